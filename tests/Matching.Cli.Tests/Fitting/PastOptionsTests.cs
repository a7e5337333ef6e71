using System.Text.Json;

namespace Matching.Cli.Tests.Fitting;

/// <summary>Past placements of a database instead of a table, in <c>fit monitor</c> and <c>fit backtest</c>.</summary>
public sealed class PastOptionsTests(PastDatabase past) : IClassFixture<PastDatabase>
{
    private Task<CommandRun> RunAsync(string command, params string[] options) => CommandRun.OfAsync(
        ["fit", command, "--database", past.File, "--follow-up", "0", "--language", "en", .. options]);

    private async Task<JsonElement> JsonAsync(string command, params string[] options)
    {
        var run = await RunAsync(command, [.. options, "--output", "json"]);
        Assert.InRange(run.Code, 0, 1);
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public async Task Monitor_OfADatabase_ComparesSexesAndMunicipalities()
    {
        var answer = await JsonAsync("monitor");
        Assert.Equal(
            ["sex: man", "sex: woman"],
            answer.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("group").GetString()!));
        Assert.All(
            answer.GetProperty("groups").EnumerateArray(),
            g => Assert.InRange(g.GetProperty("segregation").GetDouble(), 0, 0.2));
        var offices = answer.GetProperty("offices").EnumerateArray().ToArray();
        Assert.Contains(offices, office => office.GetProperty("office").GetString() == "2280");

        var one = await JsonAsync("monitor", "--municipality", "2280");
        var only = Assert.Single(one.GetProperty("offices").EnumerateArray());
        Assert.Equal(
            offices.Single(o => o.GetProperty("office").GetString() == "2280").GetProperty("rows").GetInt32(),
            only.GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task Monitor_OfAVersion_LooksAtWhatWasDecidedAfterItLearned()
    {
        var copy = past.File + ".copy";
        File.Copy(past.File, copy);
        string[] database = ["--database", copy, "--follow-up", "0", "--output", "json", "--language", "en"];
        var retrained = await CommandRun.OfAsync(["fit", "retrain", .. database, "--date", "2025-12-01"]);
        Assert.Equal((0, ""), (retrained.Code, retrained.Error));
        var run = await CommandRun.OfAsync(["fit", "monitor", .. database, "--version", "1"]);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Contains(
            answer.GetProperty("stability").EnumerateArray(), s => s.GetProperty("column").GetString() == "score");
        var later = Rows(answer);
        var all = Rows(JsonDocument.Parse(
            (await CommandRun.OfAsync(["fit", "monitor", .. database, "--version", "prior"])).Output).RootElement);
        Assert.InRange(later, 30, all - 100);
        Assert.Equal(2, (await CommandRun.OfAsync(["fit", "monitor", .. database, "--version", "7"])).Code);
    }

    [Fact]
    public async Task BackTest_OfADatabase_ShowsPracticeNearestRulesAndWhatWasLearnedBefore()
    {
        var report = Path.ChangeExtension(past.File, "json");
        var answer = await JsonAsync("backtest", "--bags", "2", "--from", "2025-07-01", "--out", report);
        Assert.Equal(
            ["practice", "nearest slot", "rule prior", "random", "learned", "with parity", "worst"],
            answer.GetProperty("policies").EnumerateArray().Select(p => p.GetProperty("policy").GetString()!));
        Assert.Contains(
            answer.GetProperty("groups").EnumerateArray(), g => g.GetProperty("group").GetString() == "woman");
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.InRange(file.RootElement.GetProperty("rows").GetInt32(), 300, 1_500);

        var nothing = await JsonAsync("backtest", "--from", "2020-01-01");
        Assert.Equal(4, nothing.GetProperty("policies").GetArrayLength());
    }

    [Theory]
    [InlineData("Database has no municipality '9999', expected one of ", "monitor", "--municipality", "9999")]
    [InlineData("Database has no municipality '9999', expected one of ", "backtest", "--municipality", "9999")]
    [InlineData("Database has no resolved placement that was decided from 2026-05-04 on, expected at least one. Maybe "
        + "an earlier --from or a shorter --follow-up.", "monitor", "--from", "2026-05-04")]
    [InlineData("Database has no resolved placement, expected at least one. Maybe a shorter --follow-up.", "backtest",
        "--date", "2020-01-01")]
    [InlineData("Question has version 'abcdefgh', expected one of the registry. Maybe 'matching fit models' shows "
        + "them.", "monitor", "--version", "abcdefgh")]
    [InlineData("Option '--from' has 'May', expected a day such as 2026-05-04.", "monitor", "--from", "May")]
    [InlineData("Option '--from' has 'May', expected a day such as 2026-05-04.", "backtest", "--from", "May")]
    [InlineData("Option '--groups' is given beside --database, expected one of them.", "monitor", "--groups", "sex")]
    [InlineData("Argument 'TABLE' is given beside --database, expected one of them.", "backtest", "table.csv")]
    [InlineData("Headline estimator is the model's own promise", "backtest", "--from", "2025-07-01", "--bags", "2",
        "--estimator", "model")]
    public async Task BadInput_BesideADatabase_ExitsWithTwoAndSaysWhy(string text, params string[] arguments)
    {
        var run = await RunAsync(arguments[0], arguments[1..]);
        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Argument 'MODEL' is missing, expected it with a table. Maybe --database is meant.", "monitor")]
    [InlineData("Option '--target' is missing, expected it with a table. Maybe --database is meant.", "monitor", "m",
        "t")]
    [InlineData("Option '--action' is missing, expected it with a table. Maybe --database is meant.", "backtest", "t",
        "--target", "y")]
    [InlineData("Option '--municipality' is given without --database, expected both.", "backtest", "t", "--target", "y",
        "--action", "a", "--municipality", "2280")]
    [InlineData("Option '--version' is given without --database, expected both.", "monitor", "m", "t", "--target", "y",
        "--version", "1")]
    public async Task BadInput_WithoutADatabase_ExitsWithTwoAndSaysWhy(string text, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["fit", .. arguments]);
        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    private static int Rows(JsonElement answer) =>
        answer.GetProperty("offices").EnumerateArray().Sum(office => office.GetProperty("rows").GetInt32());
}
