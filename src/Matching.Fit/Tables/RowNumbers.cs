using System.Globalization;

namespace Matching.Fit.Tables;

/// <summary>Puts the rows of a finding into words: the first five, and how many more.</summary>
internal static class RowNumbers
{
    private const int Shown = 5;

    /// <summary><c>row 7</c>, <c>rows 3, 4 and 9</c>, <c>rows 1, 2, 3, 4, 5 and 12 more</c>.</summary>
    /// <param name="numbers">1-based rows, at least one, rising.</param>
    public static string Say(IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 1) return string.Create(CultureInfo.InvariantCulture, $"row {numbers[0]}");
        var first = numbers.Take(Shown).Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
        return numbers.Count <= Shown
            ? $"rows {string.Join(", ", first[..^1])} and {first[^1]}"
            : string.Create(
                CultureInfo.InvariantCulture, $"rows {string.Join(", ", first)} and {numbers.Count - Shown} more");
    }
}
