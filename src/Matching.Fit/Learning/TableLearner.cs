using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>Learns mains, then pairs on top of them, then both again from bootstrap bags.</summary>
internal static class TableLearner
{
    /// <summary>Learns everything from rows.</summary>
    internal static LearnedTables Learn(
        LearningRows rows, ModelFeature[] features, FitSettings settings, LearningWatch watch)
    {
        var plan = BagPlan.OfBlocks(rows, settings);
        watch.Begin(FitStep.Mains);
        var effects = new MainEffects(rows, features, settings);
        var mains = effects.Learn(plan, watch.Cancellation);
        watch.Begin(FitStep.Pairs);
        var scores = plan.OutOfBag(rows, mains);
        var candidates = settings.Pairs == 0 ? [] : PairSearch.Best(
            rows, features, BagTables.Mean(mains), new PairQuestion(scores, settings.PairBins, settings.Pairs));
        var pairEffects = new PairEffects(rows, features, plan, settings);
        var pairs = pairEffects.Learn(candidates, mains, watch.Cancellation);
        watch.Begin(FitStep.Intervals);
        var bootstraps = BagPlan.OfBootstraps(rows, settings.IntervalBags, settings.Seed);
        var again = bootstraps.Count == 0 ? [] : effects.Repeat(bootstraps, watch.Cancellation);
        var pairsAgain = bootstraps.Count == 0
            ? []
            : pairEffects.Repeat(pairs, bootstraps, again, watch.Cancellation);
        watch.End();
        return new LearnedTables
        {
            Features = features,
            Rows = rows,
            Mains = mains,
            Pairs = pairs.Pairs,
            PairTables = pairs.Tables,
            BootstrapMains = again,
            BootstrapPairs = pairsAgain,
            OutOfBag = plan.OutOfBag(
                pairEffects.Rows(pairs.Pairs) with { Starts = scores }, pairs.Tables),
            OutOfBagBase = plan.OutOfBag(rows, [.. mains.Select(bag => new BagTables(bag.Intercept, []))]),
            ShareOfCuts = effects.ShareOfCuts,
        };
    }
}
