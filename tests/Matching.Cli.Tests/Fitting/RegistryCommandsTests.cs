using System.Text.Json;
using Matching.Cli.Tests.Demo;
using Matching.Storage;
using Matching.Storage.Fitting;

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
    public async Task Activate_AndThenAMunicipalityWithALowerCodeIsLoaded_StillCountsAndIsFoundAgain()
    {
        var retrained = await JsonAsync("fit", "retrain", "--follow-up", "0", "--name", "autumn");
        var version = retrained.GetProperty("model")[0].GetProperty("version").GetString()!;
        await JsonAsync("fit", "activate", "1", "--by", "m4", "--reason", "trial");
        await JsonAsync("suggest", Proposed);
        var before = await PlannedAsync();
        var row = Path.Combine(_folder, "supervisors.csv");
        await File.WriteAllTextAsync(row, "kommun;id;handledarkapacitet\n0114;h1;5\n");
        Assert.Equal(0, (await RunAsync("load", row)).Code);

        var after = await PlannedAsync();
        Assert.Equal(("autumn", "autumn"), (before.Model, after.Model));
        Assert.Equal(before.Municipality, after.Municipality);
        var kept = (await JsonAsync("suggest", "replay")).GetProperty("suggestion")[0];
        Assert.Equal(version, kept.GetProperty("model_version").GetString());
        var model = Assert.Single((await JsonAsync("fit", "models")).GetProperty("models").EnumerateArray());
        Assert.True(model.GetProperty("active").GetBoolean());
        Assert.Equal(before.Municipality, model.GetProperty("municipality").GetString());

        await JsonAsync("fit", "activate", $"{before.Municipality}/1", "--by", "m7", "--reason", "again");
        await JsonAsync("fit", "activate", "prior", "--by", "m7", "--reason", "enough");
        var acts = (await JsonAsync("fit", "models")).GetProperty("activations").EnumerateArray().ToArray();
        Assert.Equal([3, 2, 1], acts.Select(act => act.GetProperty("number").GetInt32()));
        Assert.Equal("rule prior 1", (await PlannedAsync()).Model);
    }

    [Fact]
    public async Task Activate_ANumberOfTwoMunicipalities_AsksWhichOne()
    {
        await JsonAsync("fit", "retrain", "--follow-up", "0");
        string[] codes = [demo.Snapshot.Municipalities[0].Code, demo.Snapshot.Municipalities[1].Code];
        await using (var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = Database, Clock = TimeProvider.System }, default))
        {
            var model = (await database.ModelsOfAsync(codes[0], default))[0];
            await database.SaveModelAsync(
                new NewModel
                {
                    Municipality = codes[1],
                    Name = "another",
                    LabelVersion = model.LabelVersion,
                    Rows = model.Rows,
                    Seed = model.Seed,
                    GoodFile = model.GoodFile,
                    StartedFile = model.GoodFile,
                },
                default);
        }
        var run = await RunAsync("fit", "activate", "1", "--by", "m4", "--reason", "trial");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            $"Activation has version '1' that 2 match, expected one. Maybe '{codes[0]}/1'.", run.Error.Trim());
        await JsonAsync("fit", "activate", $"{codes[1]}/1", "--by", "m4", "--reason", "trial");
        var models = (await JsonAsync("fit", "models")).GetProperty("models").EnumerateArray();
        Assert.Equal([false, true], models.Select(m => m.GetProperty("active").GetBoolean()));
    }

    private async Task<(string Municipality, string Model)> PlannedAsync()
    {
        var plan = (await JsonAsync("plan", "create", "--ticks", "200000")).GetProperty("plan")[0];
        return (plan.GetProperty("key").GetString()![..4], plan.GetProperty("model").GetString()!);
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
