using System.Text;

namespace Matching.Fit.Tables;

/// <summary>
/// Splits text into the records of RFC 4180: cells between delimiters, quoted where they hold a delimiter, a quote
/// (doubled) or a line break. Lines end with CR, LF or both; blanks around unquoted cells are dropped; a quote inside
/// an unquoted cell is a character like others. Written here and not taken from a package, because this project
/// stands on the SDK alone. O(characters).
/// </summary>
internal sealed class CsvRecords(TextReader text, char delimiter, int cellLength)
{
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];

    /// <summary>1-based number of the current record; blank lines are counted.</summary>
    public int Number { get; private set; }

    /// <summary>The cells of the current record; the list is used again for the next one.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>What is wrong with the current record, to follow "has"; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>No cell of the current record holds anything.</summary>
    public bool IsBlank => _cells.TrueForAll(cell => cell.Length == 0);

    /// <summary>Moves to the next record; false at the end of the text.</summary>
    public bool Read()
    {
        if (text.Peek() < 0) return false;
        Number++;
        _cells.Clear();
        Fault = null;
        while (ReadCell())
        {
        }
        return true;
    }

    /// <summary>Reads one cell; true when another follows in the same record.</summary>
    private bool ReadCell()
    {
        _cell.Clear();
        while (text.Peek() is ' ' or '\t' && text.Peek() != delimiter) text.Read();
        if (text.Peek() == '"') ReadQuoted();
        else ReadPlain();
        if (_cell.Length > cellLength)
            Fault ??= $"a cell of more than {cellLength} characters, expected at most so many. Maybe a quote is "
                + $"missing.";
        _cells.Add(_cell.ToString());
        var end = text.Read();
        if (end == '\r' && text.Peek() == '\n') text.Read();
        return end == delimiter;
    }

    private void ReadPlain()
    {
        while (!IsEnd(text.Peek())) Append((char)text.Read());
        while (_cell.Length > 0 && _cell[^1] is ' ' or '\t') _cell.Length--;
    }

    /// <summary>Reads to the closing quote and the blanks after it.</summary>
    private void ReadQuoted()
    {
        text.Read();
        while (text.Peek() >= 0)
        {
            var next = (char)text.Read();
            if (next != '"') Append(next);
            else if (text.Peek() == '"') Append((char)text.Read());
            else
            {
                SkipToEnd();
                return;
            }
        }
        Fault ??= "a quote that is never closed, expected another. Maybe the file was cut off.";
    }

    private void SkipToEnd()
    {
        while (!IsEnd(text.Peek()))
            if (text.Read() is not (' ' or '\t'))
                Fault ??= "text after a closing quote, expected a delimiter. Maybe a quote is missing.";
    }

    /// <summary>One more than the limit is kept: an endless cell costs no memory and is still noticed.</summary>
    private void Append(char next)
    {
        if (_cell.Length <= cellLength) _cell.Append(next);
    }

    private bool IsEnd(int next) => next is < 0 or '\r' or '\n' || next == delimiter;
}
