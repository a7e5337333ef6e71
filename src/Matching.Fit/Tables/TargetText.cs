using System.Globalization;

namespace Matching.Fit.Tables;

/// <summary>The target of a table: two words, one of which counts as 1.</summary>
internal sealed class TargetText
{
    private static readonly string[] Ones = ["1", "TRUE", "YES", "JA", "Y"];
    private static readonly string[] Zeros = ["0", "FALSE", "NO", "NEJ", "N"];

    private TargetText() { }

    /// <summary>0 or 1 a row.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>What counts as 0, and what counts as 1.</summary>
    public (string Zero, string One)? Words { get; private set; }

    /// <summary>What is wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>What was decided without being told.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Reads the target.</summary>
    public static TargetText Read(TextColumn column, TableText table, TableSettings settings)
    {
        var target = new TargetText();
        var missing = column.Rows(code => code < 0);
        if (missing.Count > 0)
            target.Violations.Add($"Target '{column.Name}' is missing in {table.Say(missing)}, expected a value in "
                + $"each row. Maybe placements that have not ended should stay out of the table.");
        if (column.Texts.Count == 2) target.Decide(column, settings.Positive);
        else if (column.Texts.Count == 1 && missing.Count == 0)
            target.Violations.Add($"Target '{column.Name}' is the same in every row, expected both of two values. "
                + $"Maybe the table holds one kind of outcome alone.");
        else if (column.Texts.Count > 2)
            target.Violations.Add($"Target '{column.Name}' has {column.Texts.Count} different values, expected two, "
                + $"such as 0 and 1. Maybe another column is meant.");
        if (target.Words is { } words)
            target.Values = column.Spread([.. column.Texts.Select(t => t == words.One ? 1.0 : 0.0)], double.NaN);
        return target;
    }

    private void Decide(TextColumn column, string? positive)
    {
        string[] pair = [.. column.Texts.OrderBy(Size).ThenBy(text => text, StringComparer.Ordinal)];
        if (positive is not null)
        {
            if (pair.Contains(positive, StringComparer.Ordinal))
                Words = (pair[0] == positive ? pair[1] : pair[0], positive);
            else
                Violations.Add($"Target '{column.Name}' has no value '{positive}', expected the one that counts as 1. "
                    + $"Maybe '{pair[1]}' is meant.");
            return;
        }
        if (IsOf(Zeros, pair[1]) && IsOf(Ones, pair[0])) Array.Reverse(pair);
        Words = (pair[0], pair[1]);
        if (!IsOf(Zeros, pair[0]) || !IsOf(Ones, pair[1]))
            Notes.Add($"Target '{column.Name}' has '{pair[0]}' and '{pair[1]}'; '{pair[1]}' counts as 1. Maybe state "
                + $"which one does.");
    }

    /// <summary>Numbers by size before words; "1.0" and "1" are both one.</summary>
    private static double Size(string text) =>
        NumberText.TryRead(text, out var number) ? number : double.PositiveInfinity;

    private static bool IsOf(string[] words, string text) =>
        words.Contains(text.ToUpperInvariant(), StringComparer.Ordinal)
        || (NumberText.TryRead(text, out var number) && words.Contains(number.ToString(CultureInfo.InvariantCulture)));
}
