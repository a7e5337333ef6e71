using CsvHelper;

namespace Matching.Fit.Tables;

/// <summary>
/// The records of a table file (RFC 4180) one after the other, blank ones included, as CsvHelper splits them: cells
/// between delimiters, quoted where they hold a delimiter, a quote (doubled) or a line break; blanks around unquoted
/// cells are dropped. O(characters).
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const int LongestRecord = 16_000_000;
    private readonly CsvReader _reader;
    private readonly int _cellLength;
    private readonly List<string> _cells = [];
    private CsvMalformedReason? _malformed;
    private bool _isBroken;

    /// <param name="text">Left open at the end.</param>
    /// <param name="delimiter">Between cells.</param>
    /// <param name="cellLength">Most characters of a cell.</param>
    public CsvRecords(TextReader text, char delimiter, int cellLength)
    {
        _cellLength = cellLength;
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = delimiter,
            TrimWhitespace = true,
            SkipEmptyLines = false,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = record => _malformed ??= record.Reason,
        };
        _reader = CsvReader.Create(text, options, leaveOpen: true);
    }

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
        if (_isBroken) return false;
        _cells.Clear();
        _malformed = null;
        Number++;
        try
        {
            if (!_reader.Read()) return false;
            for (var i = 0; i < _reader.FieldCount; i++) _cells.Add(_reader.GetString(i));
        }
        catch (CsvFormatException)
        {
            // What follows cannot be told apart from it.
            _isBroken = true;
        }
        Fault = FaultOf();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private string? FaultOf() => (_malformed, _isBroken || _cells.Exists(cell => cell.Length > _cellLength)) switch
    {
        (CsvMalformedReason.UnterminatedQuote, _) =>
            "a quote that is never closed, expected another. Maybe the file was cut off.",
        (CsvMalformedReason.TextAfterClosingQuote, _) =>
            "text after a closing quote, expected a delimiter. Maybe a quote is missing.",
        (_, true) =>
            $"a cell of more than {_cellLength} characters, expected at most so many. Maybe a quote is missing.",
        _ => null,
    };
}
