using Matching.Core;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Intake.Reading;
using Matching.Sample.Files;

namespace Matching.Sample.Tests.Files;

public sealed class SampleFilesTests
{
    [Fact]
    public async Task WriteAsync_Folder_HoldsFiveFilesAndAReadmeInLoadingOrder()
    {
        using var folder = new Folder();

        var paths = await Regions.Of(60).WriteAsync(Path.Combine(folder.Path, "new"));

        Assert.Equal(
            ["sites.csv", "supervisors.csv", "slots.csv", "participants.csv", "placements.csv"],
            paths.Select(p => Path.GetFileName(p)!));
        Assert.Equal(
            ["README.txt", "participants.csv", "placements.csv", "sites.csv", "slots.csv", "supervisors.csv"],
            Directory.GetFiles(Path.Combine(folder.Path, "new")).Select(p => Path.GetFileName(p)!)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WriteAsync_Readme_SaysInBothLanguagesThatPeopleAreInvented()
    {
        using var folder = new Folder();

        await Regions.Of(60).WriteAsync(folder.Path);

        var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, "README.txt"));
        Assert.Contains("ALLA PERSONER I DESSA FILER ÄR PÅHITTADE", text, StringComparison.Ordinal);
        Assert.Contains("EVERY PERSON IN THESE FILES IS INVENTED", text, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", text, StringComparison.Ordinal);
        Assert.Contains("size 60, seed 2, date 2026-05-04", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesOfOthers_ARowOrAReadmeOfSomebodyElse_IsNamed()
    {
        using var folder = new Folder();
        Assert.Empty(SampleRegion.FilesOfOthers(Path.Combine(folder.Path, "new")));
        var paths = await Regions.Of(60).WriteAsync(folder.Path);
        Assert.Empty(SampleRegion.FilesOfOthers(folder.Path));

        foreach (var path in paths) await File.AppendAllTextAsync(path, "2280;own1;5;\n");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "README.txt"), "The unit's own files");
        Assert.Equal(
            [.. paths.Select(p => Path.GetFileName(p)), "README.txt"], SampleRegion.FilesOfOthers(folder.Path));
    }

    [Fact]
    public async Task WriteAsync_EveryRow_SaysWhatIsInvented()
    {
        using var folder = new Folder();

        foreach (var path in await Regions.Of(60).WriteAsync(folder.Path))
        {
            var lines = await File.ReadAllLinesAsync(path);
            Assert.EndsWith(";note", lines[0], StringComparison.Ordinal);
            Assert.All(lines[1..], line =>
            {
                Assert.Contains("påhitta", line, StringComparison.Ordinal);
                Assert.Contains("invented", line, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task WriteAsync_RealSites_NameTheirSource()
    {
        using var folder = new Folder();

        await Regions.Of(10_000).WriteAsync(folder.Path);

        var real = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "sites.csv")))
            .Where(l => l.Contains("verklig plats", StringComparison.Ordinal)).ToArray();
        Assert.Equal(53, real.Length);
        Assert.Equal(34, real.Count(l => l.Contains("Havs- och vattenmyndigheten", StringComparison.Ordinal)));
        Assert.Equal(19, real.Count(l => l.Contains("oppna-atervinningsdata (CC0)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WriteAsync_OlderFilesThere_AreReplacedWhole()
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "supervisors.csv");
        await File.WriteAllTextAsync(path, new string('x', 100_000));

        await Regions.Of(60).WriteAsync(folder.Path);

        Assert.DoesNotContain("xxx", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Cancelled_KeepsTheOlderFilesAndLeavesNothingHalfWritten()
    {
        using var folder = new Folder();
        var path = Path.Combine(folder.Path, "participants.csv");
        await File.WriteAllTextAsync(path, "older");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Regions.Of(60).WriteAsync(folder.Path, new CancellationToken(canceled: true)));

        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("older", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(2_000)]
    public async Task WriteAsync_ReadBackByTheLoader_GivesTheSameRows(int size)
    {
        using var folder = new Folder();

        foreach (var path in await Regions.Of(size).WriteAsync(folder.Path))
        {
            var survey = await Survey.OfAsync(SourceFile.At(path), new ReadSettings(), CancellationToken.None);
            Assert.Empty(survey.Header.Unknown.Except(["note"]));
            var lines = (await File.ReadAllLinesAsync(path))[1..];
            var index = 0;
            await foreach (var row in RowReader.ReadAsync(survey, new FileLimits()))
            {
                Assert.Empty(row.Violations);
                Assert.Equal(lines[index++], Line(row.Nouns));
            }
            Assert.Equal(lines.Length, index);
        }
    }

    private static string Line(IReadOnlyList<INoun> nouns) => nouns switch
    {
        [Participant p] => Line(ParticipantColumns.All, p),
        [Slot s] => Line(SlotColumns.All, s),
        [Supervisor s] => Line(SupervisorColumns.All, s),
        [Placement p] => Line(PlacementColumns.All, p),
        [Employer e, Site s] => Line(SiteColumns.All, (s, e)),
        _ => "",
    };

    private static string Line<T>(IReadOnlyList<Column<T>> columns, T row) =>
        string.Join(';', columns.Select(c => Cell.Quoted(c.Text(row))));
}
