using Matching.Fit.BackTesting;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.BackTesting;

/// <summary>Past periods whose truth is known, because they are invented here.</summary>
internal static class Past
{
    /// <summary>Outcomes by action, in order: <c>[1, 0]</c> under action 0 is a good and another one.</summary>
    public static PastDecisions Of(params double[][] outcomesByAction)
    {
        var rows = outcomesByAction.Sum(o => o.Length);
        return new PastDecisions
        {
            Features = new FitTable([], rows),
            Actions = [.. outcomesByAction.SelectMany((o, action) => o.Select(_ => action))],
            ActionNames = [.. outcomesByAction.Select((_, action) => $"a{action}")],
            Outcomes = [.. outcomesByAction.SelectMany(o => o)],
        };
    }

    /// <summary>
    /// People of two kinds, x = 0 or 1. Practice gives action 1 with probability .2 + .6 x; a good outcome has
    /// probability .2 + .5 x under either action, plus .1 when action and kind agree. So action 1 looks far better
    /// than it is: always 1 is worth .5, as always 0 is, and the right one for each is worth .55.
    /// </summary>
    public static PastDecisions Confounded(int rows, int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(2))];
        int[] actions = [.. x.Select(kind => random.NextDouble() < .2 + .6 * kind ? 1 : 0)];
        return new PastDecisions
        {
            Features = new FitTable([new NumericColumn("x", x)], rows),
            Actions = actions,
            ActionNames = ["a0", "a1"],
            Outcomes =
            [
                .. x.Zip(actions, (kind, a) => random.NextDouble() < .2 + .5 * kind + (kind == a ? .1 : 0) ? 1.0 : 0),
            ],
        };
    }

    /// <summary>The right action for each of the confounded people.</summary>
    public static int[] RightActions(PastDecisions past) =>
        [.. Enumerable.Range(0, past.RowCount).Select(row => (int)past.Features.Columns[0].Number(row))];

    /// <summary>The same propensity and the same expectation in every cell.</summary>
    public static Nuisances Flat(PastDecisions past, double expected = .5)
    {
        var (propensities, outcomes) =
            (new double[past.RowCount * past.ActionNames.Count], new double[past.RowCount * past.ActionNames.Count]);
        Array.Fill(propensities, 1.0 / past.ActionNames.Count);
        Array.Fill(outcomes, expected);
        return new Nuisances(propensities, outcomes);
    }
}
