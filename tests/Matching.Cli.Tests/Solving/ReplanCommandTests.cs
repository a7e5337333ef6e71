namespace Matching.Cli.Tests.Solving;

public sealed class ReplanCommandTests : IDisposable
{
    private const string Problem = """
        {"sessionCount":1,"participants":[{"id":"a","sessionsNeeded":1,"availableSessions":1},
        {"id":"b","sessionsNeeded":1,"availableSessions":1},{"id":"c","sessionsNeeded":1,"availableSessions":1}],
        "slots":[{"id":"s","sessionCapacity":[1]},{"id":"t","sessionCapacity":[1]},{"id":"u","sessionCapacity":[1]}],
        "options":{"participant":[0,0,1,1,2],"slot":[0,1,0,1,2],"value":[1,9,9,1,5]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("matching-replan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Replan_TowardsABetterPlan_PrintsTheGainOfEveryNumberOfMoves()
    {
        CommandRun run = await RunAsync("[0,1,-1]", "[\"1\",\"1\",\"0\"]", "--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["moves,gain,percent", "0,0,0", "1,5,23.81", "2,16,76.19", "3,21,100"], run.Output.Split("\r\n")[..5]);
    }

    [Fact]
    public async Task Replan_WithFewMoves_NamesWhoMoves()
    {
        CommandRun run = await RunAsync("[0,1,-1]", "[\"1\",\"1\",\"0\"]", "--moves", "1", "--output", "json");

        Assert.Equal(0, run.Code);
        Assert.Contains("\"participant\": 2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"participant\": 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replan_FromAPlanOfAnotherProblem_ExitsWithTwo()
    {
        CommandRun run = await RunAsync("[0,0,-1]", "[\"1\",\"1\",\"0\"]");

        Assert.Equal(2, run.Code);
        Assert.Contains("Participant 1 has no place in these sessions of slot 0", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replan_WithoutTheCurrentPlan_ExitsWithTwo()
    {
        CommandRun run = await CommandRun.OfAsync("replan", "p.json", "s.json");

        Assert.Equal(2, run.Code);
        Assert.Contains("--frontier", run.Error, StringComparison.Ordinal);
    }

    private async Task<CommandRun> RunAsync(string slot, string sessions, params string[] options)
    {
        string Name(string file) => Path.Combine(_folder, file);
        await File.WriteAllTextAsync(Name("p.json"), Problem);
        await File.WriteAllTextAsync(Name("s.json"), SolutionOf("[1,0,2]", "[\"1\",\"1\",\"1\"]"));
        await File.WriteAllTextAsync(Name("now.json"), SolutionOf(slot, sessions));
        return await CommandRun.OfAsync(
            ["replan", Name("p.json"), Name("s.json"), "--frontier", Name("now.json"), "--language", "en", .. options]);
    }

    private static string SolutionOf(string slot, string sessions) =>
        $$"""{"status":"STATUS_FEASIBLE","slot":{{slot}},"sessions":{{sessions}}}""";
}
