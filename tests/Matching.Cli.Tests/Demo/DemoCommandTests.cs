using Matching.Cli.Tests.Loading;
using Matching.Sample;

namespace Matching.Cli.Tests.Demo;

[Collection(DemoCollection.Name)]
public sealed class DemoCommandTests(DemoRun demo)
{
    [Fact]
    public void Demo_OnANewDatabase_ShowsEveryPart()
    {
        Assert.Equal("", demo.Run.Error);
        Assert.Equal(0, demo.Run.Code);
        foreach (var part in new[]
                 {
                     "The sample region", "The plan", "Certificate", "Objective", "Bound", "Gap", "Seconds",
                     "Unplaced", "Nearest fix", "Three suggestions for participant", "Three participants for slot",
                     "Suggestions, not decisions",
                 })
            Assert.Contains(part, demo.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_OfSixty_PlacesOrExplainsEverybodyOnce()
    {
        var people = demo.Plan.Placements.Select(p => p.Participant)
            .Concat(demo.Plan.Unplaced.Select(u => u.Participant));
        Assert.Equal(demo.Snapshot.Participants.Select(p => p.Key), people.Order());
        Assert.Equal(60, demo.Snapshot.Participants.Count);
        Assert.InRange(demo.Plan.Placements.Count, 45, 59);
        foreach (var person in demo.Snapshot.Participants)
            Assert.Contains(person.Key.ToString(), demo.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_RunAgainInSwedish_FindsEveryRowUnchangedAndMakesTheSamePlan()
    {
        var again = await CommandRun.OfAsync("demo", "--database", demo.Database);
        Assert.Equal(0, again.Code);
        Assert.Contains("Målvärde (objective)", again.Output, StringComparison.Ordinal);
        Assert.Contains("Gräns (bound)", again.Output, StringComparison.Ordinal);
        Assert.Contains("Gap (gap)", again.Output, StringComparison.Ordinal);
        Assert.Matches(@"participants\.csv +│deltagare +│60 +│0 +│0 +│60 +│0", again.Output);
        Assert.Contains($"{demo.Plan.Certificate.Objective / 1e6:0.000000}", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_OfAnotherSizeOnTheSameDatabase_IsRefusedAndChangesNothing()
    {
        var refused = await CommandRun.OfAsync(
            "demo", "--database", demo.Database, "--size", "80", "--language", "en");
        Assert.Equal(2, refused.Code);
        Assert.Equal(
            "Database has 60 participants, expected 0 or the sample region's 80. "
            + "Maybe --database should name a new file.",
            refused.Error.Trim());
    }

    [Fact]
    public async Task Demo_OnADatabaseOfSixtyPeopleOfAnotherSource_IsRefusedAndWritesNothing()
    {
        using var folder = new LoadFolder();
        var region = Directory.CreateDirectory(folder.PathOf("own")).FullName;
        var files = await SampleRegion.Generate(new SampleSettings()).WriteAsync(region);
        Assert.Equal(0, (await folder.LoadAsync([.. files])).Code);

        var refused = await CommandRun.OfAsync("demo", "--database", folder.Database, "--language", "en");
        Assert.Equal(2, refused.Code);
        Assert.Equal(
            "Database has rows of source 'file', expected an empty database or the sample region's. "
            + "Maybe --database should name a new file.",
            refused.Error.Trim());
        Assert.Equal("", refused.Output);
        Assert.Equal(60, (await folder.CountAsync()).Participants);
        Assert.False(Directory.Exists(folder.PathOf("sample")));
    }

    [Fact]
    public async Task Demo_BesideAFolderSampleOfSomebodyElse_IsRefusedAndWritesNothing()
    {
        using var folder = new LoadFolder();
        Directory.CreateDirectory(folder.PathOf("sample"));
        var own = folder.Write(Path.Combine("sample", "participants.csv"), "kommun;id\n2280;p1\n");

        var refused = await CommandRun.OfAsync("demo", "--database", folder.Database, "--language", "en");
        Assert.Equal(2, refused.Code);
        Assert.Equal(
            "Folder 'sample' has a file 'participants.csv' that is not the sample region's, expected none. "
            + "Maybe --database should name a file in another folder.",
            refused.Error.Trim());
        Assert.Equal("kommun;id\n2280;p1\n", await File.ReadAllTextAsync(own));
        Assert.Single(Directory.GetFiles(folder.PathOf("sample")));
        Assert.False(File.Exists(folder.Database));
    }

    [Theory]
    [InlineData("--size", "59", "Option '--size' has '59', expected 60 to 150000.")]
    [InlineData("--size", "many", "Option '--size' has 'many', expected 60 to 150000.")]
    [InlineData("--date", "4 May", "Option '--date' has '4 May', expected a day such as 2026-05-04.")]
    [InlineData("--size", "19800101-1234", "Option '--size' has '…', expected 60 to 150000.")]
    [InlineData("--language", "fi", "Option '--language' has 'fi', expected sv or en.")]
    public async Task Demo_WithABadArgument_SaysWhatWasExpectedAndExitsWithTwo(string option, string value, string text)
    {
        var run = await CommandRun.OfAsync("demo", option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }
}
