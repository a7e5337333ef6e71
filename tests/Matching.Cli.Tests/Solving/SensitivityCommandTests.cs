namespace Matching.Cli.Tests.Solving;

public sealed class SensitivityCommandTests : IDisposable
{
    private const string Problem = """
        {"sessionCount":1,"participants":[{"id":"a","sessionsNeeded":1,"availableSessions":1},
        {"id":"b","sessionsNeeded":1,"availableSessions":1}],"slots":[{"id":"s","sessionCapacity":[1]}],
        "options":{"participant":[0,1],"slot":[0,0],"value":[10,7]}}
        """;

    private const string Solution = """
        {"status":"STATUS_OPTIMAL","objective":"10","bound":"10","certifiedBound":"10","slot":[0,-1],
        "sessions":["1","0"],"prices":{"scale":1,"session":[7]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("matching-sensitivity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Sensitivity_OfASolvedProblem_SaysWhatOneMoreSeatIsWorth()
    {
        CommandRun run = await RunAsync(Solution, "--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["kind,index,session,price,least,most,exact", "seat,0,0,7,7,7,yes"], run.Output.Split("\r\n")[..2]);
    }

    [Fact]
    public async Task Sensitivity_OfSomebodyLeftOut_NamesTheMovesAndWhatIsFull()
    {
        CommandRun run = await RunAsync(Solution, "--participant", "1", "--output", "json");

        Assert.Equal(0, run.Code);
        foreach (string sheet in new[] { "options", "moves", "crowded" })
            Assert.Contains($"\"{sheet}\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"cost_at_most\": 3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitivity_OfAParticipantBeyondTheLast_ExitsWithTwo()
    {
        CommandRun run = await RunAsync(Solution, "--participant", "2");

        Assert.Equal(2, run.Code);
        Assert.Contains("Option '--participant' has 2, expected [0, 2).", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitivity_OfASolutionOfAnotherProblem_ExitsWithTwoAndNamesTheFile()
    {
        CommandRun run = await RunAsync(Solution.Replace("[0,-1]", "[0]", StringComparison.Ordinal));

        Assert.Equal(2, run.Code);
        Assert.Contains(
            "s.json: The solution has 1 slots, expected 2. Maybe it is of another problem.", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitivity_AskedForHelp_ExplainsIntervals()
    {
        CommandRun run = await CommandRun.OfAsync("sensitivity", "--help");

        Assert.Equal(0, run.Code);
        Assert.Contains("interval", run.Output, StringComparison.Ordinal);
    }

    private async Task<CommandRun> RunAsync(string solution, params string[] options)
    {
        (string problemPath, string solutionPath) = (Path.Combine(_folder, "p.json"), Path.Combine(_folder, "s.json"));
        await File.WriteAllTextAsync(problemPath, Problem);
        await File.WriteAllTextAsync(solutionPath, solution);
        return await CommandRun.OfAsync(["sensitivity", problemPath, solutionPath, "--language", "en", .. options]);
    }
}
