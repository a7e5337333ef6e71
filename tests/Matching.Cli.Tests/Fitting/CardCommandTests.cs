namespace Matching.Cli.Tests.Fitting;

public sealed class CardCommandTests : IDisposable
{
    private readonly FitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Card_WithReports_ShowsFiguresGroupsAndApproval()
    {
        await _folder.TrainAsync("m.json", "--label-version", "good 1", "--from", "2024-01-01");
        await CommandRun.OfAsync(
            "fit", "cross-validate", _folder.Table, "--target", "y", "--ignore", "s_*,nearest,day,who", "--folds",
            "fold", "--pairs", "0", "--bags", "2", "--out", _folder.At("report.json"));
        await CommandRun.OfAsync(
            "fit", "monitor", _folder.At("m.json"), _folder.Table, "--target", "y", "--groups", "s_*", "--out",
            _folder.At("monitor.json"));

        var run = await RunAsync(
            "--report", _folder.At("report.json"), "--monitor", _folder.At("monitor.json"), "--approver", "A. Chef",
            "--approved", "2026-05-01", "--label", "arbete eller studier", "--withheld", "s_sex,s_born");

        Assert.Equal((0, ""), (run.Code, run.Error));
        foreach (var text in new[]
                 {
                     "Godkänd av A. Chef den 2026-05-01.", "| Gott utfall | arbete eller studier |",
                     "| Etikettens version | good 1 |", "| Beslut från och med | 2024-01-01 |", "brusgolv",
                     "| s\\_born: far | visas inte |", "| s\\_sex: f | ", "Undanhölls dessutom denna modell: s\\_sex",
                 })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("card.html", "<html lang=\"en\">")]
    [InlineData("card.md", "# Model card: learned")]
    public async Task Card_ToAFile_FollowsItsName(string name, string text)
    {
        await _folder.LearnedAsync();
        var run = await RunAsync("--out", _folder.At(name), "--language", "en");

        Assert.Equal((0, "", ""), (run.Code, run.Output, run.Error));
        Assert.Contains(text, await File.ReadAllTextAsync(_folder.At(name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_ReportOfAnotherKind_ExitsWithTwo()
    {
        await _folder.LearnedAsync();
        var run = await RunAsync("--report", _folder.At("m.json"));

        Assert.Equal(2, run.Code);
        Assert.Equal(
            "File 'm.json' is no report of fit cross-validate, expected one. Maybe another file is meant.",
            run.Error.TrimEnd());
    }

    [Fact]
    public async Task Card_ApprovalWithoutApprover_ExitsWithTwo()
    {
        var run = await RunAsync("--approved", "2026-05-01");

        Assert.Equal(2, run.Code);
        Assert.Contains("--approved is given without --approver, expected both.", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] options) =>
        CommandRun.OfAsync(["fit", "card", _folder.At("m.json"), .. options]);
}
