using System.CommandLine;
using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>Which columns of a table the monitor compares.</summary>
internal sealed class MonitorOptions
{
    private static readonly string[] Ones = ["1", "TRUE", "YES", "JA", "Y"];
    private static readonly string[] Zeros = ["0", "FALSE", "NO", "NEJ", "N"];

    private readonly Option<string> _target = new("--target")
    {
        Description = "Column with the outcome, 0 and 1 or yes and no; empty where it is not known yet. Required.",
        HelpName = "column",
    };

    private readonly Option<string[]> _groups =
        TableOptions.List("--groups", "Columns of groups, such as sex; * stands for any characters.");

    private readonly Option<string?> _office = Named("--office", "Column of offices, followed over time.");
    private readonly Option<string?> _exposed = Named(
        "--exposed", "Column with 1 for whom was suggested. Default: the upper half of scores.");

    private readonly Option<string?> _quality = Named("--quality", "Column with the quality of the accepted slot.");
    private readonly Option<string?> _sector = Named("--sector", "Column with the sector of the accepted slot.");
    private readonly Option<string?> _lift = Named("--lift", "Column with the lift of the suggested slot.");
    private readonly Option<string?> _reference = new Option<string?>("--reference")
    {
        Description = "Table that the model was learned from. Default: the counts in the model, without new levels.",
        HelpName = "file",
    }.NamingFiles();

    /// <summary>The column that a table has to have.</summary>
    public Option Target => _target;

    /// <summary>Every option; all of them name columns of a table.</summary>
    public IReadOnlyList<Option> All =>
        [_target, _groups, _office, _exposed, _quality, _sector, _lift, _reference];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All) command.Options.Add(option);
    }

    /// <summary>The older table, where one is stated.</summary>
    public string? Reference(ParseResult result) => result.GetValue(_reference);

    /// <summary>1, 0 or NaN a row.</summary>
    /// <exception cref="InvalidTableException">A cell is neither.</exception>
    public double[] Outcomes(ParseResult result, FitTable table)
    {
        var column = Column(table, result.GetRequiredValue(_target));
        var outcomes = new double[table.RowCount];
        for (var row = 0; row < outcomes.Length; row++)
        {
            var word = ColumnWords.At(column, row).ToUpperInvariant();
            outcomes[row] = column.IsMissing(row) ? double.NaN
                : Ones.Contains(word, StringComparer.Ordinal) ? 1
                : Zeros.Contains(word, StringComparer.Ordinal) ? 0
                : throw new InvalidTableException(
                    [$"Target '{column.Name}' is neither 1 nor 0 in row {row + 1}, expected one of them or nothing."]);
        }
        return outcomes;
    }

    /// <summary>The columns of groups, by the patterns given.</summary>
    public IEnumerable<FitColumn> Groups(ParseResult result, string path, FitTable table)
    {
        var patterns = result.GetRequiredValue(_groups);
        if (patterns.Length == 0) return [];
        var named = TableOptions.Read(path, new TableSettings { Ignore = patterns }, TextWriter.Null).SetAside;
        return named.Columns.Select(column => Column(table, column.Name));
    }

    /// <summary>The office of each row; null where none is asked for.</summary>
    public string?[]? Offices(ParseResult result, FitTable table) =>
        result.GetValue(_office) is { } name ? Words(Column(table, name)) : null;

    /// <summary>Resolved rows with what is stated about them.</summary>
    public GroupRows Rows(ParseResult result, FitTable table, Predictions predictions, int[] resolved) =>
        new(predictions)
        {
            Exposed = Numbers(result.GetValue(_exposed), table, resolved),
            Quality = Numbers(result.GetValue(_quality), table, resolved),
            Sectors = result.GetValue(_sector) is { } sector ? Codes(Column(table, sector), resolved) : null,
            Lifts = Numbers(result.GetValue(_lift), table, resolved),
        };

    /// <summary>A column as words; null where nothing is stated.</summary>
    public static string?[] Words(FitColumn column) =>
        [.. Enumerable.Range(0, column.RowCount)
            .Select(row => column.IsMissing(row) ? null : ColumnWords.At(column, row))];

    private static int[] Codes(FitColumn column, int[] rows)
    {
        var codes = ColumnWords.Codes(column).Codes;
        return Array.ConvertAll(rows, row => codes[row]);
    }

    private static double[]? Numbers(string? name, FitTable table, int[] rows)
    {
        if (name is null) return null;
        var column = Column(table, name);
        if (column is not NumericColumn || Array.Exists(rows, column.IsMissing))
            throw new InvalidTableException(
                [$"Column '{name}' is not a number in each resolved row, expected one."]);
        return Array.ConvertAll(rows, column.Number);
    }

    private static FitColumn Column(FitTable table, string name) => table.IndexOf(name) is >= 0 and var index
        ? table.Columns[index]
        : throw new InvalidTableException([$"Column '{name}' is not in the table, expected a header of it."]);

    private static Option<string?> Named(string name, string description) =>
        new(name) { Description = description, HelpName = "column" };
}
