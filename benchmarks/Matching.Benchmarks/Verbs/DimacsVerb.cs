using System.CommandLine;
using System.Globalization;
using Matching.Optimizer;
using Matching.Protocol.Problems;

namespace Matching.Benchmarks.Verbs;

/// <summary>
/// <c>dimacs PROBLEM OUT</c>: writes a plain problem as a DIMACS min-cost flow. Nodes are numbered from 1:
/// participants, slots, and one sink that everybody flows to, through a slot or straight when left out. Costs are
/// negative values, so the least cost is the negative objective.
/// </summary>
internal static class DimacsVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("PROBLEM") { Description = "A problem where only seats bind." };
        var target = new Argument<string>("OUT");
        var command = new Command("dimacs", "Write a plain problem as a DIMACS min-cost flow.") { source, target };
        command.SetAction(result =>
        {
            Problem problem = ProblemFiles.ReadProblem(result.GetRequiredValue(source));
            Check(problem);
            using var file = new StreamWriter(result.GetRequiredValue(target));
            Write(problem, file);
        });
        return command;
    }

    /// <exception cref="InvalidDataException">More than seats binds.</exception>
    internal static void Check(Problem problem)
    {
        int others = problem.Supervisors.Count + problem.Quotas.Count + problem.Conflicts.Count;
        if (problem.SessionCount > 1 || others > 0 || problem.Participants.PinnedSlot.Any(slot => slot >= 0))
        {
            throw new InvalidDataException(
                "The problem has more than seats in one session, expected a plain one. "
                + "Maybe it was generated without --plain.");
        }
    }

    internal static void Write(Problem problem, TextWriter file)
    {
        (int people, int slots) = (problem.Participants.Count, problem.Slots.Count);
        int sink = people + slots + 1;
        Line($"p min {sink} {people + slots + problem.Options.Count}");
        for (int i = 0; i < people; i++) Line($"n {i + 1} 1");
        Line($"n {sink} {-people}");
        for (int i = 0; i < people; i++)
        {
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
                Line($"a {i + 1} {people + problem.Options.Slot[k] + 1} 0 1 {-problem.Options.Value[k]}");
            Line($"a {i + 1} {sink} 0 1 {-problem.Participants.UnplacedValue[i]}");
        }

        for (int j = 0; j < slots; j++) Line($"a {people + j + 1} {sink} 0 {problem.Slots.Capacity[j]} 0");

        void Line(FormattableString text) => file.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
