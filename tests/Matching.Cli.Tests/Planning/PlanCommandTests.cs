using System.Text.Json;
using Matching.Cli.Tests.Demo;

namespace Matching.Cli.Tests.Planning;

[Collection(DemoCollection.Name)]
public sealed class PlanCommandTests(DemoRun demo)
{
    private Task<CommandRun> RunAsync(params string[] args) =>
        CommandRun.OfAsync([.. args, "--database", demo.Database, "--language", "en"]);

    [Fact]
    public async Task PlanCreate_WithTheSameTicks_MakesTheSamePlanAtAnyNumberOfThreads()
    {
        string[] order = ["plan", "create", "--date", "2026-05-04", "--ticks", "2000000", "--output", "json"];
        var one = await RunAsync([.. order, "--threads", "1"]);
        var two = await RunAsync([.. order, "--threads", "2"]);
        Assert.Equal(0, one.Code);
        Assert.Equal(WithoutKey(one.Output), WithoutKey(two.Output));
    }

    // The sheet that says under which key the plan is kept comes last.
    private static string WithoutKey(string output) => output[..output.IndexOf("\"plan\":", StringComparison.Ordinal)];

    [Fact]
    public async Task PlanShow_OfTheKeptPlan_PrintsWhatCreatePrinted()
    {
        var created = await RunAsync(
            "plan", "create", "--date", "2026-05-04", "--ticks", "1000000", "--output", "json");
        using var json = JsonDocument.Parse(created.Output);
        var number = json.RootElement.GetProperty("plan")[0].GetProperty("key").GetString()!;
        var shown = await RunAsync("plan", "show", number, "--output", "json");
        Assert.Equal(0, shown.Code);
        Assert.Equal(created.Output, shown.Output);
    }

    [Theory]
    [InlineData("sv", "Avbrutet.")]
    [InlineData("en", "Cancelled.")]
    public async Task PlanCreate_CancelledWhileItSearches_SaysSoAndKeepsNothing(string language, string sentence)
    {
        var latest = (await RunAsync("plan", "show", "--output", "json")).Output;
        using var cancelled = new CancellationTokenSource();
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(
            output, error, new CancellingClock(cancelled), OutRedirected: true, ErrorRedirected: true);

        var code = await CommandLine.RunAsync(
            ["plan", "create", "--database", demo.Database, "--language", language], terminal, cancelled.Token);

        Assert.Equal((130, "", sentence), (code, $"{output}", $"{error}".Trim()));
        Assert.Equal(latest, (await RunAsync("plan", "show", "--output", "json")).Output);
    }

    // A search is the first to look at the time that passes.
    private sealed class CancellingClock(CancellationTokenSource cancelled) : TimeProvider
    {
        public override long GetTimestamp()
        {
            cancelled.Cancel();
            return 0;
        }
    }

    [Theory]
    [InlineData("2380/none")]
    [InlineData("7")]
    public async Task PlanShow_OfAPlanThatIsNotThere_ExitsWithTwo(string plan)
    {
        var run = await RunAsync("plan", "show", plan);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"Question has plan '{plan}', expected a kept plan", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ticks", "0", "Option '--ticks' has '0', expected 1 or more.")]
    [InlineData("--seconds", "0", "Option '--seconds' has '0', expected 1 to 86400.")]
    [InlineData("--horizon", "3", "Option '--horizon' has '3', expected 14 to 730.")]
    public async Task PlanCreate_WithABadArgument_SaysWhatWasExpected(string option, string value, string text)
    {
        var run = await RunAsync("plan", "create", option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("load")]
    [InlineData("suggest")]
    [InlineData("why-not")]
    [InlineData("plan create")]
    [InlineData("plan show")]
    [InlineData("solve")]
    [InlineData("verify")]
    public async Task Help_OfEveryCommand_DocumentsItsExitCodes(string command)
    {
        var run = await CommandRun.OfAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("Exit codes:", run.Output, StringComparison.Ordinal);
    }
}
