namespace Matching.Fit.Tables;

/// <summary>A column of words: each row has one of the column's levels, or none.</summary>
public sealed class CategoricalColumn : FitColumn
{
    /// <summary>The code of a row that states nothing.</summary>
    public const int Missing = -1;

    private readonly int[] _codes;
    private readonly string[] _levels;

    /// <summary>Makes the column.</summary>
    /// <param name="name">Unique in its table, not empty.</param>
    /// <param name="codes">One a row: the 0-based index of a level, or <see cref="Missing"/>.</param>
    /// <param name="levels">The levels in ordinal order, each once.</param>
    /// <exception cref="ArgumentException">A code or the levels' order is wrong; the message names all.</exception>
    public CategoricalColumn(string name, IEnumerable<int> codes, IEnumerable<string> levels)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_codes, _levels) = ([.. codes], [.. levels]);
        var violations = new List<string>();
        for (var i = 1; i < _levels.Length; i++)
            if (string.CompareOrdinal(_levels[i - 1], _levels[i]) >= 0)
                violations.Add($"Column '{name}' has level {i} not after level {i - 1}, expected ordinal order.");
        var wrong = Array.FindIndex(_codes, code => code < Missing || code >= _levels.Length);
        if (wrong >= 0)
            violations.Add(
                $"Column '{name}' has code {_codes[wrong]} in row {wrong}, expected -1 to {_levels.Length - 1}.");
        if (violations.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, violations));
    }

    /// <summary>Makes the column from words; the levels become those that occur, in ordinal order.</summary>
    /// <param name="name">Unique in its table, not empty.</param>
    /// <param name="words">One a row; null or empty = missing.</param>
    public static CategoricalColumn Of(string name, IReadOnlyList<string?> words)
    {
        string[] levels = [.. words.OfType<string>().Where(w => w.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var codes = new int[words.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = words[i] is { Length: > 0 } word
                ? Array.BinarySearch(levels, word, StringComparer.Ordinal)
                : Missing;
        return new CategoricalColumn(name, codes, levels);
    }

    /// <summary>One a row: the 0-based index of a level, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The levels in ordinal order.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <inheritdoc/>
    public override int RowCount => _codes.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _codes[row] == Missing;

    /// <inheritdoc/>
    public override double Number(int row) => _codes[row] == Missing ? double.NaN : _codes[row];

    /// <inheritdoc/>
    public override CategoricalColumn Select(ReadOnlySpan<int> rows)
    {
        var codes = new int[rows.Length];
        for (var i = 0; i < codes.Length; i++) codes[i] = _codes[rows[i]];
        return new CategoricalColumn(Name, codes, _levels);
    }
}
