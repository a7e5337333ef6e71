namespace Matching.Fit.Tables;

/// <summary>A column of numbers.</summary>
public sealed class NumericColumn : FitColumn
{
    private readonly double[] _values;

    /// <summary>Makes the column.</summary>
    /// <param name="name">Unique in its table, not empty.</param>
    /// <param name="values">One a row; NaN = missing, infinities are refused.</param>
    /// <exception cref="ArgumentException">The name is empty or a value infinite.</exception>
    public NumericColumn(string name, IEnumerable<double> values)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _values = [.. values];
        var infinite = Array.FindIndex(_values, double.IsInfinity);
        if (infinite >= 0)
            throw new ArgumentException(
                $"Column '{name}' has an infinite number in row {infinite}, expected finite numbers or NaN. Maybe a "
                + $"division by 0 made it.");
    }

    /// <summary>The numbers; NaN = missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    public override int RowCount => _values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(_values[row]);

    /// <inheritdoc/>
    public override double Number(int row) => _values[row];

    /// <inheritdoc/>
    public override NumericColumn Select(ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < values.Length; i++) values[i] = _values[rows[i]];
        return new NumericColumn(Name, values);
    }
}
