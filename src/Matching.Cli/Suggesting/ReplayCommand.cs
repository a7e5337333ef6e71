using System.CommandLine;
using System.Globalization;
using Matching.Cli.Fitting;
using Matching.Cli.Output;
using Matching.Core.Checks;
using Matching.Core.Suggestions;
using Matching.Core.Words;
using Matching.Storage;
using Matching.Storage.Suggestions;

namespace Matching.Cli.Suggesting;

/// <summary><c>matching suggest replay</c>: kept suggestions, found again from what they were made of.</summary>
internal static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var number = new Argument<string?>("SUGGESTION")
        {
            Description = "The suggestion, such as 2380/3; the latest of the first municipality when nothing is said.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "replay",
            "Find a suggestion again from what it was made of, with the model version that made it. "
            + "Exit codes: 0 the same to the bit, 1 it differs, 2 bad input or no such suggestion.")
        { number };
        var asking = new Asking(terminal);
        asking.AddTo(command, withPeriod: false);
        command.SetAction((result, cancellation) => RunAsync(asking, result, result.GetValue(number), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Asking asking, ParseResult result, string? typed, CancellationToken cancellation)
    {
        await using var database = await asking.OpenAsync(result, cancellation);
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        if (snapshot.Municipalities.Count == 0) throw Unknown(typed);
        var stored = await FindAsync(database, typed, snapshot.Municipalities[0].Code, cancellation)
            ?? throw Unknown(typed);
        var model = await database.FindPlacementModelAsync(
            ActiveModel.RegistryOf(snapshot), stored.Record.ModelVersion, cancellation) ?? throw Unknown(typed);
        var lines = SuggestionReplay.Of(stored.Record, model);
        var whole = stored.Record.InputHash == stored.InputHash;
        var printer = asking.Printer(result);
        printer.Print(Lines(lines), Kept(stored, whole));
        var same = whole && lines.All(line => line.Same);
        printer.Say(same
            ? Phrase.Of($"Samma svar, bit för bit.", $"The same answer, to the bit.")
            : Phrase.Of($"Svaret skiljer sig.", $"The answer differs."));
        return same ? ExitCode.Done : ExitCode.No;
    }

    private static Task<StoredSuggestion?> FindAsync(
        MatchingDatabase database, string? typed, string first, CancellationToken cancellation)
    {
        if (typed is null) return database.FindSuggestionAsync(first, null, cancellation);
        return typed.Split('/') is [var municipality, var id]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? database.FindSuggestionAsync(municipality, number, cancellation)
                : throw Unknown(typed);
    }

    private static Sheet Lines(IReadOnlyList<ReplayedLine> lines)
    {
        var sheet = new Sheet("lines", Phrase.Empty,
        [
            Column.Of("rank", "Nr", "No"),
            Column.Of("participant", "Deltagare", "Participant"),
            Column.Of("slot", "Plats", "Slot"),
            Column.Of("score", "Poäng då", "Score then"),
            Column.Of("score_now", "Poäng nu", "Score now"),
            Column.Of("value", "Värde då", "Value then"),
            Column.Of("value_now", "Värde nu", "Value now"),
            Column.Of("same", "Samma", "Same"),
        ]);
        foreach (var line in lines)
            sheet.Add(
                line.Then.Rank, line.Input.Participant.ToString(), line.Input.Slot.ToString(), line.Then.Score,
                line.Now.Score, line.Then.Value, line.Now.Value, line.Same);
        return sheet;
    }

    private static Sheet Kept(StoredSuggestion stored, bool whole)
    {
        var sheet = new Sheet("suggestion", Phrase.Of($"Sparat", $"Kept"),
        [
            Column.Of("key", "Förslag", "Suggestion"),
            Column.Of("created_at", "När (UTC)", "When (UTC)"),
            Column.Of("about", "Om", "About"),
            Column.Of("model", "Modell", "Model"),
            Column.Of("model_version", "Version", "Version"),
            Column.Of("input_hash", "Underlag (SHA-256)", "Inputs (SHA-256)"),
            Column.Of("inputs_whole", "Underlaget är helt", "Inputs are whole"),
        ]);
        sheet.Add(
            stored.Key.ToString(), $"{stored.CreatedAt:yyyy-MM-dd HH:mm}", stored.About.ToString(),
            stored.Record.Model, stored.Record.ModelVersion, stored.InputHash, whole);
        return sheet;
    }

    private static InvalidInputException Unknown(string? typed)
    {
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        check.Add(
            "suggestion",
            $"har förslag {(typed ?? "").Shown()}, väntade ett sparat som 2380/3. Kanske 'matching suggest' först.",
            $"has suggestion {(typed ?? "").Shown()}, expected a kept one such as 2380/3. Maybe 'matching suggest' "
            + $"first.");
        return new InvalidInputException(check.Violations);
    }
}
