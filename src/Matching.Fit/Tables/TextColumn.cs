namespace Matching.Fit.Tables;

/// <summary>
/// A column as it stands in the file: the distinct texts once, and a code a row. What a column holds is told from the
/// distinct texts, so a million rows of few words cost little.
/// </summary>
internal sealed class TextColumn(string name, Func<string, bool> isMissing)
{
    private readonly Dictionary<string, int> _codesByText = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _codes = [];

    /// <summary>The column's header.</summary>
    public string Name => name;

    /// <summary>One a row: the index of a text, or -1 where nothing is stated.</summary>
    public IReadOnlyList<int> Codes => _codes;

    /// <summary>The distinct stated texts in order of appearance.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Adds the cell of one more row.</summary>
    public void Add(string cell)
    {
        if (_codesByText.TryGetValue(cell, out var code))
        {
            _codes.Add(code);
            return;
        }
        code = isMissing(cell) ? -1 : _texts.Count;
        if (code >= 0) _texts.Add(cell);
        _codesByText.Add(cell, code);
        _codes.Add(code);
    }

    /// <summary>0-based rows whose code fits.</summary>
    public List<int> Rows(Predicate<int> fits)
    {
        var rows = new List<int>();
        for (var row = 0; row < _codes.Count; row++)
            if (fits(_codes[row]))
                rows.Add(row);
        return rows;
    }

    /// <summary>A value for each row from a value for each text.</summary>
    /// <param name="byText">One for each of <see cref="Texts"/>.</param>
    /// <param name="missing">Where nothing is stated.</param>
    public T[] Spread<T>(IReadOnlyList<T> byText, T missing)
    {
        var values = new T[_codes.Count];
        for (var row = 0; row < values.Length; row++) values[row] = _codes[row] < 0 ? missing : byText[_codes[row]];
        return values;
    }

    /// <summary>The column as words.</summary>
    public CategoricalColumn ToCategorical() =>
        CategoricalColumn.Of(name, Spread(_texts.ConvertAll(text => (string?)text), null));
}
