using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Decomposition;

namespace Matching.Optimizer.Tests.Neighbourhoods;

/// <summary>
/// Parts of one round are solved side by side from the same plan: what is left of a supervisor or a quota must not be
/// given away twice.
/// </summary>
public sealed class SpanningRowsTests
{
    [Fact]
    public void Round_WhereTwoPartsWantTheLastOfAQuota_GivesItToOne()
    {
        ProblemDraft draft = TwoSlots();
        draft.Quotas.Add(new("q", 0, 1, [0, 1, 2, 3], [1, 1, 1, 1]));

        Assert.Equal(1, AfterOneRound(draft).TotalOf(0));
    }

    [Fact]
    public void Round_WhereTwoPartsWantTheLastOfASupervisor_GivesItToOne()
    {
        ProblemDraft draft = TwoSlots();
        draft.Supervisors.Add(new("shared", 1));
        for (int j = 0; j < 2; j++) draft.Slots[j] = draft.Slots[j] with { Supervisors = [j, 2] };

        Assert.Equal(1, AfterOneRound(draft).LoadOf(2));
    }

    [Fact]
    public void Round_OfIslandsJoinedByRowsThatSpanThem_OnlyImproves_AndKeepsEveryConstraint()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            Plan plan = EmptyPlan(Islands.JoinedAt(seed, count: 12));
            NeighbourhoodSearch search = SearchFrom(plan);
            for (int round = 0; round < 6; round++)
            {
                long before = plan.Objective;
                Assert.Equal(search.Round(), plan.Objective > before);
                Audit.Check(plan);
            }
        }
    }

    private static Plan AfterOneRound(ProblemDraft draft)
    {
        Plan plan = EmptyPlan(draft);
        NeighbourhoodSearch search = SearchFrom(plan);
        while (!search.Round()) Assert.InRange(search.Parts, 0, 100);
        return plan;
    }

    /// <summary>Two slots with a supervisor each, who can help one of the two people there.</summary>
    private static ProblemDraft TwoSlots()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 4, slots: 2);
        for (int j = 0; j < 2; j++)
        {
            draft.Supervisors.Add(new($"h{j}", 1));
            draft.Slots[j] = new($"s{j}", [1], 0, [j]);
        }

        for (int i = 0; i < 4; i++) draft.Options.Add(i, i / 2, 5, 1);
        return draft;
    }

    private static Plan EmptyPlan(ProblemDraft draft)
    {
        var problem = Problem.From(draft);
        return new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
    }

    private static NeighbourhoodSearch SearchFrom(Plan plan)
    {
        var relaxed = new Relaxed(plan.Problem);
        relaxed.Relaxation.Load(new double[relaxed.Relaxation.Rows.Count]);
        var start = (new double[relaxed.Relaxation.Rows.Count], 1.0, new Randomness(1));
        var search = new NeighbourhoodSearch(relaxed.Relaxation, plan, start, 1);
        search.Measure();
        return search;
    }
}
