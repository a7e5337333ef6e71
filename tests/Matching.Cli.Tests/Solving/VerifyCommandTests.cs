namespace Matching.Cli.Tests.Solving;

public sealed class VerifyCommandTests : IDisposable
{
    private const string Problem = """
        {"sessionCount":1,"participants":[{"id":"a","sessionsNeeded":1,"availableSessions":1}],
        "slots":[{"id":"s","sessionCapacity":[1]}],"options":{"participant":[0],"slot":[0],"value":[10]}}
        """;

    private const string Branched = """
        {"status":"STATUS_OPTIMAL","objective":"10","bound":"10","certifiedBound":"12","slot":[0],"sessions":["1"]}
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

    [Fact]
    public async Task Verify_WithACertificateOfBranching_PrintsTheBoundThatItProves()
    {
        CommandRun run = await VerifyAsync(Branched, """
            {"bound":10,"nodes":[{"kind":"KIND_BRANCH"},{"kind":"KIND_DECIDED","depth":1,"slot":-1},
            {"kind":"KIND_DECIDED","depth":1}]}
            """, "--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["true,objective,certified_bound,false_claims,unproved_claims,branching_bound", "yes,10,10,0,0,10"],
            run.Output.Split("\r\n")[..2]);
    }

    [Fact]
    public async Task Verify_WithACertificateThatProvesLess_ExitsWithOneAndNamesTheNode()
    {
        CommandRun run = await VerifyAsync(Branched, """
            {"bound":10,"nodes":[{"kind":"KIND_BRANCH"},{"kind":"KIND_DECIDED","depth":1,"slot":-1}]}
            """);

        Assert.Equal(1, run.Code);
        Assert.Contains("branching.nodes[0].participant", run.Output, StringComparison.Ordinal);
        Assert.Contains("participant 0 at slot 0 is neither closed nor a child.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithABrokenCertificateFile_ExitsWithTwoAndSaysWhere()
    {
        CommandRun run = await VerifyAsync(Branched, "{\"nodes\":[{\"leaf\":1}]}");

        Assert.Equal(2, run.Code);
        Assert.Contains("leaf is unknown, expected a field of BranchingNode.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AskedForHelp_ExplainsTheCertificate()
    {
        CommandRun run = await CommandRun.OfAsync("verify", "--help");

        Assert.Equal(0, run.Code);
        Assert.Contains("--branching <file>", run.Output, StringComparison.Ordinal);
        Assert.Contains("matching.v1.BranchingCertificate", run.Output, StringComparison.Ordinal);
    }

    private async Task<CommandRun> VerifyAsync(string solution, string certificate, params string[] options)
    {
        string path = Path.Combine(_folder, "c.json");
        await File.WriteAllTextAsync(path, certificate);
        return await VerifyAsync(solution, ["--branching", path, .. options]);
    }

    private async Task<CommandRun> VerifyAsync(string solution, params string[] options)
    {
        (string problemPath, string solutionPath) = (Path.Combine(_folder, "p.json"), Path.Combine(_folder, "s.json"));
        await File.WriteAllTextAsync(problemPath, Problem);
        await File.WriteAllTextAsync(solutionPath, solution);
        return await CommandRun.OfAsync(["verify", problemPath, solutionPath, "--language", "en", .. options]);
    }
}
