namespace Matching.Fit.Tables;

/// <summary>What a table file may be. Beyond a limit it is refused with a message, never cut.</summary>
public sealed record TableLimits
{
    /// <summary>Fewest rows of a table with a target. Default 10.</summary>
    public int MinimumRows { get; init; } = 10;

    /// <summary>Most rows. Default 1,000,000.</summary>
    public int Rows { get; init; } = 1_000_000;

    /// <summary>Most columns, those that are set aside included. Default and highest 1,000.</summary>
    public int Columns { get; init; } = FitTable.MaximumColumns;

    /// <summary>Most levels of a column of words that is a feature. Default 1,000.</summary>
    public int Levels { get; init; } = 1_000;

    /// <summary>Most characters of a cell. Default 10,000.</summary>
    public int CellLength { get; init; } = 10_000;

    /// <summary>
    /// Largest size of a number. Default 1e15: up to there a double holds every whole number, and what is larger is
    /// nearly always a stand-in for a missing value.
    /// </summary>
    public double Number { get; init; } = 1e15;
}
