using System.Collections.Immutable;
using static Matching.Optimizer.ViolationLog;

namespace Matching.Optimizer.Verification;

/// <summary>
/// Checks the claim that no plan exists. The conflict set must be well formed, and it must contradict by itself:
/// everything else of its three kinds is taken away, and the rest is refuted by prices (Farkas), by two pinned
/// participants in conflict, or, when tiny, by enumeration. A contradiction that none of these reaches is reported as
/// unproved. So is a minimal set without one of whose members neither a plan nor its absence is found by enumeration,
/// of everybody or of the pinned alone.
/// </summary>
internal static class InfeasibilityAudit
{
    /// <summary>Most members of a set that are tried one by one.</summary>
    private const int MostMembers = 50;

    public static void Check(Problem problem, Solution solution, Findings findings)
    {
        if (solution.Bound != 0)
            findings.False("bound", $"Bound {Number(solution.Bound)} is claimed without a plan, expected 0.");
        if (solution.CertifiedBound != 0)
        {
            findings.False(
                "certified_bound",
                $"Certified bound {Number(solution.CertifiedBound)} is claimed without a plan, expected 0.");
        }

        if (!IsWellFormed(problem, solution.ConflictSet, findings)) return;
        if (IsContradiction(problem, solution, findings) && solution.ConflictSet.Minimal)
            CheckMinimal(problem, solution.ConflictSet, findings);
    }

    /// <summary>Whether the set contradicts, as far as can be seen.</summary>
    private static bool IsContradiction(Problem problem, Solution solution, Findings findings)
    {
        Problem alone = Isolate(problem, solution.ConflictSet);
        if (IsRefutedByPrices(alone, solution.Prices) || HasPinnedConflict(alone)) return true;
        BruteForceAnswer? best = BruteForce.Solve(alone, BruteForce.DefaultLeaves);
        if (best is null)
            findings.Unproved.Add("The conflict set is well formed; that it leaves no plan was not proved again.");
        else if (best.IsFeasible)
            findings.False("conflict_set", $"INFEASIBLE is claimed, but the conflict set alone leaves a plan.");
        return best is not { IsFeasible: true };
    }

    /// <summary>Every member of a minimal set is needed: without it there is a plan.</summary>
    private static void CheckMinimal(Problem problem, ConflictSet set, Findings findings)
    {
        bool isProved = set.Count <= MostMembers;
        Check("pins", set.Pins, rest => set with { Pins = rest });
        Check("quotas", set.Quotas, rest => set with { Quotas = rest });
        Check("crews", set.Crews, rest => set with { Crews = rest });
        if (!isProved) findings.Unproved.Add("That the conflict set is minimal was not proved again.");

        void Check(string kind, ImmutableArray<int> members, Func<ImmutableArray<int>, ConflictSet> keep)
        {
            for (int m = 0; m < members.Length && set.Count <= MostMembers; m++)
            {
                bool? plan = HasPlan(Isolate(problem, keep(members.RemoveAt(m))), BruteForce.DefaultLeaves / set.Count);
                isProved &= plan is not null;
                if (plan != false) continue;
                findings.False(
                    "conflict_set.minimal",
                    $"A minimal set is claimed, but without {kind}[{m}] there is no plan either.");
            }
        }
    }

    /// <summary>Whether a problem has a plan, as far as enumeration reaches; null beyond.</summary>
    private static bool? HasPlan(Problem problem, double leaves)
    {
        if (BruteForce.Solve(problem, leaves) is { } best) return best.IsFeasible;
        ParticipantTable people = problem.Participants;
        var pinnedAlone = new Problem(problem.SessionCount)
        {
            Participants = people with
            {
                AvailableSessions = [.. people.AvailableSessions
                    .Select((sessions, i) => people.PinnedSlot[i] < 0 ? 0 : sessions)],
            },
            Slots = problem.Slots,
            Supervisors = problem.Supervisors,
            Options = problem.Options,
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas,
        };
        return BruteForce.Solve(pinnedAlone, leaves) is { IsFeasible: true } ? true : null;
    }

    private static bool IsRefutedByPrices(Problem alone, Prices prices) =>
        PriceForm.IsKept(alone, prices, new Findings()) && PriceAudit.ProvesContradiction(alone, prices);

    private static bool IsWellFormed(Problem problem, ConflictSet set, Findings findings)
    {
        int before = findings.FalseClaims.Count;
        if (set.Count == 0) findings.False("conflict_set", "INFEASIBLE is claimed without a conflict set.");
        CheckMembers("pins", set.Pins, problem.Participants.Count, i => problem.Participants.PinnedSlot[i] >= 0);
        CheckMembers("quotas", set.Quotas, problem.Quotas.Count, _ => true);
        CheckMembers("crews", set.Crews, problem.Slots.Count, j => problem.Slots.MinimumCrew[j] > 1);
        return findings.FalseClaims.Count == before;

        void CheckMembers(string kind, ImmutableArray<int> members, int count, Func<int, bool> binds)
        {
            for (int m = 0; m < members.Length; m++)
            {
                bool ascending = m == 0 || members[m] > members[m - 1];
                if (ascending && (uint)members[m] < (uint)count && binds(members[m])) continue;
                findings.False(
                    $"conflict_set.{kind}[{m}]",
                    $"Index {members[m]} is named, expected ascending indices below {Number(count)} that bind.");
            }
        }
    }

    /// <summary>The problem with every pin, quota and crew outside the set taken away.</summary>
    private static Problem Isolate(Problem problem, ConflictSet set)
    {
        (HashSet<int> pins, HashSet<int> quotas, HashSet<int> crews) = ([.. set.Pins], [.. set.Quotas], [.. set.Crews]);
        return new Problem(problem.SessionCount)
        {
            Participants = problem.Participants with
            {
                PinnedSlot = [.. problem.Participants.PinnedSlot.Select((slot, i) => pins.Contains(i) ? slot : -1)],
            },
            Slots = problem.Slots with
            {
                MinimumCrew = [.. problem.Slots.MinimumCrew.Select((crew, j) => crews.Contains(j) ? crew : 0)],
            },
            Supervisors = problem.Supervisors,
            Options = problem.Options,
            Conflicts = problem.Conflicts,
            Quotas = problem.Quotas with
            {
                Minimum = [.. problem.Quotas.Minimum.Select((least, q) => quotas.Contains(q) ? least : long.MinValue)],
                Maximum = [.. problem.Quotas.Maximum.Select((most, q) => quotas.Contains(q) ? most : long.MaxValue)],
            },
        };
    }

    private static bool HasPinnedConflict(Problem problem)
    {
        ImmutableArray<int> pin = problem.Participants.PinnedSlot;
        for (int i = 0; i < pin.Length; i++)
        {
            foreach (int other in problem.Conflicts.Of(i))
            {
                if (pin[i] >= 0 && pin[i] == pin[other]) return true;
            }
        }

        return false;
    }
}
