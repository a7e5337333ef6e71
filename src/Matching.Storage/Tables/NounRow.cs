using Matching.Core;

namespace Matching.Storage.Tables;

/// <summary>
/// One row as it is stored. Two rows are equal when every column is: that is what "unchanged" means.
/// </summary>
internal abstract record NounRow
{
    public string Municipality { get; init; } = "";

    public string Id { get; init; } = "";

    /// <summary>The system that owns the row.</summary>
    public string Source { get; init; } = "";

    public Key Key => new(Municipality, Id);
}
