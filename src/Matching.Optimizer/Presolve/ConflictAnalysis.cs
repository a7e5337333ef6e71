using Matching.Optimizer.Bounds;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// Explains why there is no plan: reduces the pins, quotas and crews at hand to a minimal set under the kind of proof
/// that found the contradiction, and then looks whether a plan exists without each member. The run's limits end this
/// between two questions: the set then still contradicts, but is not said to be minimal.
/// </summary>
/// <param name="problem">A problem without a plan.</param>
/// <param name="run">Counts the work, and says when to stop.</param>
internal sealed class ConflictAnalysis(Problem problem, Run run)
{
    private const int MostChecked = 24;
    private readonly FeasibilitySearch _search = new(run);

    /// <summary>A contradiction that counting proves; the answer carries the prices of the reduced set.</summary>
    public Contradiction ByCounting(Contradiction found)
    {
        ConflictSet set = Explain(ConflictMember.Of(found.Members), kept => Count(kept) is not null);
        return new Contradiction(set, Count(Keep(ConflictMember.Of(set)))?.Prices ?? Prices.Zero);
    }

    /// <summary>A contradiction that prices prove; crews take no part in it.</summary>
    public Contradiction ByPrices(Prices prices)
    {
        IEnumerable<ConflictMember> members = ConflictMember.Of(problem).Where(m => m.Kind != ConflictKind.Crew);
        return new Contradiction(Explain(members, Contradicts), prices);

        bool Contradicts(Problem kept)
        {
            Candidates candidates = Candidates.Of(kept, new WorkMemory());
            return Count(kept) is not null || PriceBound.Of(kept, candidates, prices, valued: false).Scaled < 0;
        }
    }

    /// <summary>A contradiction that only a search tree of the whole problem proves.</summary>
    public Contradiction ByTree() => ByTree(ConflictMember.Of(problem));

    /// <summary>A contradiction that only a search tree of a component proves.</summary>
    public Contradiction ByTree(IReadOnlyList<int> participants) =>
        ByTree(ComponentMembers.Of(problem, participants));

    private static Contradiction? Count(Problem problem)
    {
        var memory = new WorkMemory();
        return Contradictions.Find(new Plan(problem, Candidates.Of(problem, memory), memory));
    }

    private Contradiction ByTree(IEnumerable<ConflictMember> members) =>
        new(Judge(Reduce(members, HasNoPlan)), Prices.Zero);

    /// <summary>First by the given kind of proof; where that leaves members not needed, by search.</summary>
    private ConflictSet Explain(IEnumerable<ConflictMember> members, Func<Problem, bool> isContradictory)
    {
        ConflictSet set = Judge(Reduce(members, isContradictory));
        if (set.Minimal || set.Count > MostChecked) return set;
        return Judge(Reduce(ConflictMember.Of(set), HasNoPlan));
    }

    private List<ConflictMember> Reduce(IEnumerable<ConflictMember> members, Func<Problem, bool> isContradictory) =>
        QuickXplain.Reduce([.. members], some => isContradictory(Keep(some)), run.MustStop);

    /// <summary>A set of few is minimal when a plan exists without each of them.</summary>
    private ConflictSet Judge(List<ConflictMember> kept) => ConflictMember.Gather(kept) with
    {
        Minimal = kept.Count <= MostChecked
            && kept.TrueForAll(m => !run.MustStop() && _search.HasPlan(Keep(kept.Where(other => other != m))) == true),
    };

    private bool HasNoPlan(Problem kept) => _search.HasPlan(kept) == false;

    /// <summary>The problem with some members alone; laying it out is work, too.</summary>
    private Problem Keep(IEnumerable<ConflictMember> members)
    {
        run.Spend(problem.Options.Count);
        return ConflictMember.Keep(problem, members);
    }
}
