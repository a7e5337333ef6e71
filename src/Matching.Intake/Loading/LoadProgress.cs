namespace Matching.Intake.Loading;

/// <summary>How far a load has come; told after every batch.</summary>
/// <param name="File">Name of the file under way.</param>
/// <param name="FileNumber">1-based number of the file in loading order; 0 while it is looked through.</param>
/// <param name="FileCount">Files of the load.</param>
/// <param name="Rows">Rows of the file that have a verdict.</param>
/// <param name="RowCount">Rows of the file; 0 while it is looked through.</param>
/// <param name="Position">Bytes of the file that were read.</param>
/// <param name="Size">Bytes of the file.</param>
public sealed record LoadProgress(
    string File, int FileNumber, int FileCount, long Rows, long RowCount, long Position, long Size);
