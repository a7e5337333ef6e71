using System.Text.Json;
using Matching.Cli.Tests.Demo;

namespace Matching.Cli.Tests.Fitting;

/// <summary>From past placements to a version that counts, and back, on a copy of the demo's database.</summary>
[Collection(DemoCollection.Name)]
public sealed class RegistryCommandsTests(DemoRun demo) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matching-").FullName;

    private string Database => Path.Combine(_folder, "copy.db");

    private string Proposed => demo.Plan.Placements.First(p => p.Fit is not null).Participant.ToString();

    public Task InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(
                     Path.GetDirectoryName(demo.Database)!, Path.GetFileName(demo.Database) + "*"))
            File.Copy(file, Database + file[demo.Database.Length..]);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.OfAsync([.. args, "--database", Database, "--language", "en"]);

    private async Task<JsonElement> JsonAsync(params string[] args)
    {
        var run = await RunAsync([.. args, "--output", "json"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task Activate_WhatWasRetrained_CountsInSuggestionsAndPlansUntilThePriorIsBack()
    {
        var retrained = await JsonAsync("fit", "retrain", "--follow-up", "0", "--name", "autumn");
        var version = retrained.GetProperty("model")[0].GetProperty("version").GetString()!;
        Assert.Equal(
            ["prior", "challenger"],
            retrained.GetProperty("rehearsal").EnumerateArray().Select(m => m.GetProperty("part").GetString()!));
        Assert.False((await JsonAsync("fit", "models")).GetProperty("models")[0].GetProperty("active").GetBoolean());

        await JsonAsync("fit", "activate", version[..8], "--by", "m4", "--reason", "trial");
        await JsonAsync("suggest", Proposed);
        var kept = await ReplayedAsync();
        Assert.Equal(version, kept.GetProperty("model_version").GetString());
        var plan = await JsonAsync("plan", "create", "--ticks", "2000000", "--objective", "lift");
        Assert.Equal("autumn", plan.GetProperty("plan")[0].GetProperty("model").GetString());

        await JsonAsync("fit", "activate", "prior", "--by", "m7", "--reason", "enough");
        await JsonAsync("suggest", Proposed);
        Assert.Equal("", (await ReplayedAsync()).GetProperty("model_version").GetString());
        var first = await JsonAsync("suggest", "replay", kept.GetProperty("key").GetString()!);
        Assert.Equal(version, first.GetProperty("suggestion")[0].GetProperty("model_version").GetString());
        var acts = (await JsonAsync("fit", "models")).GetProperty("activations").EnumerateArray().ToArray();
        Assert.Equal(["m7", "m4"], acts.Select(act => act.GetProperty("by").GetString()!));
    }

    [Fact]
    public async Task Activate_AVersionThatIsNotThere_IsRefused()
    {
        var run = await RunAsync("fit", "activate", "7", "--by", "m4", "--reason", "trial");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            "Activation has version '7', expected one of the registry. Maybe 'matching fit models' shows them.",
            run.Error.Trim());
    }

    [Fact]
    public async Task Replay_OfNothing_IsRefused()
    {
        var run = await RunAsync("suggest", "replay", "2280/999");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            "Question has suggestion '2280/999', expected a kept one such as 2380/3. Maybe 'matching suggest' first.",
            run.Error.Trim());
    }

    [Fact]
    public async Task Replay_WithoutANumber_IsTheNewestOfAnyMunicipality()
    {
        var nobody = await RunAsync("suggest", "replay");
        Assert.Equal(2, nobody.Code);
        var first = demo.Snapshot.Municipalities[0].Code;
        var elsewhere = demo.Plan.Placements.Where(p => p.Fit is not null && p.Participant.Municipality != first)
            .Select(p => p.Participant.ToString()).Take(2).ToArray();
        foreach (var participant in elsewhere) await JsonAsync("suggest", participant, "--date", "2026-05-04");
        var newest = await JsonAsync("suggest", "replay");
        Assert.Single(newest.GetProperty("suggestion").EnumerateArray());
        var both = await JsonAsync("suggest", "replay", "--count", "5");
        Assert.Equal(
            elsewhere.Order(),
            both.GetProperty("suggestion").EnumerateArray().Select(s => s.GetProperty("about").GetString()!).Order());
        Assert.All(
            both.GetProperty("lines").EnumerateArray(),
            line => Assert.Contains(line.GetProperty("participant").GetString(), elsewhere));
        var own = await JsonAsync("suggest", "replay", "--count", "5", "--municipality", elsewhere[0][..4]);
        Assert.All(
            own.GetProperty("suggestion").EnumerateArray(),
            s => Assert.StartsWith(elsewhere[0][..4], s.GetProperty("key").GetString(), StringComparison.Ordinal));
        Assert.Equal(2, (await RunAsync("suggest", "replay", "--municipality", first)).Code);
    }

    [Theory]
    [InlineData("Option '--count' is given beside SUGGESTION, expected one of them.", "2380/1", "--count", "2")]
    [InlineData("Option '--municipality' is given beside SUGGESTION, expected one of them.", "2380/1",
        "--municipality", "2380")]
    [InlineData("Option '--count' has '0', expected 1 to 1000.", "--count", "0")]
    public async Task Replay_OfTwoThingsAtOnce_IsRefused(string text, params string[] options)
    {
        var run = await RunAsync(["suggest", "replay", .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_ForAParticipant_IsThreeSentences()
    {
        var slot = demo.Plan.Placements.First(p => p.Participant.ToString() == Proposed).Slot.ToString();
        var sentences = await JsonAsync("suggest", "explain", Proposed, slot, "--for", "participant");
        Assert.Equal(3, sentences.GetProperty("sentences").GetArrayLength());
        var effects = await JsonAsync("suggest", "explain", Proposed, slot);
        Assert.Equal(9, effects.GetProperty("effects").GetArrayLength());
    }

    [Fact]
    public async Task PlanCreate_AFloorBeyondOne_IsRefused()
    {
        var run = await RunAsync("plan", "create", "--objective", "floor", "--floor-share", "1.5");
        Assert.Equal(2, run.Code);
        Assert.Contains("Option '--floor-share' has '1.5', expected 0 to 1.", run.Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReplayedAsync()
    {
        var municipality = Proposed[..Proposed.IndexOf('/', StringComparison.Ordinal)];
        for (var number = 99; number > 0; number--)
            if (await RunAsync("suggest", "replay", $"{municipality}/{number}", "--output", "json") is { Code: 0 } run)
                return JsonDocument.Parse(run.Output).RootElement.GetProperty("suggestion")[0];
        throw new InvalidOperationException("No suggestion was kept.");
    }
}
