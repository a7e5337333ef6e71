namespace Matching.Fit.Tables;

/// <summary>What a column of text holds, told from its distinct texts unless somebody stated it.</summary>
internal sealed class FeatureText(TextColumn column, TableText table, TableSettings settings)
{
    /// <summary>What is wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>What was decided without being told.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The column says the same in each row, or nothing at all.</summary>
    public bool IsConstant { get; private set; }

    /// <summary>The column; null when something is wrong with it.</summary>
    public FitColumn? Read()
    {
        ColumnKind? stated = settings.Kinds.TryGetValue(column.Name, out var kind) ? kind : null;
        var numbers = Numbers(column);
        var words = Rows(numbers, double.IsNaN);
        var numeric = stated == ColumnKind.Numeric || (stated is null && words.Count == 0);
        FitColumn? read = numeric ? ReadNumbers(numbers, words) : ReadWords(words, stated is null);
        NoteConstant(read);
        return Violations.Count > 0 ? null : read;
    }

    /// <summary>A column that nothing is learned from: numbers when all are finite numbers, else words.</summary>
    public static FitColumn Plain(TextColumn column)
    {
        var numbers = Numbers(column);
        return numbers.TrueForAll(double.IsFinite)
            ? new NumericColumn(column.Name, column.Spread(numbers, double.NaN))
            : column.ToCategorical();
    }

    /// <summary>The number of each distinct text; NaN where it is none.</summary>
    private static List<double> Numbers(TextColumn column) =>
        [.. column.Texts.Select(text => NumberText.TryRead(text, out var number) ? number : double.NaN)];

    private NumericColumn? ReadNumbers(List<double> numbers, List<int> words)
    {
        if (words.Count > 0)
            Violations.Add($"Column '{column.Name}' has text in {table.Say(words)}, expected numbers. Maybe the text "
                + $"means a missing value: leave those cells empty.");
        var huge = Rows(numbers, number => Math.Abs(number) > settings.Limits.Number);
        if (huge.Count > 0)
            Violations.Add(FormattableString.Invariant($"Column '{column.Name}' has a number beyond ±")
                + FormattableString.Invariant($"{settings.Limits.Number:0.#e0} in {table.Say(huge)}, expected smaller ")
                + "ones. Maybe it stands for a missing value: leave those cells empty.");
        var commas = column.Rows(code => code >= 0 && column.Texts[code].Contains(','));
        var points = column.Rows(code => code >= 0 && column.Texts[code].Contains('.'));
        if (commas.Count > 0 && points.Count > 0)
            Violations.Add($"Column '{column.Name}' has a decimal comma in {table.Say(commas)} and a decimal point in "
                + $"{table.Say(points)}, expected one of them. Maybe one separates thousands.");
        return Violations.Count > 0 ? null : new NumericColumn(column.Name, column.Spread(numbers, double.NaN));
    }

    private CategoricalColumn? ReadWords(List<int> words, bool isGuess)
    {
        var mixed = isGuess && words.Count < column.Codes.Count(code => code >= 0);
        if (column.Texts.Count > settings.Limits.Levels)
        {
            Violations.Add($"Column '{column.Name}' has {column.Texts.Count} levels, expected at most "
                + $"{settings.Limits.Levels}. Maybe "
                + (mixed ? $"it holds numbers and text in {table.Say(words)} by mistake." : "it is an id: ignore it."));
            return null;
        }
        if (mixed)
            Notes.Add($"Column '{column.Name}' has text among numbers in {table.Say(words)}; it is read as words. "
                + $"Maybe it should be stated numeric and the text left out.");
        return column.ToCategorical();
    }

    private void NoteConstant(FitColumn? read)
    {
        if (read is null) return;
        var any = column.Codes.Count > 0 && column.Codes[0] >= 0 ? read.Number(0) : double.NaN;
        for (var row = 1; row < read.RowCount; row++)
            if (!read.Number(row).Equals(any))
                return;
        IsConstant = settings.Target is not null && read.RowCount > 0;
        if (IsConstant)
            Notes.Add($"Column '{column.Name}' {(double.IsNaN(any) ? "is empty" : "is the same")} in every row; "
                + $"nothing can be learned from it, and it is set aside.");
    }

    private List<int> Rows(List<double> numbers, Predicate<double> fits) =>
        column.Rows(code => code >= 0 && fits(numbers[code]));
}
