using Matching.Optimizer.Bounds;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Network;

/// <summary>
/// Solves a plain problem to proved optimality. Pinned participants come first, so that a run cut short still has a
/// plan: whoever is not in yet is left out, and the prices so far bound what was missed.
/// </summary>
internal static class NetworkRoute
{
    private const int RoundLength = 1024;

    /// <summary>Offers plan and bound to the run, and returns the number of augmentations.</summary>
    public static long Solve(Problem problem, Candidates candidates, Run run)
    {
        run.Enter(Phase.Network);
        var paths = new SuccessiveShortestPaths(
            problem, TransportNetwork.Of(problem, candidates, run.Memory), run.Memory);
        int pinned = 0, inserted = 0;
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            if (problem.Participants.PinnedSlot[i] < 0) continue;
            paths.Insert(i);
            pinned++;
        }

        for (int i = 0; i < problem.Participants.Count; i++)
        {
            if (problem.Participants.PinnedSlot[i] >= 0) continue;
            if (inserted % RoundLength == 0 && IsOver(paths, run)) break;
            paths.Insert(i);
            inserted++;
        }

        IsOver(paths, run);
        run.Offer(paths.Objective, paths.Plan);
        run.OfferBound(PriceBound.Of(problem, candidates, paths.Prices).Proved, paths.Prices);
        return pinned + inserted;
    }

    private static bool IsOver(SuccessiveShortestPaths paths, Run run)
    {
        run.Spend(paths.Ticks - run.Ticks);
        return run.MustStop();
    }
}
