using System.Diagnostics;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Tests.Solving;

/// <summary>The command as its own process, stopped as a shell or a service manager stops it.</summary>
public sealed class CancelledSolveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matching-cancel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SignalTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Solve_WhenSignalled_WritesTheBestPlanSoFarAndExitsWith130(string signal)
    {
        (string problem, string solution) = (Path.Combine(_folder, "p.binpb"), Path.Combine(_folder, "s.json"));
        ProblemFiles.Write(problem, HardProblem());
        using Process solving = Process.Start(new ProcessStartInfo("env")
        {
            ArgumentList =
            {
                // A shell that runs the tests in the background has its children ignore SIGINT; this undoes it.
                "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "matching.dll"),
                "solve", problem, "--out", solution, "--seconds", "300",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        string? line;
        do
        {
            line = await solving.StandardError.ReadLineAsync();
        }
        while (line is not null && !line.Contains("Improvement", StringComparison.Ordinal));

        using (Process kill = Process.Start("kill", $"-{signal} {solving.Id}")) await kill.WaitForExitAsync();
        await solving.WaitForExitAsync();

        Solution written = ProblemFiles.ReadSolution(solution);
        Assert.Equal(130, solving.ExitCode);
        Assert.Equal((Status.Feasible, true), (written.Status, written.Cancelled));
        Assert.True(Verifier.Verify(ProblemFiles.ReadProblem(problem), written).IsTrue);
    }

    /// <summary>
    /// Generalised assignment of class D (Chu and Beasley 1997): what costs little weighs much, so that nobody proves
    /// 300 people at 20 supervisors within minutes.
    /// </summary>
    private static ProblemDraft HardProblem()
    {
        var random = new Random(1);
        var draft = new ProblemDraft { SessionCount = 1 };
        for (int j = 0; j < 20; j++)
        {
            draft.Supervisors.Add(new($"h{j}", 600));
            draft.Slots.Add(new($"s{j}", [300], 0, [j]));
        }

        for (int i = 0; i < 300; i++)
        {
            draft.Participants.Add(new($"p{i}", 1, 1, -100_000));
            for (int j = 0; j < 20; j++)
            {
                int load = random.Next(1, 101);
                draft.Options.Add(i, j, load - 111 - random.Next(-10, 11), load);
            }
        }

        return draft;
    }

    private sealed class SignalTheoryAttribute : TheoryAttribute
    {
        public SignalTheoryAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = "Needs POSIX signals and the command 'kill'.";
        }
    }
}
