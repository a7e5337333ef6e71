using System.Globalization;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>The cells of a column as words, numbers printed invariant.</summary>
internal static class ColumnWords
{
    /// <summary>The words of a column as codes, in ordinal order; missing ones are a word of their own.</summary>
    public static (int[] Codes, IReadOnlyList<string> Names) Codes(FitColumn column)
    {
        string[] words = [.. Enumerable.Range(0, column.RowCount).Select(row => At(column, row))];
        string[] names = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return ([.. words.Select(word => Array.BinarySearch(names, word, StringComparer.Ordinal))], names);
    }

    /// <summary>The cell as a word; <c>–</c> where nothing is stated.</summary>
    public static string At(FitColumn column, int row) => column.IsMissing(row) ? "–"
        : column is CategoricalColumn words ? words.Levels[words.Codes[row]]
        : column.Number(row).ToString(CultureInfo.InvariantCulture);
}
