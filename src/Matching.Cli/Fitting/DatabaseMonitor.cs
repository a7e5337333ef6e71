using System.CommandLine;
using Matching.Core.Fitting;
using Matching.Core.Monitoring;
using Matching.Fit;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>
/// <c>matching fit monitor --database</c>: the state of a model version on the placements that were decided after it
/// was learned, with the sexes as groups and the municipalities as offices.
/// </summary>
internal sealed class DatabaseMonitor
{
    private readonly PastOptions _past;
    private readonly Option<string?> _version = new("--version")
    {
        Description = "With --database: the version's number or SHA-256, or 'prior' for the rules. Default: the one "
            + "that counts.",
        HelpName = "version",
    };

    private readonly Option<DateOnly?> _from = new("--from")
    {
        Description = "With --database: the first decision that is looked at, such as 2026-01-01. Default: the day "
            + "after the last one that the version learned from.",
        HelpName = "day",
        CustomParser = result =>
        {
            if (PastOptions.TryDay(result.Tokens[0].Value, out var day)) return day;
            result.AddError($"Option '--from' has '{result.Tokens[0].Value}', expected a day such as 2026-05-04.");
            return null;
        },
    };

    /// <summary>Makes the options.</summary>
    public DatabaseMonitor(Terminal terminal) => _past = new PastOptions(terminal);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="ofTables">What only a table has.</param>
    /// <param name="required">What a table has to have.</param>
    public void AddTo(Command command, IEnumerable<Symbol> ofTables, params Symbol[] required)
    {
        _past.AddTo(command, ofTables, required);
        _past.AddOwn(command, _version, _from);
    }

    /// <summary>True when the past of a database is asked for.</summary>
    public bool IsAsked(ParseResult result) => _past.IsAsked(result);

    /// <summary>What the monitor looks at.</summary>
    public async Task<MonitorSubject> ReadAsync(ParseResult result, CancellationToken cancellation)
    {
        await using var database = await _past.OpenAsync(result, cancellation);
        var known = await _past.ReadAsync(result, database, cancellation);
        var model = await ModelVersions.FindAsync(database, known.Snapshot, result.GetValue(_version), cancellation);
        var good = model.Good.Model;
        var from = result.GetValue(_from) ?? good.Training?.To?.AddDays(1);
        var rows = MonitorDoor.Of(new MonitoredPast(known.Snapshot, model, known.AsOf)
        {
            From = from,
            Municipality = known.Municipality,
            Rules = known.Rules,
        }) ?? throw PastOptions.Nothing(from);
        return new MonitorSubject(good, rows.Features, rows.Rows, [.. Enumerable.Range(0, rows.Features.RowCount)])
        {
            Offices = rows.Offices,
            Groups = [.. rows.Groups.Select(group => CategoricalColumn.Of(group.Key, group.Value))],
            Stability = rows.Earlier is { } earlier ? MonitorWork.Moved(good, Of(good, earlier), rows.Features) : [],
        };
    }

    private static FitTable Of(FitModel model, FitTable table) =>
        new(model.Features.Select(feature => table.Columns[table.IndexOf(feature.Name)]), table.RowCount);
}
