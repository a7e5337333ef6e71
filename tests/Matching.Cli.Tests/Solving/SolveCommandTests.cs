using System.Text.Json;
using Matching.Protocol.Problems;

namespace Matching.Cli.Tests.Solving;

public sealed class SolveCommandTests : IDisposable
{
    private const string Sound = """
        {"sessionCount":1,"participants":[{"id":"a","sessionsNeeded":1,"availableSessions":"1","unplacedValue":"-3"},
        {"id":"b","sessionsNeeded":1,"availableSessions":1}],"slots":[{"id":"s","sessionCapacity":[1]}],
        "options":{"participant":[0,1],"slot":[0,0],"value":["10","12"]}}
        """;

    /// <summary>Three who cannot stand each other and one slot, with a seat for each that prices see.</summary>
    private const string Quarrel = """
        {"sessionCount":1,"participants":[{"sessionsNeeded":1,"availableSessions":1},
        {"sessionsNeeded":1,"availableSessions":1},{"sessionsNeeded":1,"availableSessions":1}],
        "slots":[{"sessionCapacity":[3]}],"options":{"participant":[0,1,2],"slot":[0,0,0],"value":[9,8,7]},
        "conflicts":[{"a":0,"b":1},{"a":0,"b":2},{"a":1,"b":2}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("matching-solve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("solution.json")]
    [InlineData("solution.binpb")]
    public async Task Solve_OfAPlainProblem_WritesAnOptimalSolutionThatVerifies(string name)
    {
        (string problem, string solution) = (Write("problem.json", Sound), At(name));

        CommandRun run = await CommandRun.OfAsync(
            "solve", problem, "--out", solution, "--ticks", "1000", "--output", "csv");
        CommandRun verified = await CommandRun.OfAsync("verify", problem, solution, "--output", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            "status,objective,bound,gap_percent,certified_bound,placed,unplaced,seconds,ticks",
            run.Output.Split("\r\n")[0]);
        Assert.StartsWith("OPTIMAL,10,10,0,10,1,1,0,", run.Output.Split("\r\n")[1], StringComparison.Ordinal);
        Assert.Equal((0, "ja,10,10,0,0"), (verified.Code, verified.Output.Split("\r\n")[1]));
    }

    [Fact]
    public async Task Solve_InJson_PrintsTheCertificate()
    {
        CommandRun run = await CommandRun.OfAsync(
            "solve", Write("p.json", Sound), "--ticks", "1000", "--output", "json");

        JsonElement row = JsonDocument.Parse(run.Output).RootElement.GetProperty("certificate")[0];
        Assert.Equal("OPTIMAL", row.GetProperty("status").GetString());
        Assert.Equal(10, row.GetProperty("bound").GetInt64());
    }

    [Fact]
    public async Task Solve_WithTheSameTicksAndSeed_WritesTheSameBytesAtAnyNumberOfThreads()
    {
        string problem = Write("problem.json", Sound);
        string one = At("one.json"), two = At("two.json");

        await CommandRun.OfAsync("solve", problem, "--out", one, "--ticks", "5000", "--threads", "1");
        await CommandRun.OfAsync("solve", problem, "--out", two, "--ticks", "5000", "--threads", "8");

        Assert.Equal(await File.ReadAllBytesAsync(one), await File.ReadAllBytesAsync(two));
    }

    [Fact]
    public async Task Solve_OfPinsBeyondTheSeats_ExitsWithOneAndNamesThem()
    {
        string pinned = Sound.Replace("\"id\":\"a\"", "\"id\":\"a\",\"pinnedSlot\":0", StringComparison.Ordinal)
            .Replace("\"id\":\"b\"", "\"id\":\"b\",\"pinnedSlot\":0", StringComparison.Ordinal);
        (string problem, string solution) = (Write("problem.json", pinned), At("solution.json"));

        CommandRun run = await CommandRun.OfAsync(
            "solve", problem, "--out", solution, "--ticks", "1000", "--language", "en");

        Assert.Equal(1, run.Code);
        Assert.Contains("These contradict each other", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync("verify", problem, solution)).Code);
    }

    [Fact]
    public async Task Solve_OfAContradictionThatNobodyCanProveInTime_ExitsWithThree()
    {
        string problem = Write("problem.json", Needle());

        CommandRun run = await CommandRun.OfAsync("solve", problem, "--ticks", "1", "--output", "csv");

        Assert.Equal(3, run.Code);
        Assert.StartsWith("UNKNOWN,,", run.Output.Split("\r\n")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seconds", "0", "Option '--seconds' has '0', expected above 0 to 1000000.")]
    [InlineData("--seconds", "0,5", "Option '--seconds' has '0,5', expected above 0 to 1000000.")]
    [InlineData("--seconds", "1,5", "Option '--seconds' has '1,5', expected above 0 to 1000000.")]
    [InlineData("--ticks", "0", "Option '--ticks' has '0', expected 1 or more.")]
    [InlineData("--threads", "0", "Option '--threads' has '0', expected 1 to 1024.")]
    [InlineData("--seed", "x", "--seed")]
    [InlineData("--sorry", "1", "--sorry")]
    public async Task Solve_WithABadArgument_ExitsWithTwoAndSaysWhy(string option, string value, string text)
    {
        CommandRun run = await CommandRun.OfAsync("solve", Write("p.json", Sound), option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(text, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_OfABrokenProblem_ExitsWithTwoAndListsEveryViolation()
    {
        string broken = Sound.Replace("\"sessionCapacity\":[1]", "\"sessionCapacity\":[-1]", StringComparison.Ordinal)
            .Replace("\"slot\":[0,0]", "\"slot\":[0,4]", StringComparison.Ordinal);

        CommandRun run = await CommandRun.OfAsync("solve", Write("p.json", broken));

        Assert.Equal(2, run.Code);
        Assert.Contains("slots[0].session_capacity[0]: Slot 's' has capacity -1", run.Error, StringComparison.Ordinal);
        Assert.Contains("options.slot[1]: The slot index is 4, expected [0, 1).", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_WithNowhereToWrite_ExitsWithTwoBeforeItWorks()
    {
        string target = Path.Combine(_folder, "missing", "solution.json");

        CommandRun run = await CommandRun.OfAsync("solve", Write("p.json", Sound), "--out", target);

        Assert.Equal(2, run.Code);
        Assert.Contains("does not exist. Maybe it should be created first.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c.json")]
    [InlineData("c.binpb")]
    public async Task Solve_AskedForACertificateOfBranching_WritesOneThatVerifyAccepts(string name)
    {
        (string problem, string solution, string certificate) = (Write("p.json", Quarrel), At("s.json"), At(name));

        CommandRun run = await CommandRun.OfAsync(
            "solve", problem, "--out", solution, "--branching", certificate, "--ticks", "10000000", "--output", "csv");
        CommandRun verified = await CommandRun.OfAsync(
            "verify", problem, solution, "--branching", certificate, "--output", "csv");

        Assert.Equal(0, run.Code);
        string[] row = run.Output.Split("\r\n")[1].Split(',');
        Assert.Equal(("OPTIMAL", row[1]), (row[0], row[2]));
        Assert.NotEqual(row[2], row[4]);
        Assert.Equal((0, $"ja,{row[1]},{row[4]},0,0,{row[2]}"), (verified.Code, verified.Output.Split("\r\n")[1]));
        Assert.True(ProblemFiles.ReadCertificate(certificate).Nodes.Length > 1);
    }

    [Fact]
    public async Task Solve_AskedForACertificateOfAContradiction_WritesNoneAndSaysWhy()
    {
        string pinned = Sound.Replace("\"sessionCapacity\":[1]", "\"sessionCapacity\":[0]", StringComparison.Ordinal)
            .Replace("\"id\":\"b\"", "\"id\":\"b\",\"pinnedSlot\":0", StringComparison.Ordinal);
        string certificate = At("c.json");

        CommandRun run = await CommandRun.OfAsync(
            "solve", Write("p.json", pinned), "--branching", certificate, "--ticks", "1000");

        Assert.Equal(1, run.Code);
        Assert.False(File.Exists(certificate));
        Assert.Contains(
            "c.json: No certificate of branching is written, because there is no plan and no bound to prove."
            + " Maybe the conflict set in the solution is what is wanted.",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_WithNowhereToWriteTheCertificate_ExitsWithTwoBeforeItWorks()
    {
        string target = Path.Combine(_folder, "missing", "c.json");

        CommandRun run = await CommandRun.OfAsync("solve", Write("p.json", Sound), "--branching", target);

        Assert.Equal(2, run.Code);
        Assert.Contains("does not exist. Maybe it should be created first.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solve_AskedForHelp_SaysWhatTheCertificateCostsAndHowFarItReaches()
    {
        CommandRun run = await CommandRun.OfAsync("solve", "--help");

        Assert.Equal(0, run.Code);
        Assert.Contains("--branching <file>", run.Output, StringComparison.Ordinal);
        Assert.Contains("Beyond 500 participants or 20000 nodes", run.Output, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <summary>A quota that only one way of placing everybody meets; a greedy plan misses it.</summary>
    private static string Needle()
    {
        string people = string.Join(',', Enumerable.Repeat("{\"sessionsNeeded\":1,\"availableSessions\":1}", 3));
        return $$"""
            {"sessionCount":1,"participants":[{{people}}],
            "slots":[{"sessionCapacity":[2],"supervisors":[0]}],"supervisors":[{"supportCapacity":5}],
            "options":{"participant":[0,1,2],"slot":[0,0,0],"value":[9,5,5],"supportLoad":[4,3,2]},
            "quotas":[{"id":"q","minimum":5,"maximum":5,"option":[0,1,2],"weight":[4,3,2]}]}
            """;
    }
}
