using Matching.Fit.Tables;

namespace Matching.Fit.BackTesting;

/// <summary>
/// A past period: who got what, and how it ended. One row a decision; every list has one entry a row. An action is a
/// kind of place with enough rows (a sector, an arm, a service), not one of thousands of slots.
/// </summary>
public sealed record PastDecisions
{
    /// <summary>What was known when the decision was made. No column may tell the action or the outcome.</summary>
    public required FitTable Features { get; init; }

    /// <summary>The action of each row, 0-based.</summary>
    public required int[] Actions { get; init; }

    /// <summary>The actions' names, 2 to <see cref="MostActions"/>.</summary>
    public required IReadOnlyList<string> ActionNames { get; init; }

    /// <summary>0 or 1 a row.</summary>
    public required double[] Outcomes { get; init; }

    /// <summary>
    /// The participant of each row, any number; rows of one are not independent. Null = each row is its own.
    /// </summary>
    public int[]? Clusters { get; init; }

    /// <summary>
    /// Rows that share seats: a policy with capacities decides a pool as a whole. Null = all rows are one pool.
    /// </summary>
    public int[]? Pools { get; init; }

    /// <summary>
    /// Which of several models scored a row for the policies, when they were cross-fitted on these very rows. Null,
    /// the better way: one model that was learned from an earlier period.
    /// </summary>
    public int[]? ScoreFolds { get; init; }

    /// <summary>The group of each row for effects by group (sex, birth region), 0-based; null = none.</summary>
    public int[]? Groups { get; init; }

    /// <summary>The groups' names.</summary>
    public IReadOnlyList<string> GroupNames { get; init; } = [];

    /// <summary>Most actions.</summary>
    public const int MostActions = 50;

    /// <summary>Fewest rows of an action: below, neither its propensity nor its outcome can be learned.</summary>
    public const int FewestRows = 20;

    /// <summary>How many rows.</summary>
    public int RowCount => Features.RowCount;

    /// <summary>Refuses what no back-test can be made of.</summary>
    /// <exception cref="InvalidBackTestException">Names everything.</exception>
    internal void Check()
    {
        var violations = new List<string>();
        foreach (var (name, length) in new[]
                 {
                     ("actions", Actions.Length), ("outcomes", Outcomes.Length), ("clusters", Clusters?.Length),
                     ("pools", Pools?.Length), ("score folds", ScoreFolds?.Length), ("groups", Groups?.Length),
                 })
            if (length is { } stated && stated != RowCount)
                violations.Add($"Past decisions have {stated} {name}, expected {RowCount}, one a row.");
        if (ActionNames.Count is < 2 or > MostActions)
            violations.Add($"Past decisions have {ActionNames.Count} actions, expected 2 to {MostActions}. Maybe slots "
                + $"should be pooled into kinds.");
        if (Array.Exists(Actions, a => a < 0 || a >= ActionNames.Count))
            violations.Add("Past decisions have an action without a name, expected 0-based actions.");
        if (Groups is not null && Array.Exists(Groups, g => g < 0 || g >= GroupNames.Count))
            violations.Add("Past decisions have a group without a name, expected 0-based groups.");
        if (Array.Exists(Outcomes, y => y is not (0 or 1)))
            violations.Add("Past decisions have an outcome that is neither 0 nor 1, expected 0 or 1.");
        if (!Outcomes.Contains(0) || !Outcomes.Contains(1))
            violations.Add("Past decisions have one outcome alone, expected good and other ones.");
        CheckCounts(violations);
        if (violations.Count > 0) throw new InvalidBackTestException(violations);
    }

    /// <summary>The outcomes of some rows.</summary>
    internal double[] OutcomesOf(int[] rows) => Array.ConvertAll(rows, row => Outcomes[row]);

    private void CheckCounts(List<string> violations)
    {
        for (var action = 0; action < ActionNames.Count && ActionNames.Count <= MostActions; action++)
        {
            var rows = Actions.Count(a => a == action);
            if (rows < FewestRows)
                violations.Add($"Action '{ActionNames[action]}' has {rows} rows, expected at least {FewestRows}. Maybe "
                    + $"rare actions should be pooled into kinds.");
        }
    }
}
