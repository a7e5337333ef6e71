using Matching.Fit.Baselines;

namespace Matching.Fit.Tests.Baselines;

public sealed class CholeskyTests
{
    // [4 2; 2 3] x = [10; 9] has the solution (1.5, 2).
    [Fact]
    public void Solve_TwoByTwo_IsTheHandComputedSolution()
    {
        var x = Cholesky.Solve([4, double.NaN, 2, 3], [10, 9]);
        Assert.Equal(1.5, x[0], 12);
        Assert.Equal(2, x[1], 12);
    }

    [Fact]
    public void Solve_RandomSystems_GivesBackWhatWasMultiplied()
    {
        var random = new Random(1);
        for (var n = 1; n < 12; n++)
        {
            var b = Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - .5).ToArray();
            var a = new double[n * n];
            for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                a[i * n + j] = (i == j ? .1 : 0) + Enumerable.Range(0, n).Sum(k => b[i * n + k] * b[j * n + k]);
            double[] truth = [.. Enumerable.Range(0, n).Select(i => i - 2.5)];
            double[] right = [.. truth.Select((_, i) => Enumerable.Range(0, n).Sum(j => a[i * n + j] * truth[j]))];
            var x = Cholesky.Solve(a, right);
            for (var i = 0; i < n; i++) Assert.Equal(truth[i], x[i], 8);
        }
    }
}
