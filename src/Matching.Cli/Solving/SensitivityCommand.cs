using System.CommandLine;
using System.Globalization;
using Matching.Cli.Output;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary>
/// <c>matching sensitivity problem.json solution.json</c>: what changes would be worth, and what an option costs.
/// </summary>
internal static class SensitivityCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var problem = new Argument<string>("PROBLEM")
        { Description = "Problem file, JSON or .binpb." }.NamingFiles();
        var solution = new Argument<string>("SOLUTION")
        { Description = "Solution file with a plan, JSON or .binpb." }.NamingFiles();
        Option<int> participant = CommonOptions.Parsed<int>(
            "--participant",
            "Index of a participant, 0 for the first: what its best options cost, and how it could be placed.",
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null,
            "0 or more");
        Option<int> top = CommonOptions.Number("--top", "How many rows of each kind, or options.", (5, 1, 1_000));
        Option<string> output = CommonOptions.Output(), language = CommonOptions.Language();
        var command = new Command(
            "sensitivity",
            "What one more seat or unit of support is worth to a plan, or for one participant what insisting on an "
            + "option costs the others. Ends that differ are an interval: a repaired plan reaches one, prices prove "
            + "the other. "
            + "Exit codes: 0 answered, 2 bad input or arguments.")
        { problem, solution, participant, top, output, language };
        command.SetAction(result => ProblemErrors.Catch(terminal.Error, () =>
        {
            string path = result.GetRequiredValue(solution);
            Problem read = ProblemFiles.ReadProblem(result.GetRequiredValue(problem));
            Solution plan = ProblemFiles.ReadSolution(path);
            SensitivityAnalysis analysis = ProblemErrors.OfPlan(path, () => SensitivityAnalysis.Of(read, plan));
            var sheets = new SensitivitySheets(read, plan, analysis, result.GetValue(top));
            terminal
                .Printer(
                    CommonOptions.ToForm(result.GetRequiredValue(output)),
                    CommonOptions.ToLanguage(result.GetRequiredValue(language)))
                .Print(Answer(sheets, read, CommonOptions.Given(result, participant)));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Sheet[] Answer(SensitivitySheets sheets, Problem problem, int? participant)
    {
        if (participant is not { } index) return [sheets.Rows(), sheets.Quotas()];
        if (index >= problem.Participants.Count)
        {
            throw new ProblemFileException(
                $"Option '--participant' has {index}, expected [0, {problem.Participants.Count}).");
        }

        return sheets.IsPlaced(index)
            ? [sheets.Options(index)]
            : [sheets.Options(index), .. sheets.Advice(index)];
    }
}
