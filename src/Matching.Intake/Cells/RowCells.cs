using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Reading;

namespace Matching.Intake.Cells;

/// <summary>
/// The cells of one row while they are read: collects what cannot be read and what the noun's own check finds, so
/// that every violation of the row is known at once and none is said twice in different words.
/// </summary>
public sealed class RowCells
{
    private readonly Header _header;
    private readonly IReadOnlyList<string> _cells;
    private readonly Check _check;
    private readonly HashSet<string> _silent = new(StringComparer.Ordinal);
    private readonly List<Violation> _violations = [];
    private readonly int _longestCell;

    /// <summary>
    /// Starts a row. The subject of its messages is the kind and, when it is fit to be shown, the id.
    /// </summary>
    public RowCells(Header header, IReadOnlyList<string> cells, int longestCell)
    {
        (_header, _cells, _longestCell) = (header, cells, longestCell);
        var id = Text("id");
        _check = new Check(header.Shape.Subject, TextForms.IsId(id) ? id : "");
    }

    /// <summary>
    /// Everything that is wrong, by column code in the order of the table; row-wide ones first, with an empty field.
    /// </summary>
    public IReadOnlyList<Violation> Violations =>
        [.. _check.Violations.Concat(_violations).OrderBy(v => _header.Shape.PositionOf(v.Field))];

    /// <summary>Cells of the row up to the last that is not blank.</summary>
    public int Width
    {
        get
        {
            var width = _cells.Count;
            while (width > 0 && string.IsNullOrWhiteSpace(_cells[width - 1])) width--;
            return width;
        }
    }

    /// <summary>The value of a column: its blank value when the cell is blank or cannot be read.</summary>
    public T Read<T>(Column<T> column)
    {
        var text = Text(column.Code);
        if (text.Length == 0)
        {
            if (column.Required)
                Fail(
                    column,
                    $"saknar {column.Code}, väntade {column.Expected}.",
                    $"has no {column.Code}, expected {column.Expected}.");
            return column.Blank;
        }
        if (text.Length > _longestCell)
        {
            Fail(
                column,
                $"har {column.Code} med {text.Length} tecken, väntade högst {_longestCell}.",
                $"has {column.Code} of {text.Length} characters, expected at most {_longestCell}.");
            return column.Blank;
        }
        if (column.Form.TryRead(text, out var value)) return value;
        FailToRead(column, text);
        return column.Blank;
    }

    /// <summary>Adds a violation of a column, or of the row as a whole with an empty code.</summary>
    public void Add(string code, Wording swedish, Wording english) => _check.Add(code, swedish, english);

    /// <summary>True when the column is there and its cell is not blank.</summary>
    public bool States(Column column) => Text(column.Code).Length > 0;

    /// <summary>True unless the column's cell could not be read.</summary>
    public bool WasRead(Column column) => !_silent.Contains(column.Code);

    /// <summary>
    /// Takes what the noun's check found, except about columns that could not be read and what compares with them.
    /// </summary>
    /// <returns>True when nothing at all is wrong with the row, so that the noun can be constructed.</returns>
    public bool Admit(IEnumerable<Violation> found)
    {
        foreach (var violation in found)
        {
            var code = _header.Shape.CodeOf(violation.Field);
            if (!_silent.Contains(violation.Field) && !_silent.Contains(code))
                _violations.Add(violation with { Field = code });
        }
        return _violations.Count == 0 && _check.Violations.Count == 0;
    }

    private string Text(string code)
    {
        var index = _header.IndexOf(code);
        return index < 0 || index >= _cells.Count ? "" : Composed.Of(_cells[index].Trim());
    }

    private void FailToRead<T>(Column<T> column, string text)
    {
        var seen = column.Form.Seen(text);
        var advice = column.Form.Advice?.Invoke(text) ?? Phrase.Empty;
        var blank = advice.IsEmpty ? "" : " ";
        Fail(
            column,
            $"har {column.Code} {seen}, väntade {column.Expected}.{blank}{advice}",
            $"has {column.Code} {seen}, expected {column.Expected}.{blank}{advice}");
    }

    private void Fail(Column column, Wording swedish, Wording english)
    {
        _check.Add(column.Code, swedish, english);
        _silent.Add(column.Code);
        _silent.UnionWith(column.Silences);
    }
}
