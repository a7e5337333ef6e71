using System.Globalization;
using System.Runtime.CompilerServices;

namespace Matching.Optimizer.Tests;

/// <summary>
/// Reads the public files in tests/data/instances as problems; minimised costs become negative values.
/// </summary>
internal static class Instances
{
    public static Problem Assignment(string name)
    {
        int[] numbers = Numbers(name);
        int n = numbers[0];
        ProblemDraft draft = Draft.Of(1, n, n);
        for (int i = 0; i < n; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { UnplacedValue = -1_000_000 };
            for (int j = 0; j < n; j++) draft.Options.Add(i, j, -numbers[1 + i * n + j]);
        }

        return Problem.From(draft);
    }

    public static Problem GeneralisedAssignment(string name)
    {
        int[] numbers = Numbers(name);
        (int hosts, int jobs) = (numbers[0], numbers[1]);
        ProblemDraft draft = Draft.Of(1, jobs, 0);
        for (int j = 0; j < jobs; j++)
            draft.Participants[j] = draft.Participants[j] with { UnplacedValue = -1_000_000 };
        for (int i = 0; i < hosts; i++)
        {
            draft.Supervisors.Add(new($"h{i}", numbers[2 + 2 * hosts * jobs + i]));
            draft.Slots.Add(new($"s{i}", [jobs], 0, [i]));
            for (int j = 0; j < jobs; j++)
                draft.Options.Add(j, i, -numbers[2 + i * jobs + j], numbers[2 + (hosts + i) * jobs + j]);
        }

        return Problem.From(draft);
    }

    private static int[] Numbers(string name, [CallerFilePath] string here = "") =>
        [.. File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "data", "instances", name))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
}
