namespace Matching.Optimizer.Decomposition;

/// <summary>
/// One way to fill a group: who is there, what it is worth, and what it uses of every priced row (Dantzig and Wolfe
/// 1960).
/// </summary>
internal sealed class Column(int[] entries, (int[] Row, int[] Amount) use, double value)
{
    /// <summary>Entries, ascending.</summary>
    public int[] Entries => entries;

    /// <summary>Priced rows that the column uses.</summary>
    public int[] Row => use.Row;

    /// <summary>How much of each row; negative for what counts towards a minimum.</summary>
    public int[] Amount => use.Amount;

    /// <summary>Value of the entries, prices left aside.</summary>
    public double Value => value;

    /// <summary>Share of the group in the mixture, 0 to 1.</summary>
    public double Weight { get; set; }

    /// <summary>Value less what the rows cost at the present prices.</summary>
    public double Score { get; set; }

    /// <summary>The sweep in which the column was last part of the mixture or the best.</summary>
    public int LastUse { get; set; }

    /// <summary>The same column for another pool, without weight.</summary>
    public Column Copy() => new(entries, use, value);

    /// <summary>Whether two columns hold the same entries in the same sessions.</summary>
    public bool IsSameAs(Column other) =>
        Entries.AsSpan().SequenceEqual(other.Entries)
        && Row.AsSpan().SequenceEqual(other.Row) && Amount.AsSpan().SequenceEqual(other.Amount);
}
