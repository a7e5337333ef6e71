using System.Text.Json;
using Matching.Cli.Tests.Demo;
using Matching.Core.Eligibility;

namespace Matching.Cli.Tests.Suggesting;

[Collection(DemoCollection.Name)]
public sealed class SuggestCommandTests(DemoRun demo)
{
    private string Proposed => demo.Plan.Placements.First(p => p.Fit is not null).Participant.ToString();

    private Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.OfAsync([.. args, "--database", demo.Database, "--language", "en"]);

    [Fact]
    public async Task Suggest_AsJson_IsAnObjectOfRankedSuggestions()
    {
        var run = await RunAsync("suggest", Proposed, "--output", "json", "--count", "2");
        Assert.Equal(0, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        var first = json.RootElement.GetProperty("suggestions")[0];
        Assert.Equal(1, first.GetProperty("rank").GetInt32());
        Assert.Equal(Proposed, first.GetProperty("participant").GetString());
        Assert.InRange(
            first.GetProperty("fit").GetDouble(), first.GetProperty("fit_low").GetDouble(),
            first.GetProperty("fit_high").GetDouble());
    }

    [Fact]
    public async Task Suggest_AsCsv_HasAHeaderOfCodesAndALinePerSuggestion()
    {
        var run = await RunAsync("suggest", Proposed, "--output", "csv", "--count", "1");
        var lines = run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "rank,participant,slot,title,site,start_on,end_on,value,fit,fit_low,fit_high,reasons,arrange,room",
            lines[0]);
        Assert.StartsWith($"1,{Proposed},", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task Suggest_ForASlot_RanksParticipants()
    {
        var slot = demo.Plan.Placements.First(p => p.Fit is not null).Slot.ToString();
        var run = await RunAsync("suggest", "--slot", slot, "--output", "csv");
        Assert.Equal(0, run.Code);
        Assert.All(
            run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1),
            line => Assert.Contains($",{slot},", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suggest_ByAnIdAlone_FindsTheOnlyOne()
    {
        var key = demo.Snapshot.Participants[0].Key;
        Assert.Equal(
            (await RunAsync("suggest", key.ToString())).Output, (await RunAsync("suggest", key.Id)).Output);
    }

    [Theory]
    [InlineData("nobody", "Question has participant 'nobody', expected an id of the database. "
        + "Maybe its file was not loaded.")]
    [InlineData("2380/nobody", "Question has participant '2380/nobody', expected a known id. "
        + "Maybe the municipality code before it is missing.")]
    public async Task Suggest_ForSomebodyUnknown_SaysSoAndExitsWithTwo(string typed, string text)
    {
        var run = await RunAsync("suggest", typed);
        Assert.Equal(2, run.Code);
        Assert.Equal(text, run.Error.Trim());
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Suggest_WithAPersonalNumber_DoesNotEchoIt()
    {
        var run = await RunAsync("suggest", "19800101-1234");
        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("1980", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suggest")]
    [InlineData("suggest", "a", "--slot", "b")]
    public async Task Suggest_WithBothOrNeither_ExitsWithTwo(params string[] args) =>
        Assert.Equal(2, (await RunAsync(args)).Code);

    [Fact]
    public async Task WhyNot_OfEveryPairOfOneParticipant_AgreesWithTheSuggestions()
    {
        var suggested = await RunAsync("suggest", Proposed, "--output", "csv", "--count", "1000");
        foreach (var slot in demo.Snapshot.Slots.Take(12))
        {
            var run = await RunAsync("why-not", Proposed, slot.Key.ToString());
            var isSuggested = suggested.Output.Contains($",{slot.Key},", StringComparison.Ordinal);
            Assert.Equal(isSuggested ? 0 : 1, run.Code);
            Assert.StartsWith(isSuggested ? "Possible" : "Not ", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhyNot_AsJson_HasAFindingPerRule()
    {
        var run = await RunAsync("why-not", Proposed, demo.Snapshot.Slots[0].Key.ToString(), "--output", "json");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            EligibilityRules.All.Select(r => r.Name),
            json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task Suggest_WithoutADatabase_SaysWhichFileIsMissing()
    {
        var missing = Path.Combine(Path.GetTempPath(), "matching-none", "none.db");
        var run = await CommandRun.OfAsync("suggest", "p1", "--database", missing, "--language", "en");
        Assert.Equal(2, run.Code);
        Assert.Contains("none.db", run.Error, StringComparison.Ordinal);
    }
}
