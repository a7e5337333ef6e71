using Matching.Optimizer.Bounds;
using Matching.Optimizer.Exhaustive;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Explains why there is no plan: reduces the pins, quotas and crews at hand to a minimal set under the kind of proof
/// that found the contradiction, and then looks whether a plan exists without each member.
/// </summary>
internal static class ConflictAnalysis
{
    private const long Nodes = 100_000;
    private const int MostChecked = 24;

    /// <summary>A contradiction that counting proves; the answer carries the prices of the reduced set.</summary>
    public static Contradiction ByCounting(Problem problem, Contradiction found)
    {
        ConflictSet set = Reduce(problem, ConflictMember.Of(found.Members), kept => Count(kept) is not null);
        Contradiction? again = Count(ConflictMember.Keep(problem, ConflictMember.Of(set)));
        return new Contradiction(set, again?.Prices ?? Prices.Zero);
    }

    /// <summary>A contradiction that prices prove; crews take no part in it.</summary>
    public static Contradiction ByPrices(Problem problem, Prices prices)
    {
        IEnumerable<ConflictMember> members = ConflictMember.Of(problem).Where(m => m.Kind != ConflictKind.Crew);
        return new Contradiction(Reduce(problem, members, Contradicts), prices);

        bool Contradicts(Problem kept)
        {
            Candidates candidates = Candidates.Of(kept, new WorkMemory());
            return Count(kept) is not null || PriceBound.Of(kept, candidates, prices, valued: false).Scaled < 0;
        }
    }

    /// <summary>A contradiction that only a search tree proves.</summary>
    public static Contradiction ByTree(Problem problem) => new(
        Reduce(
            problem,
            ConflictMember.Of(problem),
            kept => Count(kept) is not null || HasPlan(kept) == false), Prices.Zero);

    private static Contradiction? Count(Problem problem)
    {
        var memory = new WorkMemory();
        return Contradictions.Find(new Plan(problem, Candidates.Of(problem, memory), memory));
    }

    /// <summary>First by the given kind of proof; where that leaves members not needed, by search tree.</summary>
    private static ConflictSet Reduce(
        Problem problem, IEnumerable<ConflictMember> members, Func<Problem, bool> isContradictory)
    {
        List<ConflictMember> kept = QuickXplain.Reduce(
            [.. members], some => isContradictory(ConflictMember.Keep(problem, some)));
        if (kept.Count > MostChecked) return ConflictMember.Gather(kept);
        if (!IsMinimal(problem, kept))
            kept = QuickXplain.Reduce(kept, some => HasPlan(ConflictMember.Keep(problem, some)) == false);
        return ConflictMember.Gather(kept) with { Minimal = IsMinimal(problem, kept) };
    }

    private static bool IsMinimal(Problem problem, List<ConflictMember> kept) =>
        kept.All(m => HasPlan(ConflictMember.Keep(problem, kept.Where(other => other != m))) == true);

    /// <summary>Whether a problem has a plan; null when neither a plan nor a proof was found.</summary>
    private static bool? HasPlan(Problem problem)
    {
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        var plan = new Plan(problem, candidates, memory);
        if (Contradictions.Find(plan) is not null) return false;
        new Repair(plan, new Seating(plan), new SlotRoster(problem, candidates, memory)).Mend();
        if (plan.Shortfall == 0) return true;
        if (problem.Participants.Count > TreeSearch.MostParticipants) return null;
        var tree = new TreeSearch(new Plan(problem, candidates, memory), Prices.Zero, null, Nodes);
        tree.Run();
        return tree.Best is not null ? true : tree.IsComplete ? false : null;
    }
}
