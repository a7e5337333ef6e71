namespace Matching.Fit.Tables;

/// <summary>
/// A table file as text: columns under their headers, and everything that is wrong with its shape. Rows of the wrong
/// shape are in no column, and their numbers in a violation.
/// </summary>
internal sealed class TableText
{
    private const int LongestHeader = 1_000_000;
    private static readonly char[] Delimiters = [';', '\t', ','];
    private readonly SortedDictionary<string, List<int>> _rowsByFault = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];
    private readonly List<int> _numbers = [];
    private readonly TableSettings _settings;

    private TableText(TableSettings settings) => _settings = settings;

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<TextColumn> Columns { get; private set; } = [];

    /// <summary>What is wrong with header, quotes and shape.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>How many rows are in the columns.</summary>
    public int RowCount => _numbers.Count;

    /// <summary>Puts 0-based rows of the columns into words, as the file numbers them.</summary>
    public string Say(IEnumerable<int> rows) => RowNumbers.Say([.. rows.Select(row => _numbers[row])]);

    /// <summary>Reads a table to its end or to a limit.</summary>
    public static TableText Read(TextReader text, TableSettings settings)
    {
        var table = new TableText(settings);
        var header = Header(text);
        if (header.Length == 0)
        {
            table.Complain("is empty, expected a header and rows. Maybe it is the wrong file.");
            return table;
        }
        var delimiter = settings.Delimiter ?? Delimiters.MaxBy(d => Count(header, d));
        table.ReadHeader(header, delimiter);
        if (table.Columns.Count == 0) return table;
        using var records = new CsvRecords(text, delimiter, settings.Limits.CellLength);
        table.ReadRows(records);
        return table;
    }

    /// <summary>The first line that is not blank, with the lines that its quotes reach into.</summary>
    private static string Header(TextReader text)
    {
        var header = "";
        while (text.ReadLine() is { } line)
        {
            if (header.Length == 0 && string.IsNullOrWhiteSpace(line)) continue;
            header = header.Length == 0 ? line : $"{header}\n{line}";
            if (header.Count(c => c == '"') % 2 == 0 || header.Length > LongestHeader) break;
        }
        return header;
    }

    private static int Count(string header, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in header)
            if (c == '"') quoted = !quoted;
            else if (c == delimiter && !quoted) count++;
        return count;
    }

    private void ReadHeader(string header, char delimiter)
    {
        using var records = new CsvRecords(new StringReader(header), delimiter, _settings.Limits.CellLength);
        records.Read();
        string[] names = [.. records.Cells];
        if (records.Fault is { } fault) Complain($"has in its header {fault}");
        if (names.Length > _settings.Limits.Columns)
        {
            Complain($"has {names.Length} columns, expected at most {_settings.Limits.Columns}.");
            return;
        }
        for (var i = 0; i < names.Length; i++)
            if (names[i].Length == 0)
                Complain($"has no header above column {i + 1}, expected a name. Maybe a delimiter is too many.");
        foreach (var doubled in names.Index().Where(n => n.Item.Length > 0)
            .GroupBy(n => n.Item, n => n.Index + 1, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Complain($"has header '{doubled.Key}' above columns {string.Join(" and ", doubled)}, expected distinct "
                + $"names. Maybe one of them has another meaning.");
        var missing = new HashSet<string>([.. _settings.MissingWords, ""], StringComparer.OrdinalIgnoreCase);
        Columns = [.. names.Select(name => new TextColumn(name, missing.Contains))];
    }

    private void ReadRows(CsvRecords records)
    {
        while (records.Read())
        {
            if (records.IsBlank && records.Fault is null && records.Cells.Count < 2) continue;
            if (RowCount == _settings.Limits.Rows)
            {
                Complain($"has more than {_settings.Limits.Rows} rows, expected at most so many. Maybe older rows "
                    + $"can be left out.");
                break;
            }
            var fault = records.Fault ?? (records.Cells.Count == Columns.Count
                ? null
                : $"another number of cells than its header, expected {Columns.Count}. Maybe a cell holds the "
                    + $"delimiter and lacks quotes.");
            if (fault is null) Add(records);
            else Blame(fault, records.Number);
        }
        foreach (var (fault, rows) in _rowsByFault) Complain($"has in {RowNumbers.Say(rows)} {fault}");
    }

    private void Add(CsvRecords records)
    {
        _numbers.Add(records.Number);
        for (var i = 0; i < Columns.Count; i++) Columns[i].Add(records.Cells[i]);
    }

    private void Blame(string fault, int number)
    {
        if (!_rowsByFault.TryGetValue(fault, out var rows)) _rowsByFault[fault] = rows = [];
        rows.Add(number);
    }

    private void Complain(string words) => _violations.Add($"Table '{_settings.Name}' {words}");
}
