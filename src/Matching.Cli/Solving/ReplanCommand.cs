using System.CommandLine;
using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Cli.Solving;

/// <summary>
/// <c>matching replan problem.json solution.json --frontier current.json</c>: how much few moves bring of the way from
/// the current plan to a better one.
/// </summary>
internal static class ReplanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var problem = new Argument<string>("PROBLEM")
        { Description = "Problem file, JSON or .binpb." }.NamingFiles();
        var solution = new Argument<string>("SOLUTION")
        { Description = "Solution file with the better plan." }.NamingFiles();
        var frontier = new Option<string>("--frontier")
        {
            Description = "Solution file with the current plan, JSON or .binpb.",
            HelpName = "file",
            Required = true,
        }.NamingFiles();
        Option<int> most = CommonOptions.Number("--moves", "Most moves.", (1_000, 1, 100_000));
        Option<string> output = CommonOptions.Output(), language = CommonOptions.Language();
        var command = new Command(
            "replan",
            "How much of the way from the current plan to a better one few moves bring: the best gain for every "
            + "number of moves, each a plan that keeps every constraint, and who moves at the last. "
            + "Exit codes: 0 answered, 2 bad input or arguments.")
        { problem, solution, frontier, most, output, language };
        command.SetAction(result => ProblemErrors.Catch(terminal.Error, () =>
        {
            (string target, string current) = (result.GetRequiredValue(solution), result.GetRequiredValue(frontier));
            Problem read = ProblemFiles.ReadProblem(result.GetRequiredValue(problem));
            PlanPlaces better = PlanPlaces.Of(ProblemFiles.ReadSolution(target));
            PlanPlaces now = PlanPlaces.Of(ProblemFiles.ReadSolution(current));
            MoveFrontier moves = ProblemErrors.OfPlan(
                $"{current} or {target}", () => MoveFrontier.Of(read, now, better, result.GetValue(most)));
            terminal
                .Printer(
                    CommonOptions.ToForm(result.GetRequiredValue(output)),
                    CommonOptions.ToLanguage(result.GetRequiredValue(language)))
                .Print(Points(moves), Moves(moves));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Sheet Points(MoveFrontier frontier)
    {
        var sheet = new Sheet("frontier", Phrase.OfTexts("Vad flyttarna ger", "What the moves bring"),
        [
            Column.Of("moves", "Flyttar", "Moves"),
            Column.Of("gain", "Vinst", "Gain"),
            Column.Of("percent", "Procent av allt", "Percent of all"),
        ]);
        foreach (FrontierPoint point in frontier.Points)
        {
            double share = frontier.TotalGain == 0 ? 1 : point.Gain / (double)frontier.TotalGain;
            sheet.Add(point.Moves, point.Gain, Math.Round(100 * share, 2));
        }

        return sheet;
    }

    private static Sheet Moves(MoveFrontier frontier)
    {
        FrontierPoint last = frontier.Points[^1];
        string count = last.Moves.ToString(CultureInfo.InvariantCulture);
        var sheet = new Sheet("moves", Phrase.OfTexts($"Vilka {count} som flyttar", $"Which {count} move"),
        [
            Column.Of("participant", "Deltagare", "Participant"),
            Column.Of("from_slot", "Från plats", "From slot"),
            Column.Of("to_slot", "Till plats", "To slot"),
        ]);
        foreach (PlacementChange move in frontier.MovesAt(last))
        {
            sheet.Add(
                move.Participant, move.FromSlot < 0 ? null : move.FromSlot, move.ToSlot < 0 ? null : move.ToSlot);
        }

        return sheet;
    }
}
