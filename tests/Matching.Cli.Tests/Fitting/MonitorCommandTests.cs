using System.Text.Json;

namespace Matching.Cli.Tests.Fitting;

public sealed class MonitorCommandTests : IDisposable
{
    private readonly FitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Monitor_GroupBelowTheMinimumCell_IsNamedAndNotShown()
    {
        await _folder.LearnedAsync();
        var run = await RunAsync("--groups", "s_*", "--office", "office", "--output", "json");

        using var answer = JsonDocument.Parse(run.Output);
        var groups = answer.RootElement.GetProperty("groups").EnumerateArray()
            .ToDictionary(g => g.GetProperty("group").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["s_born: far", "s_born: near", "s_sex: f", "s_sex: m"], groups.Keys.Order());
        Assert.Equal(JsonValueKind.Null, groups["s_born: far"].GetProperty("rows").ValueKind);
        Assert.Equal(JsonValueKind.Null, groups["s_born: far"].GetProperty("gap").ValueKind);
        Assert.InRange(groups["s_sex: f"].GetProperty("gap").GetDouble(), -.1, .1);
        Assert.Equal(3, answer.RootElement.GetProperty("offices").GetArrayLength());
        Assert.Single(answer.RootElement.GetProperty("proxies").EnumerateArray());
    }

    [Fact]
    public async Task Monitor_TheRowsLearnedFrom_RaisesNoAlert()
    {
        await _folder.LearnedAsync();
        var run = await RunAsync("--groups", "s_sex");

        Assert.Equal(0, run.Code);
        Assert.Contains("600 rader, 600 med utfall.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Inga larm.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Monitor_MovedRowsWithNewLevels_RaisesAlertsAndExitsWithOne()
    {
        await _folder.LearnedAsync();
        var rows = FitFolder.Text(300, 5).Split('\n');
        var moved = string.Join('\n', rows.Select((line, i) => i == 0 ? line : line.Replace(",A,", ",D,")));
        var run = await CommandRun.OfAsync(
            "fit", "monitor", _folder.At("m.json"), _folder.Write("now.csv", moved), "--target", "y", "--reference",
            _folder.Table, "--language", "en", "--out", _folder.At("monitor.json"));

        Assert.Equal(1, run.Code);
        Assert.Contains("new levels", run.Output, StringComparison.Ordinal);
        Assert.Contains("has moved (PSI)", run.Output, StringComparison.Ordinal);
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.At("monitor.json")));
        Assert.Contains(
            file.RootElement.GetProperty("alerts").EnumerateArray(),
            a => a.GetProperty("alert").GetString() == "new_levels"
                && a.GetProperty("subject").GetString() == "office");
    }

    [Fact]
    public async Task Monitor_OutcomesThatAreNotKnownYet_CountForDriftAlone()
    {
        await _folder.LearnedAsync();
        var lines = FitFolder.Text(200, 6).Split('\n');
        var open = string.Join('\n', lines.Select((line, i) => i is > 0 and <= 50 ? line[1..] : line));
        var run = await CommandRun.OfAsync(
            "fit", "monitor", _folder.At("m.json"), _folder.Write("open.csv", open), "--target", "y");

        Assert.Contains("200 rader, 150 med utfall.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Column 'sex' is not in table 'placements.csv'", "--groups", "sex")]
    [InlineData("Column 'day' has 600 groups, expected at most 20. Maybe it is no group.", "--groups", "day")]
    [InlineData("Column 'ward' is not in the table, expected a header of it.", "--office", "ward")]
    [InlineData("Column 'kind' is not a number in each resolved row, expected one.", "--quality", "kind")]
    [InlineData("Target 'noise' is neither 1 nor 0 in row", "--target", "noise")]
    public async Task Monitor_BadInput_ExitsWithTwoAndSaysWhy(string text, params string[] options)
    {
        await _folder.LearnedAsync();
        var run = await RunAsync(options);

        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] options)
    {
        string[] target = options.Contains("--target") ? [] : ["--target", "y"];
        return CommandRun.OfAsync(["fit", "monitor", _folder.At("m.json"), _folder.Table, .. target, .. options]);
    }
}
