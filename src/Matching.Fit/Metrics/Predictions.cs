namespace Matching.Fit.Metrics;

/// <summary>
/// Predicted probabilities beside what happened: the input of every metric. Immutable and safe from many threads.
/// </summary>
public sealed class Predictions
{
    private readonly double[] _probabilities;
    private readonly double[] _outcomes;
    private readonly double[] _weights;

    /// <summary>Pairs predictions with outcomes.</summary>
    /// <param name="probabilities">One a row, in [0, 1].</param>
    /// <param name="outcomes">0 or 1 a row.</param>
    /// <param name="weights">0 or more a row, finite and not all 0; empty = every row counts 1.</param>
    /// <exception cref="ArgumentException">Lengths or ranges; the message names all.</exception>
    public Predictions(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<double> outcomes, ReadOnlySpan<double> weights = default)
    {
        (_probabilities, _outcomes) = (probabilities.ToArray(), outcomes.ToArray());
        _weights = weights.IsEmpty ? new double[_outcomes.Length] : weights.ToArray();
        if (weights.IsEmpty) Array.Fill(_weights, 1);
        var violations = new List<string>();
        if (_outcomes.Length == 0) violations.Add("Predictions have 0 rows, expected at least 1.");
        if (_probabilities.Length != _outcomes.Length || _weights.Length != _outcomes.Length)
            violations.Add($"Predictions have {_probabilities.Length} probabilities, {_outcomes.Length} outcomes and "
                + $"{_weights.Length} weights, expected as many of each.");
        Refuse(violations, "probability", _probabilities, p => p is >= 0 and <= 1, "[0, 1]");
        Refuse(violations, "outcome", _outcomes, y => y is 0 or 1, "0 or 1");
        Refuse(violations, "weight", _weights, w => w >= 0 && double.IsFinite(w), "0 or more and finite");
        if (violations.Count == 0 && _weights.Sum() <= 0)
            violations.Add("Predictions have weights that are all 0, expected at least one above.");
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
    }

    /// <summary>How many rows.</summary>
    public int Count => _outcomes.Length;

    /// <summary>One a row, in [0, 1].</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>0 or 1 a row.</summary>
    public ReadOnlySpan<double> Outcomes => _outcomes;

    /// <summary>0 or more a row.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The weighted mean of a value a row.</summary>
    internal double Mean(Func<int, double> value)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var row = 0; row < Count; row++)
        {
            sum += _weights[row] * value(row);
            weight += _weights[row];
        }
        return sum / weight;
    }

    /// <summary>The predictions of some rows.</summary>
    /// <param name="rows">0-based rows.</param>
    public Predictions Select(ReadOnlySpan<int> rows)
    {
        var (p, y, w) = (new double[rows.Length], new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
            (p[i], y[i], w[i]) = (_probabilities[rows[i]], _outcomes[rows[i]], _weights[rows[i]]);
        return new Predictions(p, y, w);
    }

    private static void Refuse(
        List<string> violations, string what, double[] values, Predicate<double> fits, string expected)
    {
        var row = Array.FindIndex(values, value => !fits(value));
        if (row >= 0)
            violations.Add(FormattableString.Invariant(
                $"Predictions have {what} {values[row]} in row {row}, expected {expected}."));
    }
}
