using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Core.Words;
using Matching.Storage;

namespace Matching.Cli.Fitting;

/// <summary>
/// The other way into a command that reads a table: the past placements of the embedded database, as they were known
/// when they were decided.
/// </summary>
internal sealed class PastOptions
{
    private readonly Terminal _terminal;
    private readonly Option<string?> _database = new Option<string?>("--database")
    {
        Description = "Read the past placements of this embedded database instead of a table.",
        HelpName = "file",
    }.NamingFiles();

    private readonly Option<string?> _municipality = new("--municipality")
    {
        Description = "With --database: the participants' municipality, such as 2280. Default: all.",
        HelpName = "code",
    };

    private readonly Option<DateOnly> _date;
    private readonly Option<int> _followUp = CommonOptions.Number(
        "--follow-up", "With --database: days after a placement's end until it is resolved.",
        (new LabelRules().FollowUpDays, 0, 730));

    /// <summary>Makes the options.</summary>
    public PastOptions(Terminal terminal)
    {
        _terminal = terminal;
        _date = CommonOptions.Date(() => terminal.Today);
        _date.Description = "With --database: what happened after this day is not seen. Default: today.";
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="ofTables">What only a table has: refused beside a database.</param>
    /// <param name="required">What a table has to have.</param>
    public void AddTo(Command command, IEnumerable<Symbol> ofTables, params Symbol[] required)
    {
        Symbol[] tables = [.. required, .. ofTables.Except(required)];
        command.Options.Add(_database);
        AddOwn(command, _municipality, _date, _followUp);
        command.Validators.Add(result =>
        {
            var ofDatabase = result.GetResult(_database) is not null;
            foreach (var symbol in ofDatabase ? tables.Where(s => IsStated(result, s)) : [])
                result.AddError($"{Named(symbol)} is given beside --database, expected one of them.");
            foreach (var symbol in ofDatabase ? [] : required.Where(s => !IsStated(result, s)))
                result.AddError($"{Named(symbol)} is missing, expected it with a table. Maybe --database is meant.");
        });
    }

    /// <summary>Adds options that only a database has.</summary>
    public void AddOwn(Command command, params Option[] own)
    {
        foreach (var option in own) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_database) is not null) return;
            foreach (var option in own.Where(option => IsStated(result, option)))
                result.AddError($"{Named(option)} is given without --database, expected both.");
        });
    }

    /// <summary>True when the past of a database is asked for.</summary>
    public bool IsAsked(ParseResult result) => result.GetValue(_database) is not null;

    /// <summary>Opens the database, which has to exist.</summary>
    public Task<MatchingDatabase> OpenAsync(ParseResult result, CancellationToken cancellation) =>
        MatchingDatabase.OpenAsync(
            new DatabaseSettings
            {
                Path = result.GetRequiredValue(_database)!,
                Clock = _terminal.Clock,
                CreateMissing = false,
            },
            cancellation);

    /// <summary>The area with its past.</summary>
    /// <exception cref="InvalidInputException">The database is empty, or knows no such municipality.</exception>
    public async Task<KnownPast> ReadAsync(
        ParseResult result, MatchingDatabase database, CancellationToken cancellation)
    {
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        var municipality = result.GetValue(_municipality);
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        check.That(
            snapshot.Municipalities.Count > 0, "database",
            $"är tom, väntade inlästa placeringar. Kanske 'matching load' först.",
            $"is empty, expected loaded placements. Maybe 'matching load' first.");
        check.That(
            municipality is null || snapshot.Municipalities.Any(m => m.Code == municipality), "municipality",
            $"har ingen kommun {(municipality ?? "").Shown()}, väntade en av "
                + $"{string.Join(", ", snapshot.Municipalities.Take(8).Select(m => m.Code.Shown()))}.",
            $"has no municipality {(municipality ?? "").Shown()}, expected one of "
                + $"{string.Join(", ", snapshot.Municipalities.Take(8).Select(m => m.Code.Shown()))}.");
        check.ThrowIfAny();
        return new KnownPast(
            snapshot, result.GetValue(_date), municipality,
            new LabelRules { FollowUpDays = result.GetValue(_followUp) });
    }

    /// <summary>Nothing to look at.</summary>
    public static InvalidInputException Nothing(DateOnly? from)
    {
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        if (from is { } day)
            check.Add(
                "from",
                $"har ingen avgjord placering som beslutades från {day:yyyy-MM-dd}, väntade minst en. Kanske en "
                    + $"tidigare --from eller en kortare --follow-up.",
                $"has no resolved placement that was decided from {day:yyyy-MM-dd} on, expected at least one. Maybe an "
                    + $"earlier --from or a shorter --follow-up.");
        else
            check.Add(
                "placements",
                $"har ingen avgjord placering, väntade minst en. Kanske en kortare --follow-up.",
                $"has no resolved placement, expected at least one. Maybe a shorter --follow-up.");
        return new InvalidInputException(check.Violations);
    }

    /// <summary>A day in ISO form.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool IsStated(CommandResult result, Symbol symbol) => symbol switch
    {
        Argument argument => result.GetResult(argument) is { Tokens.Count: > 0 },
        Option option => result.GetResult(option) is { Implicit: false },
        _ => false,
    };

    private static string Named(Symbol symbol) =>
        symbol is Argument ? $"Argument '{symbol.Name}'" : $"Option '{symbol.Name}'";
}

/// <summary>The past of a planning area.</summary>
/// <param name="Snapshot">The area.</param>
/// <param name="AsOf">What happened later is not seen.</param>
/// <param name="Municipality">The participants' municipality; null = all.</param>
/// <param name="Rules">The label.</param>
internal sealed record KnownPast(Snapshot Snapshot, DateOnly AsOf, string? Municipality, LabelRules Rules)
{
    /// <summary>Its resolved placements in the order of their decisions.</summary>
    public TrainingRows Rows() => TrainingRows.Of(Snapshot, AsOf, FitTarget.Good, Rules)
        .Where(p => Municipality is null || p.Municipality == Municipality);
}
