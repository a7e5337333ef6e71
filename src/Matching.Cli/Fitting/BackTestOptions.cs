using System.CommandLine;
using Matching.Fit.BackTesting;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>Which columns of a table are the past decisions, and which policies are tried on them.</summary>
internal sealed class BackTestOptions
{
    private readonly Option<string> _action = new("--action")
    {
        Description = "Column with what was done: an arm, a service, a kind of slot; 2 to 50 kinds. Required.",
        HelpName = "column",
    };

    private readonly Option<string?> _pool = Named(
        "--pool", "Column whose rows share seats, such as office and quarter.");

    private readonly Option<string?> _compare = Named(
        "--compare", "Column of groups to show effects for, such as sex.");

    private readonly Option<string?> _period = Named("--period", "Column of numbers or ISO dates of the decisions.");
    private readonly Option<string?> _from = Named(
        "--from", "First period, or day of a database, that is judged; what lies before it is learned from.");

    private readonly Option<string[]> _policies = TableOptions.List(
        "--policy", "Policies whose action stands in a column, as name=column, such as nearest=nearest_kind.");

    private readonly Option<string> _estimator = CommonOptions.OneOf(
        "--estimator", "aipw (default) or ipw: what differences are told by. model is refused.", "aipw", "ipw",
        "model");

    /// <summary>The column that a table has to have.</summary>
    public Option Action => _action;

    /// <summary>The options that name columns of a table.</summary>
    public IReadOnlyList<Option> OfTables => [_action, _pool, _compare, _period, _policies];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _action, _pool, _compare, _period, _from, _policies, _estimator })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            // A database needs no column of periods: --from is a day there.
            var ofTable = result.GetResult(_action) is not null;
            if (ofTable && result.GetResult(_period) is null != result.GetResult(_from) is null)
                result.AddError("Only one of --period and --from is given, expected both or none.");
            foreach (var policy in result.GetValue(_policies) ?? [])
                if (policy.Split('=') is not [{ Length: > 0 }, { Length: > 0 }])
                    result.AddError($"Option '--policy' has '{policy}', expected name=column.");
        });
    }

    /// <summary>The first day of a database's past that is judged; null when none is stated.</summary>
    /// <exception cref="InvalidTableException">It is no day.</exception>
    public DateOnly? FirstDay(ParseResult result) => result.GetValue(_from) is not { } text ? null
        : PastOptions.TryDay(text, out var day) ? day
        : throw new InvalidTableException([$"Option '--from' has '{text}', expected a day such as 2026-05-04."]);

    /// <summary>The columns that these options name: none of them is a feature.</summary>
    public IEnumerable<string?> Columns(ParseResult result) =>
    [
        result.GetRequiredValue(_action), result.GetValue(_pool), result.GetValue(_compare), result.GetValue(_period),
        .. Policies(result).Select(policy => policy.Column),
    ];

    /// <summary>What differences are told by.</summary>
    public Estimator Estimator(ParseResult result) => result.GetRequiredValue(_estimator) switch
    {
        "ipw" => Fit.BackTesting.Estimator.Ipw,
        "model" => Fit.BackTesting.Estimator.ModelOnly,
        _ => Fit.BackTesting.Estimator.Aipw,
    };

    /// <summary>All decisions of the table; participants are its groups.</summary>
    public PastDecisions Past(ParseResult result, LearningTable table)
    {
        (int[] Codes, IReadOnlyList<string> Names) Words(string name) =>
            ColumnWords.Codes(TableOptions.Column(table, name));
        var actions = Words(result.GetRequiredValue(_action));
        var compared = result.GetValue(_compare) is { } name ? Words(name) : default;
        return new PastDecisions
        {
            Features = table.Features,
            Actions = actions.Codes,
            ActionNames = actions.Names,
            Outcomes = table.Target,
            Clusters = table.Groups,
            Pools = result.GetValue(_pool) is { } pool ? Words(pool).Codes : null,
            Groups = compared.Codes,
            GroupNames = compared.Names ?? [],
        };
    }

    /// <summary>The rows before the first judged period, and the rows from it on; null when no period is stated.
    /// </summary>
    public (int[] Earlier, int[] Later)? Split(ParseResult result, LearningTable table)
    {
        if (result.GetValue(_period) is not { } name) return null;
        var (column, from) = (TableOptions.Column(table, name), result.GetRequiredValue(_from)!);
        if (!CommonOptions.TryNumber(from, out var first) && column is NumericColumn)
            throw new InvalidTableException(
                [$"Option '--from' is no number, expected one because column '{name}' holds numbers. Maybe its comma "
                    + "is meant as a point."]);
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        var earlier = rows.Where(row => column is NumericColumn
            ? column.Number(row) < first
            : string.CompareOrdinal(ColumnWords.At(column, row), from) < 0).ToArray();
        if (earlier.Length == 0 || earlier.Length == rows.Length)
            throw new InvalidTableException(
                [$"Column '{name}' has {earlier.Length} of {rows.Length} rows before '{from}', expected some before "
                    + $"and some after. Maybe another first period is meant."]);
        return (earlier, [.. rows.Except(earlier)]);
    }

    /// <summary>Policies whose actions stand in columns.</summary>
    public IEnumerable<Policy> Stated(ParseResult result, LearningTable table, PastDecisions past, int[] rows)
    {
        foreach (var (name, column) in Policies(result))
        {
            var proposed = TableOptions.Column(table, column);
            var actions = Array.ConvertAll(rows, row => past.ActionNames.Index()
                .Where(action => action.Item == ColumnWords.At(proposed, row)).Select(action => action.Index)
                .FirstOrDefault(-1));
            if (Array.IndexOf(actions, -1) is >= 0 and var at)
                throw new InvalidTableException(
                    [$"Column '{column}' names no action in row {rows[at] + 1}, expected one of "
                        + $"{string.Join(", ", past.ActionNames.Take(8).Select(a => $"'{a}'"))}. Maybe another column "
                        + "is meant."]);
            yield return Fit.BackTesting.Policies.Stated(name, actions, past.ActionNames.Count);
        }
    }

    private IEnumerable<(string Name, string Column)> Policies(ParseResult result) =>
        result.GetRequiredValue(_policies).Select(policy => policy.Split('=')).Select(part => (part[0], part[1]));

    private static Option<string?> Named(string name, string description) => new(name)
    {
        Description = description,
        HelpName = name == "--from" ? "value" : "column",
    };
}
