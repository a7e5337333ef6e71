using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Eligibility;
using Matching.Core.Snapshots;
using Matching.Core.Words;
using Matching.Storage;

namespace Matching.Cli;

/// <summary>The options of every command that asks the embedded database something, and their values.</summary>
internal sealed class Asking
{
    private readonly Terminal _terminal;
    private readonly Option<string> _database = CommonOptions.Database();
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string> _output = CommonOptions.Output();
    private readonly Option<DateOnly> _date;
    private readonly Option<int> _horizon =
        CommonOptions.Number("--horizon", "Days that the plan looks ahead.", (182, 14, 730));
    private readonly Option<int> _startWithin =
        CommonOptions.Number("--start-within", "A placement starts at most so many days after the date.", (56, 0, 365));

    /// <summary>Makes the options.</summary>
    public Asking(Terminal terminal)
    {
        _terminal = terminal;
        _date = CommonOptions.Date(() => terminal.Today);
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withPeriod">True when the answer depends on days.</param>
    public void AddTo(Command command, bool withPeriod = true)
    {
        foreach (var option in new Option[] { _database, _language, _output }) command.Options.Add(option);
        if (!withPeriod) return;
        foreach (var option in new Option[] { _date, _horizon, _startWithin }) command.Options.Add(option);
    }

    /// <summary>A printer in the form and the language asked for.</summary>
    public Printer Printer(ParseResult result) =>
        _terminal.Printer(CommonOptions.ToForm(result.GetValue(_output)!), Language(result));

    /// <summary>The language asked for.</summary>
    public Language Language(ParseResult result) => CommonOptions.ToLanguage(result.GetValue(_language)!);

    /// <summary>The days asked about; the decision is made on the first.</summary>
    public PlanPeriod Period(ParseResult result)
    {
        var date = result.GetValue(_date);
        return new PlanPeriod(date, date, result.GetValue(_horizon), result.GetValue(_startWithin));
    }

    /// <summary>Opens the database, which has to exist.</summary>
    public Task<MatchingDatabase> OpenAsync(ParseResult result, CancellationToken cancellation) =>
        MatchingDatabase.OpenAsync(
            new DatabaseSettings
            {
                Path = result.GetValue(_database)!,
                Clock = _terminal.Clock,
                CreateMissing = false,
            },
            cancellation);

    /// <summary>
    /// The key that somebody typed: <c>2380/p17</c>, or an id alone where one municipality of the area has it.
    /// </summary>
    /// <exception cref="InvalidInputException">Nobody has the id, or several municipalities have it.</exception>
    public static Key KeyOf(string typed, string field, IEnumerable<Key> known)
    {
        var slash = typed.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0) return new Key(typed[..slash], typed[(slash + 1)..]);
        var found = known.Where(key => key.Id == typed).ToArray();
        if (found.Length == 1) return found[0];
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        if (found.Length == 0)
            check.Add(
                field,
                $"har {field} {typed.Shown()}, väntade ett id som finns i databasen. Kanske är filen inte inläst.",
                $"has {field} {typed.Shown()}, expected an id of the database. Maybe its file was not loaded.");
        else
            check.Add(
                field,
                $"har {field} {typed.Shown()} som finns i {found.Length} kommuner, väntade en. Kanske '{found[0]}'.",
                $"has {field} {typed.Shown()} that {found.Length} municipalities have, expected one. "
                + $"Maybe '{found[0]}'.");
        throw new InvalidInputException(check.Violations);
    }

    /// <summary>The key of a participant that somebody typed.</summary>
    public static Key ParticipantKey(string typed, Snapshot snapshot) =>
        KeyOf(typed, "participant", snapshot.Participants.Select(p => p.Key));

    /// <summary>The key of a slot that somebody typed.</summary>
    public static Key SlotKey(string typed, Snapshot snapshot) =>
        KeyOf(typed, "slot", snapshot.Slots.Select(s => s.Key));
}
