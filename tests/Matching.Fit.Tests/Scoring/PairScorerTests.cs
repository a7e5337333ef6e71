using Matching.Fit.Features;
using Matching.Fit.Scoring;

namespace Matching.Fit.Tests.Scoring;

public sealed class PairScorerTests
{
    [Fact]
    public void Score_OfRandomModelsPeopleAndSlots_IsThatOfTheModelOnThePair()
    {
        var random = new Random(1);
        for (var turn = 0; turn < 200; turn++)
        {
            var model = RandomModels.Draw(random);
            FeatureSource[] sources = [.. model.Features.Select(_ => Source(random))];
            var slots = Enumerable.Range(0, random.Next(1, 150)).Select(_ => Vector(random, model)).ToArray();
            int[] chosen = [.. Enumerable.Range(0, slots.Length).Where(_ => random.Next(3) > 0)];
            var scorer = new PairScorer(model, sources);
            var prepared = scorer.Prepare(slots);
            var bins = scorer.CreateBins(prepared);
            var scores = new int[slots.Length];
            for (var who = 0; who < 3; who++)
            {
                var participant = Vector(random, model);
                var pairs = Fill(bins, sources, model, random);
                scorer.Score(participant, new ChosenSlots(prepared, chosen), bins, scores);
                for (var k = 0; k < chosen.Length; k++)
                    Assert.Equal(
                        model.Score([.. sources.Select((source, f) =>
                            source.Side == FeatureSide.Participant ? participant[f]
                            : source.Side == FeatureSide.Slot ? slots[chosen[k]][f]
                            : pairs[f][bins.Codes[source.Column][k]])]),
                        scores[k]);
            }
        }
    }

    [Fact]
    public void Score_AtEverySlot_IsThatOfAllChosen()
    {
        var random = new Random(3);
        var model = RandomModels.Draw(random);
        FeatureSource[] sources = [.. model.Features.Select(_ => Source(random))];
        var scorer = new PairScorer(model, sources);
        var prepared = scorer.Prepare([.. Enumerable.Range(0, 70).Select(_ => Vector(random, model))]);
        var (bins, participant) = (scorer.CreateBins(prepared), Vector(random, model));
        Fill(bins, sources, model, random);
        var (every, all) = (new int[70], new int[70]);
        scorer.Score(participant, prepared, bins, every);
        scorer.Score(participant, new ChosenSlots(prepared, [.. Enumerable.Range(0, 70)]), bins, all);
        Assert.Equal(all, every);
    }

    [Fact]
    public void Score_AllocatesNothing()
    {
        var random = new Random(2);
        var model = RandomModels.Draw(random);
        FeatureSource[] sources = [.. model.Features.Select((_, f) => new FeatureSource((FeatureSide)(f % 3), f % 2))];
        var scorer = new PairScorer(model, sources);
        var prepared = scorer.Prepare([.. Enumerable.Range(0, 100).Select(_ => Vector(random, model))]);
        var (bins, scores, participant) = (scorer.CreateBins(prepared), new int[100], Vector(random, model));
        Fill(bins, sources, model, random);
        scorer.Score(participant, prepared, bins, scores);
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => AllocatedBytes(
            () => scorer.Score(participant, prepared, bins, scores))));
    }

    // A collection that another test causes may count the rest of this thread's allocation block: the least of some
    // measurements is what the action itself allocates.
    private static long AllocatedBytes(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 0; turn < 100; turn++) action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Constructor_WithAnotherNumberOfSourcesOrANegativeColumn_IsRefused()
    {
        var model = new FitModel(new FitModelDraft
        {
            Name = "m", Intercept = 0, Features = [new NumericFeature("a", [])], Terms = [],
        });
        Assert.Equal(
            "There are 0 sources, expected 1, one a feature.",
            Assert.Throws<ArgumentException>(() => new PairScorer(model, [])).Message);
        Assert.Equal(
            "Source has column -1, expected 0 or more.",
            Assert.Throws<ArgumentException>(
                () => new PairScorer(model, [new FeatureSource(FeatureSide.Pair, -1)])).Message);
    }

    [Fact]
    public void Set_OfAnotherSide_IsRefused()
    {
        var model = new FitModel(new FitModelDraft
        {
            Name = "m", Intercept = 0, Features = [new NumericFeature("a", [])], Terms = [],
        });
        var scorer = new PairScorer(model, [new FeatureSource(FeatureSide.Slot)]);
        Assert.Equal(
            "Feature 0 is of no pair, expected one of the pair side.",
            Assert.Throws<ArgumentException>(() => scorer.CreateBins(scorer.Prepare([])).Set(0, 0, 1)).Message);
    }

    private static FeatureSource Source(Random random) => new((FeatureSide)random.Next(3), random.Next(3));

    // Gives every slot a code in every column, and every code a value for each feature of the column.
    private static double[][] Fill(PairBins bins, FeatureSource[] sources, FitModel model, Random random)
    {
        const int codes = 12;
        bins.CodeCounts.Fill(codes);
        foreach (var column in bins.Codes)
            for (var k = 0; k < column.Length; k++) column[k] = (byte)random.Next(codes);
        double[][] values = [.. Enumerable.Range(0, codes).Select(_ => Vector(random, model))];
        for (var f = 0; f < sources.Length; f++)
            if (sources[f].Side == FeatureSide.Pair)
                for (var code = 0; code < codes; code++) bins.Set(f, code, values[code][f]);
        return [.. sources.Select((_, f) => values.Select(v => v[f]).ToArray())];
    }

    private static double[] Vector(Random random, FitModel model) =>
        [.. model.Features.Select(_ => random.Next(6) == 0 ? double.NaN : Math.Round(random.NextDouble() * 3 - 1, 1))];
}
