namespace Matching.Fit.BackTesting;

/// <summary>
/// What policies would have been worth in a past period, told by weights and models together (Dudík, Langford and Li
/// 2011, "Doubly robust policy evaluation and learning"), with errors clustered by participant and beside what the
/// model alone promises. Three ways of fooling oneself are refused: a policy that leans on what a row really got,
/// seats shared across cross-fitting folds, and the model's own promise as the result. O(policies × rows × actions),
/// and as many policy calls as probes.
/// </summary>
public static class BackTest
{
    private static readonly double[] OverlapEdges = [0, .02, .05, .1, .2, .4, .6, .8, 1];

    /// <summary>Runs the back-test.</summary>
    /// <param name="past">The period.</param>
    /// <param name="nuisances">Its cross-fitted models.</param>
    /// <param name="policies">Candidates and placebos, distinct names.</param>
    /// <param name="settings">How.</param>
    /// <exception cref="InvalidBackTestException">Broken input or one of the traps; names every reason.</exception>
    public static BackTestReport Run(
        PastDecisions past, Nuisances nuisances, IReadOnlyList<Policy> policies, BackTestSettings settings)
    {
        past.Check();
        var violations = new List<string>();
        if (settings.Headline == Estimator.ModelOnly)
            violations.Add("Headline estimator is the model's own promise, expected ipw or aipw. Maybe the model chose "
                + "the policy: it then takes its own luck for skill.");
        foreach (var twice in policies.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            violations.Add($"Policy '{twice.Key}' comes twice, expected distinct names.");
        var values = new List<PolicyValue>();
        foreach (var policy in policies)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            var proposal = policy.Propose(past.Actions);
            new PolicyProbe(past, settings.Probes).Run(policy, proposal, violations);
            var value = new PolicyEvaluation(past, nuisances, proposal).Value(policy, settings);
            if (value.Weights.IsMeanImpossible)
                violations.Add(FormattableString.Invariant(
                    $"Policy '{policy.Name}' has mean weight {value.Weights.Mean:0.00}, expected about 1. Maybe it ")
                    + "leans on what each row really got: decide whole pools of seats.");
            values.Add(value);
        }
        if (violations.Count > 0) throw new InvalidBackTestException(violations);
        return new BackTestReport(
            past.RowCount, past.Clusters?.Distinct().Count() ?? past.RowCount,
            Estimate.Of(past.Outcomes, past.Clusters), values)
        {
            Headline = settings.Headline,
            Overlap = Overlap(past, nuisances),
            UnlikelyCells = nuisances.Propensities.Count(e => e < WeightDiagnostics.UnlikelyPropensity)
                / (double)nuisances.Propensities.Length,
            Alarms = BackTestAlarms.Of(values),
            ClusterOfRow = past.Clusters,
        };
    }

    private static OverlapBin[] Overlap(PastDecisions past, Nuisances nuisances)
    {
        var count = past.ActionNames.Count;
        double[] taken = [.. past.Actions.Select((action, row) => nuisances.Propensities[row * count + action])];
        return
        [
            .. OverlapEdges.Zip(OverlapEdges.Skip(1), (start, end) => new OverlapBin(
                start, end, Share(taken, start, end), Share(nuisances.Propensities, start, end))),
        ];
    }

    private static double Share(double[] propensities, double start, double end) =>
        propensities.Count(e => e >= start && (e < end || end == 1)) / (double)propensities.Length;
}
