using Matching.Cli.Loading;
using Matching.Cli.Output;
using Matching.Cli.Planning;
using Matching.Cli.Suggesting;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Eligibility;
using Matching.Core.Loading;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Core.Suggestions;
using Matching.Core.Words;
using Matching.Intake.Loading;
using Matching.Optimizer;
using Matching.Sample;
using Matching.Storage;

namespace Matching.Cli.Demo;

/// <summary>Files in, plan and suggestions out: what a matcher does in a week, in one run.</summary>
internal sealed class DemoTour(Terminal terminal, Printer printer, SampleSettings settings)
{
    // The owner of the region's rows.
    private const string Source = "demo";

    /// <summary>Runs the tour on a database that is new or holds the same region.</summary>
    public async Task RunAsync(string path, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path, "sample");
        CheckFolder(folder);
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = path, Clock = terminal.Clock }, cancellation);
        await CheckRoomAsync(database, cancellation);
        await LoadAsync(database, await WriteFilesAsync(folder, cancellation), cancellation);
        var snapshot = await database.LoadSnapshotAsync(null, cancellation);
        var request = new PlanRequest(snapshot, Period, new PlanningOptions(), Solving);
        var plan = PlanRun.Create(terminal, printer.Language, request, cancellation);
        cancellation.ThrowIfCancellationRequested();
        await PlanCommand.KeepAsync(database, request, plan, cancellation);
        printer.Print(PlanSheets.Of(plan));
        Suggest(snapshot, plan);
        printer.Say(Phrase.Of(
            $"Förslag, inte beslut: matchare och deltagare bestämmer. Alla personer är påhittade.",
            $"Suggestions, not decisions: a matcher and the participant decide. All people are invented."));
    }

    private PlanPeriod Period => new(settings.Date, settings.Date);

    // A budget of work and not of time: the same region gives the same plan on every machine.
    private SolveOptions Solving => new()
    {
        Seed = 1,
        Ticks = 150_000_000 + 100_000L * settings.Size,
        Threads = Environment.ProcessorCount,
    };

    private async Task<IReadOnlyList<string>> WriteFilesAsync(string folder, CancellationToken cancellation)
    {
        printer.Head(Phrase.Of($"Exempelregionen", $"The sample region"));
        var files = await SampleRegion.Generate(settings, cancellation).WriteAsync(folder, cancellation);
        printer.Say(Phrase.Of(
            $"Verkliga platser, påhittade personer: {files.Count} filer med {settings.Size} deltagare.",
            $"Real places, invented people: {files.Count} files with {settings.Size} participants."));
        return files;
    }

    // Files of somebody else may well lie in a folder of that name.
    private static void CheckFolder(string folder)
    {
        var check = new Check(Phrase.Of($"Mappen 'sample'", $"Folder 'sample'"), "");
        foreach (var file in SampleRegion.FilesOfOthers(folder))
            check.Add(
                "database",
                $"har en fil '{file}' som inte är exempelregionens, väntade ingen. Kanske ska --database nämna en "
                + $"fil i en annan mapp.",
                $"has a file '{file}' that is not the sample region's, expected none. Maybe --database should name a "
                + $"file in another folder.");
        check.ThrowIfAny();
    }

    // Nothing of anybody's is ever deleted, and invented people never stand among real ones: another region needs
    // another file.
    private async Task CheckRoomAsync(MatchingDatabase database, CancellationToken cancellation)
    {
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        foreach (var source in (await database.SourcesAsync(cancellation)).Where(source => source != Source))
            check.Add(
                "database",
                $"har rader från källan {source.Shown()}, väntade en tom databas eller exempelregionens. Kanske ska "
                + $"--database nämna en ny fil.",
                $"has rows of source {source.Shown()}, expected an empty database or the sample region's. Maybe "
                + $"--database should name a new file.");
        check.ThrowIfAny();
        var counts = await database.CountAsync(cancellation);
        if (counts.Participants == 0 || counts.Participants == settings.Size) return;
        check.Add(
            "database",
            $"har {counts.Participants} deltagare, väntade 0 eller exempelregionens {settings.Size}. "
            + $"Kanske ska --database nämna en ny fil.",
            $"has {counts.Participants} participants, expected 0 or the sample region's {settings.Size}. "
            + $"Maybe --database should name a new file.");
        check.ThrowIfAny();
    }

    private async Task LoadAsync(
        MatchingDatabase database, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var load = new LoadSettings { Source = Source, OnError = OnError.Abort, Today = settings.Date };
        var fileLoad = new FileLoadSettings { Load = load, Language = printer.Language };
        var report = await new LoadScreen(terminal, printer.Language).ShowAsync(tell =>
            new FileLoad(database, fileLoad, tell).RunAsync(LoadFiles.Of(files, errorFolder: null), cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (report.Fault is { } fault) throw new InvalidInputException([new("database", fault)]);
        new LoadAnswer(report, load).Print(printer, terminal.Error);
    }

    private void Suggest(Snapshot snapshot, Core.Planning.Plan plan)
    {
        var finder = new SuggestionFinder(snapshot, Period, new PlanningOptions());
        var proposed = plan.Placements.Where(p => p.Kind == PlannedKind.Proposed).ToArray();
        if (proposed.Length == 0) return;
        var participant = Richest(proposed.Select(p => p.Participant), key => finder.ForParticipant(key, 3));
        printer.Print(SuggestionSheets.Of(
            finder.ForParticipant(participant, 3),
            Phrase.Of($"Tre förslag för deltagare {participant}", $"Three suggestions for participant {participant}"),
            bySlot: false));
        var slot = Richest(proposed.Select(p => p.Slot), key => finder.ForSlot(key, 3));
        printer.Print(SuggestionSheets.Of(
            finder.ForSlot(slot, 3),
            Phrase.Of($"Tre deltagare för plats {slot}", $"Three participants for slot {slot}"),
            bySlot: true));
    }

    // The first that has three suggestions, so that the tour always has something to show.
    private static Key Richest(IEnumerable<Key> keys, Func<Key, IReadOnlyList<Suggestion>> find)
    {
        var all = keys.ToArray();
        return all.Append(all[0]).First(key => find(key).Count >= 3 || key == all[^1]);
    }
}
