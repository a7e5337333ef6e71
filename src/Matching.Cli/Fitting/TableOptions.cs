using System.CommandLine;
using System.CommandLine.Parsing;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>The table that a <c>fit</c> command works on: its argument and the options that say what columns are.
/// </summary>
internal sealed class TableOptions
{
    private readonly Argument<string> _table = new Argument<string>("TABLE")
    {
        Description = "Comma-separated values with a header (also ';' or tab; decimal point or comma; UTF-8). Empty "
            + "cells, NA, N/A, NaN, null and ? are missing values.",
    }.NamingFiles();

    private readonly Option<string?> _target = new("--target")
    {
        Description = "Column with the outcome: 0 and 1, or two words.",
        HelpName = "column",
    };

    private readonly Option<string?> _positive = new("--positive")
    {
        Description = "The outcome's word that counts as 1. Default: 1, true, yes, ja or y; else the later of the two.",
        HelpName = "word",
    };

    private readonly Option<string?> _groups = new("--group")
    {
        Description = "Column whose rows are never split between learning and testing, such as a participant.",
        HelpName = "column",
    };

    private readonly Option<string[]> _ignore =
        List("--ignore", "Columns that are no features; * stands for any characters, such as s_*.");

    private readonly Option<string[]> _numeric = List("--numeric", "Columns that have to be numbers.");
    private readonly Option<string[]> _words =
        List("--categorical", "Columns of numbers that are words, such as codes.");


    /// <summary>The argument.</summary>
    public Argument Argument => _table;

    /// <summary>The column of the outcome.</summary>
    public Option Target => _target;

    /// <summary>Every option.</summary>
    public IReadOnlyList<Option> All => [_target, _positive, _groups, _ignore, _numeric, _words];

    /// <summary>Adds the argument alone, for a command that knows from a model what columns are.</summary>
    /// <param name="command">The command.</param>
    /// <param name="arity">Default: exactly one.</param>
    public void AddArgumentTo(Command command, ArgumentArity? arity = null)
    {
        if (arity is { } some) _table.Arity = some;
        command.Arguments.Add(_table);
    }

    /// <summary>Adds the argument and the options to a command that learns.</summary>
    /// <param name="command">The command.</param>
    /// <param name="required">False where something else may stand for the table.</param>
    public void AddTo(Command command, bool required = true)
    {
        AddArgumentTo(command, required ? null : ArgumentArity.ZeroOrOne);
        _target.Required = required;
        foreach (var option in All) command.Options.Add(option);
    }

    /// <summary>Names separated by commas, or the option several times.</summary>
    public static Option<string[]> List(string name, string description) => new(name)
    {
        Description = $"{description} Separated by commas.",
        HelpName = "columns",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
            [.. result.Tokens.SelectMany(t => t.Value.Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    /// <summary>Where the table lies.</summary>
    public string PathOf(ParseResult result) => result.GetRequiredValue(_table);

    /// <summary>How the table is to be read.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="aside">Columns of other options that are no features either.</param>
    public TableSettings Settings(ParseResult result, params IEnumerable<string?> aside) => new()
    {
        Target = result.GetValue(_target),
        Positive = result.GetValue(_positive),
        Groups = result.GetValue(_groups),
        Ignore = [.. result.GetRequiredValue(_ignore).Concat(aside.OfType<string>()).Distinct(StringComparer.Ordinal)],
        Kinds = Kinds(result),
    };

    /// <summary>Reads a table and tells what was decided about it on standard error.</summary>
    /// <exception cref="InvalidTableException">It cannot be learned from.</exception>
    /// <exception cref="FitFileException">The file cannot be read.</exception>
    public static LearningTable Read(string path, TableSettings settings, TextWriter notes)
    {
        var table = FitFiles.Tried(path, "cannot be read, expected a table", () => TableFile.Read(path, settings));
        foreach (var note in table.Notes) notes.WriteLine(note);
        return table;
    }

    /// <summary>A column that an option names, features and columns set aside alike.</summary>
    /// <exception cref="InvalidTableException">There is none.</exception>
    public static FitColumn Column(LearningTable table, string name)
    {
        foreach (var part in new[] { table.SetAside, table.Features })
            if (part.IndexOf(name) is >= 0 and var index)
                return part.Columns[index];
        throw new InvalidTableException(
            [$"Column '{name}' is not in the table, expected a header of it. Maybe it is the target."]);
    }

    private Dictionary<string, ColumnKind> Kinds(ParseResult result)
    {
        var kinds = new Dictionary<string, ColumnKind>(StringComparer.Ordinal);
        foreach (var name in result.GetRequiredValue(_numeric)) kinds[name] = ColumnKind.Numeric;
        foreach (var name in result.GetRequiredValue(_words))
            if (!kinds.TryAdd(name, ColumnKind.Categorical))
                throw new InvalidTableException(
                    [$"Column '{name}' is stated numeric and categorical, expected one of them."]);
        return kinds;
    }
}
