using Matching.Fit.BackTesting;
using Matching.Fit.Baselines;

namespace Matching.Fit.Tests.BackTesting;

public sealed class NuisancesTests
{
    [Fact]
    public void CrossFit_OfConfoundedPeople_FindsPropensitiesAndOutcomes()
    {
        var past = Past.Confounded(8_000, 1);
        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, 1, default);
        double[] x = [.. Past.RightActions(past).Select(a => (double)a)];
        for (var row = 0; row < past.RowCount; row++)
        {
            Assert.Equal(.2 + .6 * x[row], nuisances.Propensities[row * 2 + 1], .05);
            Assert.Equal(1, nuisances.Propensities[row * 2] + nuisances.Propensities[row * 2 + 1], 6);
            Assert.Equal(.2 + .5 * x[row] + .1 * (1 - x[row]), nuisances.Outcomes[row * 2], .08);
        }
    }

    [Fact]
    public void CrossFit_NeverPredictsARowFromItsOwnCluster()
    {
        var past = Past.Confounded(400, 2);
        past = past with { Clusters = [.. Enumerable.Range(0, 400).Select(i => i / 4)] };
        var seen = new List<(int Train, int Test)>();
        Nuisances.CrossFit(
            past,
            (train, _, _) => test =>
            {
                seen.Add((train.RowCount, test.RowCount));
                return [.. Enumerable.Repeat(.5, test.RowCount)];
            },
            3, default);
        Assert.All(seen, pair => Assert.Equal(80, pair.Test));
        Assert.Contains(seen, pair => pair.Train == 320);
    }

    [Fact]
    public void CrossFit_FewRowsOfAnAction_SharesOneOutcomeModelThatKnowsTheAction()
    {
        double[] Outcomes(int good, int other) => [.. Enumerable.Repeat(1.0, good), .. Enumerable.Repeat(0.0, other)];
        var past = Past.Of(Outcomes(80, 20), Outcomes(50, 50), Outcomes(20, 80));
        var nuisances = Nuisances.CrossFit(past, RidgeLogistic.Learn, 1, default);
        Assert.Equal(.8, nuisances.Outcomes[0], .1);
        Assert.Equal(.5, nuisances.Outcomes[1], .1);
        Assert.Equal(.2, nuisances.Outcomes[2], .1);
        Assert.Equal(1, nuisances.Propensities.Take(3).Sum(), 6);
    }

    [Fact]
    public void Forward_LearnsEarlierAndScoresLater()
    {
        var (earlier, later) = (Past.Confounded(6_000, 4), Past.Confounded(50, 5));
        var scores = Nuisances.Forward(earlier, later.Features, RidgeLogistic.Learn, default);
        var right = Past.RightActions(later);
        for (var row = 0; row < 50; row++) Assert.True(scores[row * 2 + right[row]] > scores[row * 2 + 1 - right[row]]);
    }
}
