using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Branching;

/// <summary>What stays possible of a tiny problem when some choices are closed, by enumeration.</summary>
internal static class CompletionsOf
{
    /// <summary>The best plan that uses only the open options; nobody forced is left out.</summary>
    public static BruteForceAnswer Best(Relaxed relaxed, Func<int, bool> isOpen, Func<int, bool> isForced)
    {
        Problem problem = relaxed.Problem;
        long penalty = -1_000_000;
        Problem closed = new(problem.SessionCount)
        {
            Participants = problem.Participants with
            {
                UnplacedValue =
                    [.. problem.Participants.UnplacedValue.Select((value, i) => isForced(i) ? penalty : value)],
            },
            Slots = problem.Slots,
            Supervisors = problem.Supervisors,
            Options = problem.Options with
            {
                Value = [.. problem.Options.Value.Select((value, k) => IsOpen(relaxed, k, isOpen) ? value : penalty)],
            },
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas,
        };
        BruteForceAnswer best = BruteForce.Solve(closed, 1e9)!;
        return best.Objective < penalty / 2 ? new BruteForceAnswer(false, 0, [], []) : best;
    }

    private static bool IsOpen(Relaxed relaxed, int option, Func<int, bool> isOpen)
    {
        int candidate = Array.IndexOf(relaxed.Candidates.Option, option);
        return candidate < 0 || isOpen(relaxed.Relaxation.Entries.EntryOf[candidate]);
    }
}
