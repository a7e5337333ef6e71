using Matching.Fit.BackTesting;

namespace Matching.Fit.Tests.BackTesting;

public sealed class SeatsTests
{
    [Fact]
    public void Assign_RandomPools_IsWithinTheStepOfTheBestAndFillsEverySeat()
    {
        var random = new Random(8);
        for (var trial = 0; trial < 200; trial++)
        {
            int[] capacities = [random.Next(3), random.Next(3), random.Next(1, 3)];
            var rows = capacities.Sum();
            double[] scores = [.. Enumerable.Range(0, rows * 3).Select(_ => random.NextDouble())];
            var seated = Seats.Assign(scores, capacities);
            Assert.Equal(capacities, Enumerable.Range(0, 3).Select(a => seated.Count(s => s == a)));
            var sum = seated.Index().Sum(s => scores[s.Index * 3 + s.Item]);
            Assert.InRange(sum, Best(scores, capacities, 0) - rows * Seats.Step - 1e-9, 1e9);
        }
    }

    [Fact]
    public void Assign_EqualScores_EndsAndIsDeterministic()
    {
        var scores = new double[500 * 4];
        var seated = Seats.Assign(scores, [100, 150, 0, 250]);
        Assert.Equal(seated, Seats.Assign(scores, [100, 150, 0, 250]));
        Assert.Equal(250, seated.Count(s => s == 3));
    }

    private static double Best(double[] scores, int[] capacities, int row)
    {
        if (row * 3 == scores.Length) return 0;
        var best = double.NegativeInfinity;
        for (var action = 0; action < 3; action++)
        {
            if (capacities[action] == 0) continue;
            capacities[action]--;
            best = Math.Max(best, scores[row * 3 + action] + Best(scores, capacities, row + 1));
            capacities[action]++;
        }
        return best;
    }
}
