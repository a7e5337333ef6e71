using System.CommandLine;
using System.Globalization;
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
            Description = "The suggestion, such as 2380/3. Default: the newest of all municipalities.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var municipality = new Option<string?>("--municipality")
        {
            Description = "Look at the newest of this municipality, such as 2380.",
            HelpName = "code",
        };
        var count = CommonOptions.Number(
            "--count", "How many of the newest, without SUGGESTION.", (1, 1, SuggestionFinder.MaximumCount));
        var command = new Command(
            "replay",
            "Find suggestions again from what they were made of, with the model version that made them. "
            + "Exit codes: 0 the same to the bit, 1 one differs, 2 bad input or no such suggestion.")
        { number, municipality, count };
        command.Validators.Add(result =>
        {
            if (result.GetValue(number) is null) return;
            foreach (var option in new Option[] { municipality, count })
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError($"Option '{option.Name}' is given beside SUGGESTION, expected one of them.");
        });
        var asking = new Asking(terminal);
        asking.AddTo(command, withPeriod: false);
        command.SetAction(async (result, cancellation) =>
        {
            await using var database = await asking.OpenAsync(result, cancellation);
            var stored = result.GetValue(number) is { } typed
                ? [await FindAsync(database, typed, cancellation)]
                : await database.NewestSuggestionsAsync(
                    result.GetValue(municipality), result.GetValue(count), cancellation);
            if (stored.Count == 0) throw Unknown(result.GetValue(municipality) ?? "");
            return await ReplayAsync(database, stored, asking.Printer(result), cancellation);
        });
        return command;
    }

    private static async Task<int> ReplayAsync(
        MatchingDatabase database, IReadOnlyList<StoredSuggestion> stored, Printer printer,
        CancellationToken cancellation)
    {
        var area = (await database.LoadSnapshotAsync(null, cancellation)).Area;
        var (lines, kept, same) = (Lines(), Kept(), true);
        foreach (var suggestion in stored)
        {
            var model = await database.FindPlacementModelAsync(
                area, suggestion.Record.ModelVersion, cancellation) ?? throw Unknown($"{suggestion.Key}");
            var replayed = SuggestionReplay.Of(suggestion.Record, model);
            var whole = suggestion.Record.InputHash == suggestion.InputHash;
            Add(lines, suggestion, replayed);
            Add(kept, suggestion, whole);
            same &= whole && replayed.All(line => line.Same);
        }
        printer.Print(lines, kept);
        printer.Say(same
            ? Phrase.Of($"Samma svar, bit för bit.", $"The same answer, to the bit.")
            : Phrase.Of($"Svaret skiljer sig.", $"The answer differs."));
        return same ? ExitCode.Done : ExitCode.No;
    }

    private static async Task<StoredSuggestion> FindAsync(
        MatchingDatabase database, string typed, CancellationToken cancellation) =>
        typed.Split('/') is [var municipality, var id]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await database.FindSuggestionAsync(municipality, number, cancellation) ?? throw Unknown(typed)
            : throw Unknown(typed);

    private static Sheet Lines() => new(
        "lines", Phrase.Empty,
        [
            Column.Of("suggestion", "Förslag", "Suggestion"),
            Column.Of("rank", "Nr", "No"),
            Column.Of("participant", "Deltagare", "Participant"),
            Column.Of("slot", "Plats", "Slot"),
            Column.Of("score", "Poäng då", "Score then"),
            Column.Of("score_now", "Poäng nu", "Score now"),
            Column.Of("value", "Värde då", "Value then"),
            Column.Of("value_now", "Värde nu", "Value now"),
            Column.Of("same", "Samma", "Same"),
        ]);

    private static void Add(Sheet sheet, StoredSuggestion stored, IReadOnlyList<ReplayedLine> lines)
    {
        foreach (var line in lines)
            sheet.Add(
                stored.Key.ToString(), line.Then.Rank, line.Input.Participant.ToString(), line.Input.Slot.ToString(),
                line.Then.Score, line.Now.Score, line.Then.Value, line.Now.Value, line.Same);
    }

    private static Sheet Kept() => new(
        "suggestion", Phrase.Of($"Sparat", $"Kept"),
        [
            Column.Of("key", "Förslag", "Suggestion"),
            Column.Of("created_at", "När (UTC)", "When (UTC)"),
            Column.Of("about", "Om", "About"),
            Column.Of("model", "Modell", "Model"),
            Column.Of("model_version", "Version", "Version"),
            Column.Of("input_hash", "Underlag (SHA-256)", "Inputs (SHA-256)"),
            Column.Of("inputs_whole", "Underlaget är helt", "Inputs are whole"),
        ]);

    private static void Add(Sheet sheet, StoredSuggestion stored, bool whole) => sheet.Add(
        stored.Key.ToString(), $"{stored.CreatedAt:yyyy-MM-dd HH:mm}", stored.About.ToString(), stored.Record.Model,
        stored.Record.ModelVersion, stored.InputHash, whole);

    private static InvalidInputException Unknown(string typed)
    {
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        check.Add(
            "suggestion",
            $"har förslag {typed.Shown()}, väntade ett sparat som 2380/3. Kanske 'matching suggest' först.",
            $"has suggestion {typed.Shown()}, expected a kept one such as 2380/3. Maybe 'matching suggest' "
            + $"first.");
        return new InvalidInputException(check.Violations);
    }
}
