namespace Matching.Fit;

/// <summary>
/// One step table of a model: the feature's value falls into a bin and the bin has points. Points are whole
/// thousandths of a logit, so that sums are exact and the same on every machine.
/// </summary>
public sealed class FitTerm
{
    private readonly double[] _edges;
    private readonly int[] _points;

    /// <summary>Makes the table of one feature.</summary>
    /// <param name="feature">0-based index of the feature in the vector that is scored.</param>
    /// <param name="edges">Lower borders of bin 1, 2, …, strictly rising and finite; bin 0 lies below the
    /// first.</param>
    /// <param name="points">Points per bin in 1/1000 logit, one more than edges, each within ±20 000.</param>
    /// <param name="missing">Points when the feature is missing (NaN), in 1/1000 logit, within ±20 000.</param>
    /// <exception cref="ArgumentException">A shape or range is broken; the message names all of it.</exception>
    public FitTerm(int feature, ReadOnlySpan<double> edges, ReadOnlySpan<int> points, int missing = 0)
    {
        var violations = new List<string>();
        if (feature < 0) violations.Add($"Term has feature {feature}, expected 0 or more.");
        if (points.Length != edges.Length + 1)
            violations.Add($"Term of feature {feature} has {points.Length} points, expected {edges.Length + 1}, one "
                + $"a bin.");
        for (var i = 0; i < edges.Length; i++)
            if (!double.IsFinite(edges[i]) || (i > 0 && !(edges[i] > edges[i - 1])))
                violations.Add($"Term of feature {feature} has edge {edges[i]} at {i}, expected finite and strictly "
                    + $"rising.");
        foreach (var value in (int[])[.. points, missing])
            if (Math.Abs((long)value) > MaximumPoints)
                violations.Add($"Term of feature {feature} has {value} points, expected within ±{MaximumPoints}.");
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
        (Feature, _edges, _points, Missing) = (feature, edges.ToArray(), points.ToArray(), missing);
    }

    /// <summary>Largest size of one bin's points: 20 logits.</summary>
    public const int MaximumPoints = 20_000;

    /// <summary>0-based index of the feature.</summary>
    public int Feature { get; }

    /// <summary>Points when the feature is missing, in 1/1000 logit.</summary>
    public int Missing { get; }

    /// <summary>Points of a value in 1/1000 logit. O(log bins).</summary>
    /// <param name="value">The feature; NaN = missing.</param>
    public int Points(double value)
    {
        if (double.IsNaN(value)) return Missing;
        var found = Array.BinarySearch(_edges, value);
        return _points[found >= 0 ? found + 1 : ~found];
    }
}
