namespace Matching.Cli.Tests.Solving;

public sealed class PresolveCommandTests : IDisposable
{
    private const string Problem = """
        {"sessionCount":2,"participants":[{"id":"a","sessionsNeeded":2,"availableSessions":3},
        {"id":"b","sessionsNeeded":1,"availableSessions":3}],"slots":[{"id":"s","sessionCapacity":[1,0]}],
        "options":{"participant":[0,1],"slot":[0,0],"value":[10,7]}}
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"presolve-{Path.GetRandomFileName()}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Presolve_OfAProblem_CountsReasonsAndParts()
    {
        CommandRun run = await RunAsync("--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Contains("too_few_common_sessions,too few sessions in common,1,2", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "participant_without_options,participant without a possible option,1,2", run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presolve_AskedForAList_NamesEveryReductionWithItsNumbers()
    {
        CommandRun run = await RunAsync("--list", "--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            [
                "kind,index,by,has,limit",
                "too_few_common_sessions,0,,1,2",
                "participant_without_options,0,,0,0",
                "session_never_full,0,0,0,1",
                "",
            ],
            run.Output.Split("\r\n"));
    }

    [Fact]
    public async Task Presolve_OfAFileThatIsNone_ExitsWithTwo()
    {
        CommandRun run = await CommandRun.OfAsync("presolve", _file, "--language", "en");

        Assert.Equal(2, run.Code);
        Assert.Contains(_file, run.Error, StringComparison.Ordinal);
    }

    private async Task<CommandRun> RunAsync(params string[] options)
    {
        await File.WriteAllTextAsync(_file, Problem);
        return await CommandRun.OfAsync(["presolve", _file, "--language", "en", .. options]);
    }
}
