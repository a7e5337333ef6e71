using Matching.Core.Checks;
using Matching.Core.Employers;
using Matching.Core.Loading;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Loading;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Loading;

public sealed class FileLoadTests : IDisposable
{
    private const string Header = "kommun;id;handledarkapacitet\n";
    private readonly LoadingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OfTheSameFileTwice_ChangesNothingTheSecondTime()
    {
        var file = _folder.Write("h.csv", Header + "2280;h1;5\n2280;h2;6\n");
        var first = Assert.Single((await _folder.RunAsync(file)).Files);
        Assert.Equal(new VerdictCounts(2, 0, 0, 0), first.Counts);

        var again = _folder.Write("h.csv", Header + "2280;h1;5\n2280;h2;7\n2280;h3;1\n");
        var report = await _folder.RunAsync(again);
        Assert.Equal(new VerdictCounts(1, 1, 1, 0), Assert.Single(report.Files).Counts);
        Assert.Equal(LoadEnding.Kept, report.Ending);
        Assert.Equal(3, _folder.Store.Count<Supervisor>());
    }

    [Fact]
    public async Task Run_OfFilesInAnyOrder_LoadsThemInTheOrderOfTheirKinds()
    {
        var kinds = new[]
        {
            FileKind.Placements, FileKind.Participants, FileKind.Slots, FileKind.Supervisors, FileKind.Sites,
        };
        var report = await _folder.RunAsync(
            [.. kinds.Select(kind => _folder.Write($"{kind}.csv", TextFiles.With(kind)))]);
        Assert.Equal(0, report.Rejected);
        Assert.Equal(
            [typeof(Site), typeof(Supervisor), typeof(Slot), typeof(Participant), typeof(Placement)],
            _folder.Store.FirstNouns);
        Assert.Equal(kinds.Reverse(), report.Files.Select(file => file.Kind));
        Assert.Equal(1, _folder.Store.Count<Employer>());
    }

    [Fact]
    public async Task Run_WithSkip_KeepsTheGoodRowsAndNamesTheOthers()
    {
        var file = _folder.Write("h.csv", Header + "2280;h1;5\n2280;h2;många\n2280;h3;7\n");
        var report = await _folder.RunAsync(file);
        var loaded = Assert.Single(report.Files);
        Assert.Equal(new VerdictCounts(2, 0, 0, 1), loaded.Counts);
        Assert.Equal(2, Assert.Single(loaded.Rejections).Number);
        Assert.Equal("handledarkapacitet", Assert.Single(loaded.Rejections[0].Violations).Field);
        Assert.Equal(_folder.PathOf("h.errors.csv"), loaded.ErrorPath);
        Assert.Equal(LoadEnding.Kept, report.Ending);
    }

    [Fact]
    public async Task Run_WithAbort_KeepsNothingOfAnyFileAndStillNamesEveryRow()
    {
        var report = await _folder.RunAsync(
            LoadingFolder.Settings(OnError.Abort), default,
            _folder.Write("a.csv", Header + "2280;h1;fel\n2280;h2;5\n2280;h3;fel\n"),
            _folder.Write("b.csv", TextFiles.With(FileKind.Sites)));
        Assert.Equal(LoadEnding.Aborted, report.Ending);
        Assert.Equal(2, report.Rejected);
        Assert.Empty(_folder.Store.Kept);
        Assert.True(File.Exists(_folder.PathOf("a.errors.csv")));
    }

    [Fact]
    public async Task Run_WithAbortAndNoRejection_KeepsEverything()
    {
        var file = _folder.Write("h.csv", Header + "2280;h1;5\n");
        var report = await _folder.RunAsync(LoadingFolder.Settings(OnError.Abort), default, file);
        Assert.Equal(LoadEnding.Kept, report.Ending);
        Assert.Equal(1, _folder.Store.Count<Supervisor>());
    }

    [Fact]
    public async Task Run_Dry_GivesEveryVerdictAndKeepsNothing()
    {
        var report = await _folder.RunAsync(
            LoadingFolder.Settings(dryRun: true), default,
            _folder.Write("p.csv", TextFiles.With(FileKind.Placements)),
            _folder.Write("d.csv", TextFiles.With(FileKind.Participants)));
        Assert.Equal(LoadEnding.DryRun, report.Ending);
        Assert.Equal(new VerdictCounts(1, 0, 0, 0), report.Files[0].Counts);
        Assert.Equal(["plats"], report.Files[1].Rejections[0].Violations.Select(v => v.Field == "slot" ? "plats" : ""));
        Assert.Empty(_folder.Store.Kept);
    }

    [Fact]
    public async Task Run_OfARowThatTheStoreRejects_NamesTheFilesOwnColumn()
    {
        var text = TextFiles.With(FileKind.Placements).Replace("participant;", "Deltagare;").Replace("slot;", "PLATS;");
        var report = await _folder.RunAsync(_folder.Write("p.csv", text));
        Assert.Equal(
            ["Deltagare", "PLATS"], Assert.Single(report.Files[0].Rejections).Violations.Select(v => v.Field));
    }

