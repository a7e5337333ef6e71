namespace Matching.Intake.Reading;

/// <summary>
/// What a file may be at most. A larger one is refused as a whole before anything of it is stored; a longer cell
/// rejects its row.
/// </summary>
public sealed record FileLimits
{
    /// <summary>Bytes of the file. Default 1 GiB.</summary>
    public long FileSize { get; init; } = 1L << 30;

    /// <summary>Rows, the header not counted. Default 5,000,000.</summary>
    public long Rows { get; init; } = 5_000_000;

    /// <summary>Bytes of one row in UTF-8, line breaks inside quotes included. Default 1 MiB.</summary>
    public int RowSize { get; init; } = 1 << 20;

    /// <summary>Columns of the header. Default 200.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>Characters of one cell. Default 10,000.</summary>
    public int CellLength { get; init; } = 10_000;
}
