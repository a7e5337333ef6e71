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
            FeatureSide[] sides = [.. model.Features.Select(_ => (FeatureSide)random.Next(3))];
            var slots = Enumerable.Range(0, random.Next(1, 150)).Select(_ => Vector(random, model)).ToArray();
            var scorer = new PairScorer(model, sides);
            var prepared = scorer.Prepare(slots);
            var bins = scorer.CreateBins(prepared);
            var scores = new int[slots.Length];
            for (var who = 0; who < 3; who++)
            {
                var participant = Vector(random, model);
                var pairs = slots.Select(_ => Vector(random, model)).ToArray();
                Fill(bins, sides, pairs);
                scorer.Score(participant, prepared, bins, scores);
                for (var j = 0; j < slots.Length; j++)
                {
                    var together = sides.Select((side, f) =>
                        side == FeatureSide.Participant ? participant[f]
                        : side == FeatureSide.Slot ? slots[j][f] : pairs[j][f]);
                    Assert.Equal(model.Score([.. together]), scores[j]);
                }
            }
        }
    }

    [Fact]
    public void Score_AllocatesNothing()
    {
        var random = new Random(2);
        var model = RandomModels.Draw(random);
        FeatureSide[] sides = [.. model.Features.Select((_, f) => (FeatureSide)(f % 3))];
        var scorer = new PairScorer(model, sides);
        var prepared = scorer.Prepare([.. Enumerable.Range(0, 100).Select(_ => Vector(random, model))]);
        var (bins, scores, participant) = (scorer.CreateBins(prepared), new int[100], Vector(random, model));
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
    public void Constructor_WithAnotherNumberOfSides_IsRefused()
    {
        var model = new FitModel(new FitModelDraft
        {
            Name = "m", Intercept = 0, Features = [new NumericFeature("a", [])], Terms = [],
        });
        Assert.Equal(
            "There are 0 sides, expected 1, one a feature.",
            Assert.Throws<ArgumentException>(() => new PairScorer(model, [])).Message);
    }

    [Fact]
    public void Column_OfAnotherSide_IsRefused()
    {
        var model = new FitModel(new FitModelDraft
        {
            Name = "m", Intercept = 0, Features = [new NumericFeature("a", [])], Terms = [],
        });
        var scorer = new PairScorer(model, [FeatureSide.Slot]);
        Assert.Equal(
            "Feature 0 is of no pair, expected one of the pair side.",
            Assert.Throws<ArgumentException>(() => scorer.CreateBins(scorer.Prepare([])).Set(0, 0, 1)).Message);
    }

    private static void Fill(PairBins bins, FeatureSide[] sides, double[][] pairs)
    {
        for (var f = 0; f < sides.Length; f++)
            if (sides[f] == FeatureSide.Pair)
                for (var j = 0; j < pairs.Length; j++)
                    bins.Set(f, j, pairs[j][f]);
    }

    private static double[] Vector(Random random, FitModel model) =>
        [.. model.Features.Select(_ => random.Next(6) == 0 ? double.NaN : Math.Round(random.NextDouble() * 3 - 1, 1))];
}
