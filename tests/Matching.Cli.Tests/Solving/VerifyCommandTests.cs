namespace Matching.Cli.Tests.Solving;

public sealed class VerifyCommandTests : IDisposable
{
    private const string Problem = """
        {"sessionCount":1,"participants":[{"id":"a","sessionsNeeded":1,"availableSessions":1}],
        "slots":[{"id":"s","sessionCapacity":[1]}],"options":{"participant":[0],"slot":[0],"value":[10]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("matching-verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_OfATrueSolution_ExitsWithZero()
    {
        CommandRun run = await VerifyAsync("""
            {"status":"STATUS_OPTIMAL","objective":"10","bound":"10","certifiedBound":"10","slot":[0],"sessions":["1"]}
            """);

        Assert.Equal(0, run.Code);
    }

    [Fact]
    public async Task Verify_OfFalseClaims_ExitsWithOneAndNamesThemAll()
    {
        CommandRun run = await VerifyAsync("""
            {"status":"STATUS_OPTIMAL","objective":"11","bound":"9","certified_bound":"9","slot":[0],"sessions":["1"]}
            """);

        Assert.Equal(1, run.Code);
        Assert.Contains("Objective 11 is claimed, 10 recomputed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Bound 9 is claimed below the objective 10.", run.Output, StringComparison.Ordinal);
        Assert.Contains("the prices prove 10", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "Line 1, position 2: the text is no JSON.")]
    [InlineData("{\"slots\":[0]}", "slots is unknown, expected a field of Solution.")]
    [InlineData("{\"status\":\"GREAT\"}", "status is \"GREAT\", expected one of STATUS_UNSPECIFIED")]
    public async Task Verify_OfABrokenSolutionFile_ExitsWithTwoAndSaysWhere(string solution, string text)
    {
        CommandRun run = await VerifyAsync(solution);

        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAMissingFile_ExitsWithTwo()
    {
        CommandRun run = await CommandRun.OfAsync("verify", Path.Combine(_folder, "none.json"), "none.json");

        Assert.Equal(2, run.Code);
        Assert.Contains("The file does not exist. Maybe the path is relative", run.Error, StringComparison.Ordinal);
    }

    private async Task<CommandRun> VerifyAsync(string solution)
    {
        (string problemPath, string solutionPath) = (Path.Combine(_folder, "p.json"), Path.Combine(_folder, "s.json"));
        await File.WriteAllTextAsync(problemPath, Problem);
        await File.WriteAllTextAsync(solutionPath, solution);
        return await CommandRun.OfAsync("verify", problemPath, solutionPath, "--language", "en");
    }
}
