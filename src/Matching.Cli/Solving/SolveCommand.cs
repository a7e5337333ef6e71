using System.CommandLine;
using System.CommandLine.Parsing;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary>
/// <c>matching solve problem.json --out solution.json</c>: solves a problem file and writes plan and certificate.
/// </summary>
internal sealed class SolveCommand
{
    private const double DefaultSeconds = 10;
    private readonly TimeProvider clock;
    private readonly Argument<string> problem = new("problem")
    {
        Description = "Problem file: matching.v1.Problem in protobuf's JSON mapping, or binary when named .binpb.",
    };

    private readonly Option<string?> solution = new("--out")
    {
        Description = "Solution file to write; binary when the name ends in .binpb, else JSON.",
    };

    private readonly Option<double?> seconds = new("--seconds")
    {
        Description = "Longest solving time. Default 10, or none when --ticks is given.",
    };

    private readonly Option<long?> ticks = new("--ticks")
    {
        Description = "Work budget, about one option looked at per tick. Repeats byte for byte, unlike --seconds.",
    };

    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "Seed of every random choice.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> threads = new("--threads")
    {
        Description = "Most threads, 1 to 1024. The answer is the same at any number.",
        DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, 1024),
    };

    private readonly Option<string> output = new("--output")
    {
        Description = "How the summary is printed: table, json or csv.",
        DefaultValueFactory = _ => "table",
    };

    private SolveCommand(TimeProvider clock)
    {
        this.clock = clock;
        output.AcceptOnlyFromAmong("table", "json", "csv");
        seconds.Validators.Add(result => Check(
            result,
            result.GetValueOrDefault<double?>() is not (null or (> 0 and <= 1e6)),
            "above 0 and at most 1 000 000"));
        ticks.Validators.Add(result => Check(result, result.GetValueOrDefault<long?>() < 1, "1 or more"));
        threads.Validators.Add(result => Check(
            result, result.GetValueOrDefault<int>() is < 1 or > 1024, "1 to 1 024"));
    }

    /// <summary>The command; it takes the time from <paramref name="clock"/>.</summary>
    public static Command Create(TimeProvider clock)
    {
        var command = new SolveCommand(clock);
        var solve = new Command("solve", """
            Solve a problem file: who stands where, with a bound on what any plan can be worth.
            Exit codes: 0 optimal or feasible, 1 infeasible, 2 bad input or arguments, 3 unknown, 130 cancelled.
            """)
        {
            command.problem,
            command.solution,
            command.seconds,
            command.ticks,
            command.seed,
            command.threads,
            command.output,
        };
        solve.SetAction(parsed => BadInput.Catch(parsed, () => command.Run(parsed)));
        return solve;
    }

    private static void Check(OptionResult result, bool isWrong, string expected)
    {
        if (!isWrong || result.Tokens.Count == 0) return;
        string name = result.Option.Name;
        result.AddError(
            $"{name} is '{result.Tokens[0].Value}', expected {expected}. Maybe the option can be left out.");
    }

    private int Run(ParseResult parsed)
    {
        string? target = parsed.GetValue(solution);
        CheckFolder(target);
        Problem read = ProblemFiles.ReadProblem(parsed.GetRequiredValue(problem));
        using var signals = new CancellationSignals();
        var progress = new ProgressLines(parsed.InvocationConfiguration.Error);
        Solution answer = new Solver(clock).Solve(read, Options(parsed, progress.Write), signals.Token);
        if (target is not null) ProblemFiles.Write(target, answer);
        SolutionSummary.Of(answer).Write(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(output));
        return answer.Cancelled ? ExitCode.Cancelled : answer.Status switch
        {
            Status.Infeasible => ExitCode.No,
            Status.Unknown => ExitCode.Unknown,
            _ => ExitCode.Done,
        };
    }

    private SolveOptions Options(ParseResult parsed, Action<SolveProgress> progress)
    {
        double? limit = parsed.GetValue(seconds) ?? (parsed.GetValue(ticks) is null ? DefaultSeconds : null);
        return new SolveOptions
        {
            Seed = parsed.GetValue(seed),
            Ticks = parsed.GetValue(ticks),
            Duration = limit is { } time ? TimeSpan.FromSeconds(time) : null,
            Threads = parsed.GetValue(threads),
            Progress = progress,
        };
    }

    /// <summary>A long run should not end with nowhere to write to.</summary>
    private static void CheckFolder(string? target)
    {
        string? folder = target is null ? null : Path.GetDirectoryName(Path.GetFullPath(target));
        if (folder is null || Directory.Exists(folder)) return;
        throw new ProblemFileException($"{target}: The folder '{folder}' does not exist."
            + " Maybe it should be created first.");
    }
}
