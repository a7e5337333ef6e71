namespace Matching.Fit.BackTesting;

/// <summary>
/// Tries a policy as a black box: some rows get another realised action, one at a time, and what the policy then
/// proposes is compared. A policy that only counts seats hardly moves; one that leans on the row itself does, and one
/// that moves rows of another score fold shares seats across folds. Both make a policy look better than it is.
/// </summary>
internal sealed class PolicyProbe(PastDecisions past, int probes)
{
    /// <summary>Mean change of a row's own proposal from which a policy is refused: seats shared by about 20 rows.
    /// </summary>
    public const double MostOwnInfluence = .05;

    /// <summary>Adds why the policy is to be refused, if it is.</summary>
    public void Run(Policy policy, Proposal usual, List<string> violations)
    {
        var (tried, moved, crossed) = (0, 0.0, false);
        foreach (var row in Rows())
        {
            var actions = (int[])past.Actions.Clone();
            actions[row] = (actions[row] + 1) % past.ActionNames.Count;
            var changed = policy.Propose(actions);
            tried++;
            moved += usual.Distance(changed, row);
            crossed |= Crosses(row, usual, changed);
        }
        if (tried > 0 && moved / tried > MostOwnInfluence)
            violations.Add(FormattableString.Invariant(
                $"Policy '{policy.Name}' changes its proposal for a row by {moved / tried:0.00} when the row's own ")
                + FormattableString.Invariant($"realised action changes, expected at most {MostOwnInfluence:0.00}. ")
                + "Maybe seats are shared by too few rows: decide whole pools, such as an office and a quarter.");
        if (crossed)
            violations.Add(
                $"Policy '{policy.Name}' shares seats between rows that different fold models scored, expected one "
                + "model within a pool. Maybe learn from an earlier period and decide the later one.");
    }

    /// <summary>Rows spread evenly over the table.</summary>
    private IEnumerable<int> Rows()
    {
        var count = Math.Min(probes, past.RowCount);
        for (var i = 0; i < count; i++) yield return (int)((long)i * past.RowCount / count);
    }

    private bool Crosses(int probed, Proposal usual, Proposal changed)
    {
        if (past.ScoreFolds is not { } folds) return false;
        for (var row = 0; row < past.RowCount; row++)
            if (folds[row] != folds[probed] && usual.Distance(changed, row) > 1e-12)
                return true;
        return false;
    }
}
