using System.CommandLine;
using Matching.Cli.Output;
using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Core.Suggestions;
using Matching.Core.Words;

namespace Matching.Cli.Suggesting;

/// <summary><c>matching why-not PARTICIPANT SLOT</c>.</summary>
internal static class WhyNotCommand
{
    private static readonly Vocabulary<Standing> Standings = new(
        new(Standing.Passes, "passes", "klart", "passes"),
        new(Standing.Opens, "opens", "öppnar", "opens"),
        new(Standing.Fails, "fails", "hindrar", "fails"));

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var participant = new Argument<string>("PARTICIPANT") { Description = "2380/p17, or p17." };
        var slot = new Argument<string>("SLOT") { Description = "2380/s4, or s4." };
        var command = new Command(
            "why-not",
            "Say what every rule finds of a participant at a slot, and the smallest change that would open it. "
            + "Exit codes: 0 it is an option, 1 it is not, 2 bad input.")
        { participant, slot };
        var asking = new Asking(terminal);
        asking.AddTo(command);
        command.SetAction((result, cancellation) => RunAsync(
            asking, result, (result.GetRequiredValue(participant), result.GetRequiredValue(slot)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Asking asking, ParseResult result, (string Participant, string Slot) question, CancellationToken cancellation)
    {
        await using var database = await asking.OpenAsync(result, cancellation);
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        var model = await database.ActiveModelAsync(snapshot.Area, cancellation);
        var finder = new SuggestionFinder(snapshot, asking.Period(result), new PlanningOptions { Model = model });
        var answer = finder.Explain(
            Asking.ParticipantKey(question.Participant, snapshot), Asking.SlotKey(question.Slot, snapshot));
        var printer = asking.Printer(result);
        printer.Say(answer.Say());
        printer.Print(Findings(answer), Option(answer));
        return answer.Judgement.IsOption ? ExitCode.Done : ExitCode.No;
    }

    private static Sheet Findings(WhyNot answer)
    {
        var sheet = new Sheet("findings", Phrase.Empty,
        [
            Column.ForPrograms("rule"),
            Column.Of("title", "Regel", "Rule", Readers.People),
            Column.Of("standing_shown", "Läge", "Standing", Readers.People),
            Column.ForPrograms("standing"),
            Column.ForPrograms("opens_on"),
            Column.Of("why", "Därför", "Why"),
            Column.Of("change", "Minsta ändring", "Smallest change"),
        ]);
        foreach (var found in answer.Judgement.Findings)
        {
            var (standing, opensOn) = found.Finding;
            sheet.Add(
                found.Rule.Name, found.Rule.Title, Standings.Say(standing), Standings.Code(standing),
                standing == Standing.Opens ? opensOn : null, found.Explanation.Why, found.Explanation.Change);
        }
        return sheet;
    }

    private static Sheet Option(WhyNot answer) => SuggestionSheets.Of(
        answer.Suggestion is { } suggestion ? [suggestion] : [], Phrase.Empty, bySlot: false);
}
