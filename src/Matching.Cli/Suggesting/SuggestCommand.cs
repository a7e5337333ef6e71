using System.CommandLine;
using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Core.Suggestions;
using Matching.Core.Words;

namespace Matching.Cli.Suggesting;

/// <summary><c>matching suggest PARTICIPANT</c> and <c>matching suggest --slot SLOT</c>.</summary>
internal static class SuggestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var participant = new Argument<string?>("PARTICIPANT")
        {
            Description = "Whom to find slots for: 2380/p17, or p17 where only one municipality has it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var slot = new Option<string?>("--slot")
        {
            Description = "Find participants for this slot instead: 2380/s4, or s4.",
        };
        var count = CommonOptions.Number("--count", "How many.", (3, 1, SuggestionFinder.MaximumCount));
        var command = new Command(
            "suggest", "Rank slots for a participant, or participants for a slot. Exit codes: 0 done, 2 bad input.")
        { participant, slot, count, ReplayCommand.Create(terminal), ExplainCommand.Create(terminal) };
        var asking = new Asking(terminal);
        asking.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(participant) is null == result.GetValue(slot) is null)
                result.AddError("Command 'suggest' has PARTICIPANT and --slot both or neither, expected one of them.");
        });
        command.SetAction((result, cancellation) => RunAsync(
            asking,
            result,
            (result.GetValue(participant), result.GetValue(slot), result.GetValue(count)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Asking asking,
        ParseResult result,
        (string? Participant, string? Slot, int Count) question,
        CancellationToken cancellation)
    {
        await using var database = await asking.OpenAsync(result, cancellation);
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        var options = new PlanningOptions { Model = await database.ActiveModelAsync(snapshot.Area, cancellation) };
        var period = asking.Period(result);
        var finder = new SuggestionFinder(snapshot, period, options);
        var printer = asking.Printer(result);
        var bySlot = question.Slot is not null;
        var about = bySlot
            ? Asking.SlotKey(question.Slot!, snapshot)
            : Asking.ParticipantKey(question.Participant!, snapshot);
        var suggestions = bySlot
            ? finder.ForSlot(about, question.Count)
            : finder.ForParticipant(about, question.Count);
        var record = SuggestionRecord.Of(suggestions, options, period.AsOf, bySlot);
        if (suggestions.Count > 0) await database.SaveSuggestionAsync(about, record, cancellation);
        printer.Print(SuggestionSheets.Of(suggestions, Phrase.Empty, bySlot));
        if (suggestions.Count == 0) printer.Say(Nothing(bySlot));
        return ExitCode.Done;
    }

    private static Phrase Nothing(bool bySlot) => bySlot
        ? Phrase.Of(
            $"Ingen deltagare är möjlig nu. Kanske säger 'matching why-not' vad som skulle ändra det.",
            $"No participant is possible now. Maybe 'matching why-not' says what would change it.")
        : Phrase.Of(
            $"Ingen plats är möjlig nu. Kanske säger 'matching why-not' vad som skulle ändra det.",
            $"No slot is possible now. Maybe 'matching why-not' says what would change it.");
}
