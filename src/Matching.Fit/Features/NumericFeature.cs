namespace Matching.Fit.Features;

/// <summary>A number in a unit, cut into bins by edges.</summary>
public sealed class NumericFeature : ModelFeature
{
    private readonly double[] _edges;

    /// <summary>Makes the feature.</summary>
    /// <param name="name">1 to <see cref="ModelFeature.LongestText"/> characters.</param>
    /// <param name="edges">
    /// Lower borders of bin 2, 3, …, strictly rising and finite, at most <see cref="ModelFeature.MaximumBins"/> - 2;
    /// bin 1 lies below the first, bin 0 is what is missing.
    /// </param>
    /// <param name="direction">Which way the score may go with the number.</param>
    /// <param name="unit">The unit for people, such as <c>min</c>; empty = none.</param>
    /// <exception cref="ArgumentException">Name, unit or edges; the message names all violations.</exception>
    public NumericFeature(
        string name, ReadOnlySpan<double> edges, Direction direction = Direction.Any, string unit = "")
        : base(name)
    {
        var violations = new List<string>();
        FeatureText.Check(violations, name, unit);
        if (edges.Length > MaximumBins - 2)
            violations.Add($"Feature '{name}' has {edges.Length} edges, expected at most {MaximumBins - 2}.");
        if (!Enum.IsDefined(direction))
            violations.Add($"Feature '{name}' has direction {(int)direction}, expected one of the enum.");
        for (var i = 0; i < edges.Length; i++)
            if (!double.IsFinite(edges[i]) || (i > 0 && !(edges[i] > edges[i - 1])))
                violations.Add(FormattableString.Invariant(
                    $"Feature '{name}' has edge {edges[i]} at {i}, expected finite and strictly rising."));
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
        (_edges, Direction, Unit) = (edges.ToArray(), direction, unit);
    }

    /// <summary>Lower borders of bin 2, 3, …, strictly rising.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>The unit for people; empty = none.</summary>
    public string Unit { get; }

    /// <inheritdoc/>
    public override Direction Direction { get; }

    /// <inheritdoc/>
    public override int BinCount => _edges.Length + 2;

    /// <inheritdoc/>
    /// <remarks>O(log bins). A value on an edge belongs to the bin above it.</remarks>
    public override byte Bin(double value)
    {
        if (double.IsNaN(value)) return MissingBin;
        var (low, high) = (0, _edges.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_edges[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return (byte)(low + 1);
    }
}
