namespace Matching.Fit.Tables;

/// <summary>One column of a <see cref="FitTable"/>: a name and a value, possibly missing, for each row.</summary>
public abstract class FitColumn
{
    private protected FitColumn(string name) => Name = name;

    /// <summary>The column's name, unique in its table.</summary>
    public string Name { get; }

    /// <summary>How many rows.</summary>
    public abstract int RowCount { get; }

    /// <summary>True where nothing is stated.</summary>
    /// <param name="row">0-based row.</param>
    public abstract bool IsMissing(int row);

    /// <summary>
    /// The value as one number of a feature vector: the number itself, or the 0-based level; NaN where missing.
    /// </summary>
    /// <param name="row">0-based row.</param>
    public abstract double Number(int row);

    /// <summary>The column of some rows, in the order given; a row may come several times.</summary>
    /// <param name="rows">0-based rows.</param>
    public abstract FitColumn Select(ReadOnlySpan<int> rows);
}
