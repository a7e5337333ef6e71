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

    /// <summary>Sixty loads for five supervisors who hold most of them: too many ways to prove it quickly.</summary>
    private static ProblemDraft HardProblem()
    {
        var random = new Random(1);
        var draft = new ProblemDraft { SessionCount = 1 };
        for (int j = 0; j < 5; j++)
        {
            draft.Supervisors.Add(new($"h{j}", 170));
            draft.Slots.Add(new($"s{j}", [60], 0, [j]));
        }

        for (int i = 0; i < 60; i++)
        {
            draft.Participants.Add(new($"p{i}", 1, 1, -1000));
            for (int j = 0; j < 5; j++) draft.Options.Add(i, j, random.Next(10, 100), random.Next(5, 26));
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
