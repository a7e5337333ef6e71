using System.Text.Json;

namespace Matching.Cli.Tests.Fitting;

public sealed class BackTestCommandTests : IDisposable
{
    private readonly FitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task BackTest_WithAPeriod_ShowsEveryPolicyWithItsAssumption()
    {
        var run = await RunAsync(
            "--period", "day", "--from", "2024-09-01", "--compare", "s_sex", "--policy", "nearest=nearest");

        Assert.InRange(run.Code, 0, 1);
        foreach (var policy in new[]
                 {
                     "practice", "random", "always arena", "always firm", "nearest", "learned", "with parity", "worst",
                 })
            Assert.Contains($" {policy} ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Observerat: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Antagande: allt som styrde både valet och utfallet", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackTest_AsJson_HasNumbersForPrograms()
    {
        var run = await RunAsync("--output", "json", "--out", _folder.At("b.json"));

        using var answer = JsonDocument.Parse(run.Output);
        var policies = answer.RootElement.GetProperty("policies").EnumerateArray().ToArray();
        Assert.Equal("practice", policies[0].GetProperty("policy").GetString());
        Assert.InRange(policies[0].GetProperty("difference").GetDouble(), -.01, .01);
        Assert.InRange(policies[1].GetProperty("aipw").GetDouble(), .4, .8);
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.At("b.json")));
        Assert.Equal("aipw", file.RootElement.GetProperty("headline").GetString());
        Assert.Equal(300, file.RootElement.GetProperty("clusters").GetInt32());
    }

    [Theory]
    [InlineData("Headline estimator is the model's own promise", "--estimator", "model")]
    [InlineData("Policy 'random' changes its proposal for a row by", "--pool", "day")]
    [InlineData("Column 'nearest' names no action in row 1, expected one of 'A', 'B', 'C'. Maybe another",
        "--action", "office", "--policy", "n=nearest")]
    [InlineData("Column 'day' has 0 of 600 rows before '2020-01-01'", "--period", "day", "--from", "2020-01-01")]
    [InlineData("Option '--from' is no number, expected one because column 'noise' holds numbers.", "--period", "noise",
        "--from", "May")]
    [InlineData("Maybe its comma is meant as a point.", "--period", "noise", "--from", "0,5")]
    [InlineData("Column 'when' is not in table", "--period", "when", "--from", "1")]
    [InlineData("Only one of --period and --from is given, expected both or none.", "--period", "day")]
    [InlineData("Option '--policy' has 'nearest', expected name=column.", "--policy", "nearest")]
    [InlineData("expected 2 to 50. Maybe slots should be pooled into kinds.", "--action", "noise")]
    public async Task BackTest_RefusedOrBadInput_ExitsWithTwoAndSaysWhy(string text, params string[] options)
    {
        var run = await RunAsync(options);

        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] options)
    {
        string[] action = options.Contains("--action") ? [] : ["--action", "kind"];
        return CommandRun.OfAsync(
        [
            "fit", "backtest", _folder.Table, "--target", "y", "--group", "who", "--learner", "logistic", "--ignore",
            "s_*,fold,day,nearest", .. action, .. options,
        ]);
    }
}
