using System.CommandLine;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary><c>matching solve problem.json --out solution.json</c>: writes plan and certificate of a problem.</summary>
internal sealed class SolveCommand
{
    private const double DefaultSeconds = 10;
    private readonly Terminal _terminal;
    private readonly Option<string> _output = CommonOptions.Output();
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Argument<string> _problem = new Argument<string>("PROBLEM")
    {
        Description = "Problem file: matching.v1.Problem in protobuf's JSON mapping, or binary when named .binpb.",
    }.NamingFiles();

    private readonly Option<string?> _solution = new Option<string?>("--out")
    {
        Description = "Solution file to write; binary when named .binpb, else JSON.",
    }.NamingFiles();

    private readonly Option<string?> _branching = new Option<string?>("--branching")
    {
        Description = "Certificate of branching to write, JSON or .binpb: matching.v1.BranchingCertificate, for "
            + "'verify --branching'. The search takes half of the limits, the certificate the rest, and the bound is "
            + "what it proves. Beyond 500 participants or 20000 nodes the certificate stays behind the search.",
        HelpName = "file",
    }.NamingFiles();

    private readonly Option<double> _seconds = CommonOptions.Parsed<double>(
        "--seconds",
        "Longest solving time; beside --ticks it cuts the run short and changes nothing before. Above 0 to 1000000, "
        + "default 10, or none when --ticks is given.",
        text => CommonOptions.TryNumber(text, out double seconds) && seconds is > 0 and <= 1e6
            ? seconds
            : null,
        "above 0 to 1000000");

    private readonly Option<long> _ticks = CommonOptions.Ticks();
    private readonly Option<ulong> _seed = CommonOptions.Seed();
    private readonly Option<int> _threads = CommonOptions.Number(
        "--threads", "Most threads; the answer is the same at any number.",
        (Math.Clamp(Environment.ProcessorCount, 1, 1024), 1, 1024));

    private SolveCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var order = new SolveCommand(terminal);
        var command = new Command(
            "solve",
            "Solve a problem file: who stands where, and a bound on what any plan can be worth. "
            + "Exit codes: 0 optimal or feasible, 1 infeasible, 2 bad input or arguments, 3 unknown, 130 cancelled "
            + "(the best plan so far is written).")
        {
            order._problem,
            order._solution,
            order._branching,
            order._seconds,
            order._ticks,
            order._seed,
            order._threads,
            order._output,
            order._language,
        };
        command.SetAction(result => ProblemErrors.Catch(terminal.Error, () => order.Run(result)));
        return command;
    }

    private int Run(ParseResult result)
    {
        string? target = result.GetValue(_solution);
        string? branching = result.GetValue(_branching);
        CheckFolder(target);
        CheckFolder(branching);
        Problem read = ProblemFiles.ReadProblem(result.GetRequiredValue(_problem));
        using var signals = new CancellationSignals();
        var progress = new ProgressLines(_terminal.Error);
        Solution answer = new Solver(_terminal.Clock).Solve(read, Options(result, progress.Write), signals.Token);
        if (target is not null) ProblemFiles.Write(target, answer);
        if (branching is not null) WriteBranching(branching, answer);
        _terminal
            .Printer(
                CommonOptions.ToForm(result.GetRequiredValue(_output)),
                CommonOptions.ToLanguage(result.GetRequiredValue(_language)))
            .Print(CertificateSheet.Of(answer), CertificateSheet.ConflictOf(answer));
        return answer.Cancelled ? ExitCode.Cancelled : answer.Status switch
        {
            Status.Infeasible => ExitCode.No,
            Status.Unknown => ExitCode.Unknown,
            _ => ExitCode.Done,
        };
    }

    private SolveOptions Options(ParseResult result, Action<SolveProgress> progress)
    {
        long? ticks = CommonOptions.Given(result, _ticks);
        double? limit = CommonOptions.Given(result, _seconds) ?? (ticks is null ? DefaultSeconds : null);
        return new SolveOptions
        {
            Seed = result.GetValue(_seed),
            Ticks = ticks,
            Duration = limit is { } time ? TimeSpan.FromSeconds(time) : null,
            Threads = result.GetValue(_threads),
            RecordBranching = result.GetValue(_branching) is not null,
            Progress = progress,
        };
    }

    private void WriteBranching(string target, Solution answer)
    {
        if (answer.Branching is { } certificate)
        {
            ProblemFiles.Write(target, certificate);
            return;
        }

        _terminal.Error.WriteLine(
            $"{target}: No certificate of branching is written, because there is no plan and no bound to prove."
            + " Maybe the conflict set in the solution is what is wanted.");
    }

    /// <summary>A long run should not end with nowhere to write to.</summary>
    private static void CheckFolder(string? target)
    {
        string? folder = target is null ? null : Path.GetDirectoryName(Path.GetFullPath(target));
        if (folder is null || Directory.Exists(folder)) return;
        throw new ProblemFileException(
            $"{target}: The folder '{folder}' does not exist. Maybe it should be created first.");
    }
}
