using Matching.Core;
using Matching.Core.Checks;

namespace Matching.Intake.Reading;

/// <summary>One row as it was read.</summary>
/// <param name="Number">
/// 1-based number after the header, blank rows counted: one less than the row's number in a spreadsheet.
/// </param>
/// <param name="Cells">Its cells as in the file, a reason column of an earlier error file left out.</param>
/// <param name="Nouns">Its nouns in the order in which they are stored; none when there are violations.</param>
/// <param name="Violations">Everything that is wrong; the field is the column's header as in the file.</param>
/// <param name="Position">Bytes of the file that were read so far, for progress.</param>
public sealed record ReadRow(
    long Number,
    IReadOnlyList<string> Cells,
    IReadOnlyList<INoun> Nouns,
    IReadOnlyList<Violation> Violations,
    long Position)
{
    /// <summary>True when the cell of protected_identity is there and not blank.</summary>
    public bool StatesProtection { get; init; }
}
