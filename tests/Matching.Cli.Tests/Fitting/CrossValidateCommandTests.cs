using System.Text.Json;

namespace Matching.Cli.Tests.Fitting;

public sealed class CrossValidateCommandTests : IDisposable
{
    private static readonly string[] TopLevel =
        ["rows", "folds", "log_loss", "auc", "brier", "calibration_error", "noise_floor", "seconds"];

    private readonly FitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CrossValidate_AsJson_HasTheFiguresAtTheTopAndBeatsPlainModels()
    {
        var run = await RunAsync("--folds", "fold", "--output", "json", "--out", _folder.At("report.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(run.Output, await File.ReadAllTextAsync(_folder.At("report.json")));
        Assert.Equal(TopLevel, report.RootElement.EnumerateObject().Take(8).Select(p => p.Name));
        Assert.Equal(600, report.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(5, report.RootElement.GetProperty("folds").GetInt32());
        Assert.Equal(5, report.RootElement.GetProperty("per_fold").GetArrayLength());
        var loss = report.RootElement.GetProperty("log_loss").GetDouble();
        var baselines = report.RootElement.GetProperty("baselines").EnumerateArray().ToArray();
        Assert.Equal("base_rate", baselines[0].GetProperty("name").GetString());
        Assert.InRange(loss, .4, baselines[0].GetProperty("log_loss").GetDouble() - .05);
        Assert.InRange(loss, .4, baselines[1].GetProperty("log_loss").GetDouble() + .01);
    }

    [Fact]
    public async Task CrossValidate_AsTable_PutsEachFigureBesideWhatItIsHeldAgainst()
    {
        var run = await RunAsync("--folds", "fold");

        Assert.Contains("kalibreringsfel", run.Output, StringComparison.Ordinal);
        Assert.Contains("visar även en perfekt modell", run.Output, StringComparison.Ordinal);
        Assert.Contains("logistisk regression", run.Output, StringComparison.Ordinal);
        Assert.Contains("600 rader, 5 veck", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_AsCsv_GivesALineAFold()
    {
        var run = await RunAsync("--folds", "fold", "--output", "csv");

        var lines = run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "fold,train_rows,rows,base_rate,log_loss,auc,brier,calibration_error,noise_floor", lines[0]);
        Assert.Equal(6, lines.Length);
        Assert.StartsWith("0,480,120,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_WithoutFolds_KeepsGroupsTogetherAndRanksWithinThem()
    {
        var run = await RunAsync("--group", "who", "--fold-count", "3", "--ignore", "fold", "--output", "json");

        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(3, report.RootElement.GetProperty("folds").GetInt32());
        Assert.InRange(report.RootElement.GetProperty("ranked_groups").GetInt32(), 50, 250);
    }

    [Fact]
    public async Task CrossValidate_ForwardInTime_LeavesTheFirstStretchOut()
    {
        var run = await RunAsync("--time", "day", "--fold-count", "2", "--ignore", "fold", "--output", "json");

        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(400, report.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(
            [200, 400],
            report.RootElement.GetProperty("per_fold").EnumerateArray()
                .Select(f => f.GetProperty("train_rows").GetInt32()));
    }

    [Fact]
    public async Task CrossValidate_AnyNumberOfThreads_GivesTheSameFigures() => Assert.Equal(
        (await RunAsync("--folds", "fold", "--output", "json", "--threads", "1")).Output,
        (await RunAsync("--folds", "fold", "--output", "json", "--threads", "2")).Output);

    [Fact]
    public async Task CrossValidate_ConstraintCosts_AreMeasuredOneByOne()
    {
        var run = await RunAsync(
            "--fold-count", "2", "--ignore", "fold", "--rising", "x",
            "--falling", "noise", "--constraint-costs", "--output", "json");

        using var report = JsonDocument.Parse(run.Output);
        var costs = report.RootElement.GetProperty("constraint_costs").EnumerateArray().ToArray();
        Assert.Equal(["noise", "x"], costs.Select(c => c.GetProperty("feature").GetString()));
        Assert.Equal(["falling", "rising"], costs.Select(c => c.GetProperty("direction").GetString()));
        Assert.All(costs, c => Assert.InRange(c.GetProperty("cost").GetDouble(), -.02, .02));
    }

    [Theory]
    [InlineData(600, 2)]
    [InlineData(600, 0, "--constraint-costs", "false")]
    [InlineData(5_100, 0)]
    public async Task CrossValidate_DirectionsOfASmallTable_AreCostedUnasked(
        int rows, int costed, params string[] options)
    {
        var run = await CommandRun.OfAsync(
        [
            "fit", "cross-validate", _folder.Write("some.csv", FitFolder.Text(rows, 3)), "--target", "y",
            "--fold-count", "2", "--bags", "2", "--pairs", "0", "--ignore", "fold,day,who,s_*", "--rising", "x",
            "--falling", "noise", "--output", "json", .. options,
        ]);

        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(costed, report.RootElement.GetProperty("constraint_costs").GetArrayLength());
    }

    [Theory]
    [InlineData("--ignore", "sex", "Column 'sex' is not in table 'placements.csv', expected a header of it.")]
    [InlineData("--folds", "Fold", "Column 'Fold' is not in table 'placements.csv', expected a header of it. Maybe "
        + "'fold' is meant.")]
    [InlineData("--numeric", "office", "Column 'office' has text in rows 1, 2, 3, 4, 5 and 595 more, expected")]
    [InlineData("--rising", "office", "Column 'office' of '--rising' is no feature of numbers, expected one.")]
    [InlineData("--office", "x", "Office is column 'x', expected a column of words.")]
    [InlineData("--positive", "2", "Target 'y' has no value '2', expected the one that counts as 1.")]
    [InlineData("--out", "none/r.json", "File 'r.json' has no folder to lie in, expected one that exists. Maybe it "
        + "should be created first.")]
    public async Task CrossValidate_BadInput_ExitsWithTwoAndSaysWhy(string option, string value, string text)
    {
        var run = await RunAsync(option, option == "--out" ? _folder.At(value) : value);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_FoldsCutByOutcome_IsRefused()
    {
        var table = _folder.Write("c.csv", "y,f,x\n" + string.Concat(
            Enumerable.Range(0, 40).Select(i => $"{i % 2},{i % 2},{i}\n")));
        var run = await CommandRun.OfAsync("fit", "cross-validate", table, "--target", "y", "--folds", "f");

        Assert.Equal(2, run.Code);
        Assert.Contains("Fold '0' leaves rows with target 1 alone to learn from", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CrossValidate_MissingFile_ExitsWithTwo()
    {
        var run = await CommandRun.OfAsync("fit", "cross-validate", _folder.At("none.csv"), "--target", "y");

        Assert.Equal(2, run.Code);
        Assert.Equal(
            "File 'none.csv' cannot be read, expected a table. Maybe the name is misspelt or a right is missing.",
            run.Error.TrimEnd());
    }

    [Theory]
    [InlineData("--folds", "fold", "--time", "day")]
    [InlineData("--numeric", "office", "--categorical", "office")]
    [InlineData("--rising", "x", "--falling", "x")]
    public async Task CrossValidate_OptionsThatExcludeEachOther_ExitWithTwo(params string[] options) =>
        Assert.Equal(2, (await RunAsync(options)).Code);

    [Fact]
    public async Task CrossValidate_NotesOfTheTable_GoToStandardError()
    {
        var table = _folder.Write(
            "n.csv", "y,x,k\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 2},{i % 7},5\n")));
        var run = await CommandRun.OfAsync("fit", "cross-validate", table, "--target", "y", "--output", "json");

        Assert.Equal(0, run.Code);
        Assert.Contains("Column 'k' is the same in every row;", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("{", run.Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] options) => CommandRun.OfAsync(
    [
        "fit", "cross-validate", _folder.Table, "--target", "y", "--ignore", "s_*,nearest,day,who", "--pairs", "0",
        "--bags", "2", .. options,
    ]);
}