    [Fact]
    public async Task Run_OfAFileThatCannotBeRead_LoadsNoneAndNamesAll()
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _folder.RunAsync(
            _folder.Write("god.csv", Header + "2280;h1;5\n"),
            _folder.Write("tom.csv", ""),
            _folder.Write("bruten.csv", Header + "2280;h1;5\n2280;\"h2;")));
        Assert.Equal(["tom.csv", "bruten.csv"], refused.Violations.Select(violation => violation.Field));
        Assert.Empty(_folder.Store.BatchSizes);
        Assert.Equal(["bruten.csv", "god.csv", "tom.csv"], _folder.Names);
    }

    [Fact]
    public async Task Run_OfManyRows_StoresBatchesOfAThousandAndTellsTheProgress()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_500).Select(i => $"2280;h{i};5\n"));
        var report = await _folder.RunAsync(_folder.Write("h.csv", Header + rows));
        Assert.Equal([1_000, 1_000, 500], _folder.Store.BatchSizes);
        Assert.Equal(2_500, report.Files[0].Counts.Inserted);
        Assert.Equal([0, 1_000, 2_000, 2_500], _folder.Told.Select(told => told.Rows));
        Assert.All(_folder.Told.Skip(1), told =>
            Assert.Equal((1, 1, 2_500), (told.FileNumber, told.FileCount, told.RowCount)));
        Assert.Equal(_folder.Told[^1].Size, _folder.Told[^1].Position);
    }

    [Fact]
    public async Task Run_OfLongRows_StoresSmallerBatches()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"2280;h{i};5;{new string('x', 100_000)}\n"));
        await _folder.RunAsync(_folder.Write("h.csv", Header.Replace("\n", ";anteckning\n") + rows));
        Assert.Equal([40, 20], _folder.Store.BatchSizes);
    }

    [Fact]
    public async Task Run_CancelledAfterABatch_KeepsWhatWasStoredAndSaysSo()
    {
        using var stop = new CancellationTokenSource();
        _folder.Store.AfterBatch = stop.Cancel;
        var rows = "2280;h0;fel\n" + string.Concat(Enumerable.Range(1, 2_500).Select(i => $"2280;h{i};5\n"));
        var report = await _folder.RunAsync(
            LoadingFolder.Settings(), stop.Token, _folder.Write("h.csv", Header + rows));
        Assert.Equal(LoadEnding.Cancelled, report.Ending);
        Assert.Equal(new VerdictCounts(999, 0, 0, 1), report.Files[0].Counts);
        Assert.Null(report.Files[0].ErrorPath);
        Assert.Equal(999, _folder.Store.Count<Supervisor>());
        Assert.Equal(["h.csv"], _folder.Names);
    }

    [Fact]
    public async Task Run_CancelledWithAbort_KeepsNothing()
    {
        using var stop = new CancellationTokenSource();
        _folder.Store.AfterBatch = stop.Cancel;
        var rows = string.Concat(Enumerable.Range(1, 2_500).Select(i => $"2280;h{i};5\n"));
        var report = await _folder.RunAsync(
            LoadingFolder.Settings(OnError.Abort), stop.Token, _folder.Write("h.csv", Header + rows));
        Assert.Equal(LoadEnding.Cancelled, report.Ending);
        Assert.Empty(_folder.Store.Kept);
    }

    [Fact]
    public async Task Run_OfUnknownColumns_WarnsAndGoesOn()
    {
        var report = await _folder.RunAsync(
            _folder.Write("h.csv", "kommun;id;kapacitet;handledarkapacitt;skonummer\n2280;h1;5;;\n"));
        var file = Assert.Single(report.Files);
        Assert.Equal(["handledarkapacitt", "skonummer"], file.UnknownColumns);
        Assert.Equal(
            [
                "Fil 'h.csv': kolumnen 'handledarkapacitt' lästes inte. Kanske menas 'handledarkapacitet'.",
                "Fil 'h.csv': kolumnen 'skonummer' lästes inte.",
            ],
            file.Warnings.Select(warning => warning.In(Language.Swedish)));
        Assert.Equal(
            [
                "File 'h.csv': column 'handledarkapacitt' was not read. Maybe 'handledarkapacitet' is meant.",
                "File 'h.csv': column 'skonummer' was not read.",
            ],
            file.Warnings.Select(warning => warning.In(Language.English)));
        Assert.Equal(1, file.Counts.Inserted);
    }

    [Fact]
    public async Task Run_WithAnErrorFolderThatIsNotThere_IsRefusedBeforeAnythingIsStored()
    {
        var file = _folder.Write("h.csv", Header + "2280;h1;5\n") with
        {
            ErrorPath = Path.Combine(_folder.PathOf("saknas"), "h.errors.csv"),
        };
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => _folder.RunAsync(file));
        var violation = Assert.Single(refused.Violations);
        Assert.Equal(
            "Fil 'h.csv' kan inte få en felfil, väntade en mapp att skriva i. Kanske behövs en annan mapp för "
                + "felfiler, "
                + "eller så pågår en annan inläsning av filen.",
            violation.Message.In(Language.Swedish));
        Assert.Equal(
            "File 'h.csv' cannot have an error file, expected a folder to write to. Maybe another folder for error "
                + "files "
                + "is needed, or another load of the file is under way.",
            violation.Message.In(Language.English));
        Assert.Empty(_folder.Store.BatchSizes);
    }

    [Fact]
    public async Task Run_OfALongRejectionList_NamesTheFirstAndCountsAll()
    {
        var rows = string.Concat(Enumerable.Range(1, 50).Select(i => $"2280;h{i};fel\n"));
        var report = await _folder.RunAsync(_folder.Write("h.csv", Header + rows));
        Assert.Equal(20, report.Files[0].Rejections.Count);
        Assert.Equal(50, report.Files[0].Counts.Rejected);
        Assert.Empty(_folder.Store.BatchSizes);
    }

    [Fact]
    public async Task Run_OfAFileThatBreaksOffWhileItIsRead_CountsItsBatchesAndNamesTheRejectedRows()
    {
        var rows = "2280;h0;fel\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"2280;h{i};5\n"));
        var file = _folder.Write("h.csv", Header + rows);
        var opened = 0;
        var broken = file.File with
        {
            Open = () => ++opened <= SurveyPasses ? file.File.Open() : new BreakingStream(file.File.Open(), 150_000),
        };
        var report = await _folder.RunAsync(file with { File = broken });
        Assert.Equal(LoadEnding.BrokenOff, report.Ending);
        Assert.Equal(
            "Disken svek, väntade att kunna läsa filen och skriva felfilen. Kanske är disken full.",
            report.Fault!.In(Language.Swedish));
        Assert.Equal(
            "The disk failed, expected to read the file and write the error file. Maybe the disk is full.",
            report.Fault.In(Language.English));
        Assert.InRange(_folder.Store.Count<Supervisor>(), 999, 19_999);
        Assert.Equal(new VerdictCounts(_folder.Store.Count<Supervisor>(), 0, 0, 1), report.Files[0].Counts);
        Assert.Equal(["h.csv", "h.errors.csv", "h.errors.csv.sha256"], _folder.Names);
    }

    [Fact]
    public async Task Run_OfAFileThatIsCutWhileItIsLoaded_OnceSaidThatNothingWasKept()
    {
        var rows = string.Concat(Enumerable.Range(1, 1_500).Select(i => $"2280;h{i};5\n"));
        var file = _folder.Write("h.csv", Header + rows);
        var opened = 0;
        var cut = file.File with
        {
            Open = () => ++opened <= SurveyPasses
                ? file.File.Open()
                : new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Header + rows + "2280;\"h")),
        };
        File.WriteAllText(_folder.PathOf("h.errors.csv"), "older");
        var report = await _folder.RunAsync(file with { File = cut });
        Assert.Equal(LoadEnding.BrokenOff, report.Ending);
        Assert.Contains("citattecken som aldrig stängs", report.Fault!.In(Language.Swedish));
        Assert.Equal(_folder.Store.Count<Supervisor>(), report.Files[0].Counts.Inserted);
        Assert.InRange(report.Files[0].Counts.Inserted, 1_000, 1_500);
        Assert.Equal("older", _folder.Errors("h.csv"));
    }

    [Fact]
    public async Task Run_OfAFileThatBreaksOffWhileItIsLookedThrough_StoresNothingAndSaysSo()
    {
        var file = _folder.Write("h.csv", Header + string.Concat(Enumerable.Repeat("2280;h1;5\n", 20_000)));
        var broken = file.File with { Open = () => new BreakingStream(file.File.Open(), 150_000) };
        var refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => _folder.RunAsync(file with { File = broken }));
        Assert.Equal(
            "Fil 'h.csv' kan inte läsas till slutet, väntade en disk utan fel. Kanske är disken eller nätverket "
                + "trasigt.",
            Assert.Single(refused.Violations).Message.In(Language.Swedish));
        Assert.Equal(
            "File 'h.csv' cannot be read to its end, expected a disk without faults. Maybe the disk or the network "
                + "failed.",
            refused.Violations[0].Message.In(Language.English));
    }

    /// <summary>Bytes, three delimiters, and once from end to end.</summary>
    private const int SurveyPasses = 5;

    private sealed class BreakingStream(Stream whole, long size) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => whole.Length;

        public override long Position { get => whole.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) =>
            whole.Position >= size ? throw new IOException("The disk is gone.") : whole.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            whole.Dispose();
            base.Dispose(disposing);
        }
    }
}
