using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Learning;

/// <summary>Tables with a known truth: rows drawn from a stated log-odds.</summary>
internal static class Planted
{
    internal static readonly FitSettings Quick = new() { IntervalBags = 0 };

    /// <summary>
    /// Numbers a, b in [0, 1), a flag c, words d of four levels; missing values in b; outcomes drawn from the log-odds.
    /// </summary>
    internal static FitTask Draw(int rows, int seed, Func<double, double, bool, int, double> logit)
    {
        var random = new Random(seed);
        var (a, b, c) = (new double[rows], new double[rows], new double[rows]);
        var (d, outcomes) = (new string?[rows], new bool[rows]);
        for (var i = 0; i < rows; i++)
        {
            (a[i], b[i], c[i]) = (random.NextDouble(), random.NextDouble(), random.Next(2));
            var level = random.Next(4);
            d[i] = $"level {level}";
            outcomes[i] = random.NextDouble() < Logistic.Probability(logit(a[i], b[i], c[i] == 1, level));
            if (random.Next(10) == 0) b[i] = double.NaN;
        }
        var table = new FitTable(
            [
                new NumericColumn("a", a), new NumericColumn("b", b), new NumericColumn("c", c),
                CategoricalColumn.Of("d", d),
            ], rows);
        return new FitTask { Features = table, Outcomes = outcomes };
    }

    /// <summary>Some of everything: a step, a line, a level, a pair.</summary>
    internal static double Mixed(double a, double b, bool c, int d) =>
        (a > 0.6 ? 1 : -0.4) + (b - 0.5) + (d == 2 ? 0.8 : 0) + (c && a > 0.6 ? -1.2 : 0);

    /// <summary>Mean log-loss of scores in 1/1000 logit.</summary>
    internal static double Loss(FitTask task, IReadOnlyList<int> scores) => scores.Index()
        .Average(s => Logistic.Loss(s.Item / 1000.0, 1, task.Outcomes[s.Index] ? 1 : 0));
}
