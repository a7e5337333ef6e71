namespace Matching.Fit.BackTesting;

/// <summary>The estimates of one proposal.</summary>
internal sealed class PolicyEvaluation
{
    private const double ClearlyLess = .005;
    private readonly PastDecisions _past;
    private readonly Nuisances _nuisances;
    private readonly Proposal _proposal;
    private readonly double[] _weights;
    private readonly double[] _promised;
    private readonly double[] _expected;

    /// <summary>Computes, a row each, the weight, the model's promise under the policy, and under what was done.
    /// </summary>
    public PolicyEvaluation(PastDecisions past, Nuisances nuisances, Proposal proposal)
    {
        (_past, _nuisances, _proposal) = (past, nuisances, proposal);
        var (rows, count) = (past.RowCount, past.ActionNames.Count);
        (_weights, _promised, _expected) = (new double[rows], new double[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var taken = row * count + past.Actions[row];
            _weights[row] = proposal.Share(row, past.Actions[row]) / nuisances.Propensities[taken];
            _expected[row] = nuisances.Outcomes[taken];
            for (var action = 0; action < count; action++)
                _promised[row] += proposal.Share(row, action) * nuisances.Outcomes[row * count + action];
        }
    }

    /// <summary>Estimates, weights and groups of the policy.</summary>
    public PolicyValue Value(Policy policy, BackTestSettings settings)
    {
        var clusters = _past.Clusters;
        var (ipw, byWeight) = Hajek();
        var (corrections, corrected) = (new double[_weights.Length], new double[_weights.Length]);
        for (var row = 0; row < corrected.Length; row++)
        {
            corrections[row] = _weights[row] * (_past.Outcomes[row] - _expected[row]);
            corrected[row] = _promised[row] + corrections[row];
        }
        var contributions = settings.Headline == Estimator.Ipw ? byWeight : corrected;
        var differences = new double[contributions.Length];
        for (var row = 0; row < differences.Length; row++)
            differences[row] = contributions[row] - _past.Outcomes[row];
        return new PolicyValue(
            policy.Name, policy.Role, Estimate.Of(_promised, clusters), ipw, Estimate.Of(corrected, clusters),
            Estimate.Of(differences, clusters),
            WeightDiagnostics.Of(_past, _proposal, (_weights, _nuisances.Propensities)))
        {
            Optimism = Estimate.Of(Array.ConvertAll(corrections, correction => -correction), clusters),
            Groups = Groups(differences, settings.MinimumCell),
            WorseOff = _promised.Where((promised, row) => promised < _expected[row] - ClearlyLess).Count()
                / (double)_promised.Length,
            Contributions = contributions,
        };
    }

    /// <summary>The weighted mean, and each row's part of it: value + weight × (outcome − value) / mean weight.
    /// </summary>
    private (Estimate Estimate, double[] Contributions) Hajek()
    {
        double sum = 0, weighted = 0;
        for (var row = 0; row < _weights.Length; row++)
        {
            sum += _weights[row];
            weighted += _weights[row] * _past.Outcomes[row];
        }
        var value = sum > 0 ? weighted / sum : double.NaN;
        var contributions = new double[_weights.Length];
        for (var row = 0; row < contributions.Length; row++)
            contributions[row] =
                value + _weights[row] * (_past.Outcomes[row] - value) / (sum / contributions.Length);
        return (Estimate.Of(contributions, _past.Clusters), contributions);
    }

    private GroupEffect[] Groups(double[] differences, int minimumCell)
    {
        if (_past.Groups is not { } groups) return [];
        return
        [
            .. _past.GroupNames.Select((name, group) =>
            {
                int[] rows = [.. Enumerable.Range(0, groups.Length).Where(row => groups[row] == group)];
                if (rows.Length < minimumCell) return new GroupEffect(name, null, null);
                var clusters = _past.Clusters is { } all ? Array.ConvertAll(rows, row => all[row]) : null;
                return new GroupEffect(
                    name, rows.Length, Estimate.Of(Array.ConvertAll(rows, row => differences[row]), clusters));
            }),
        ];
    }
}
