using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests.Plans;

public sealed class RecombinationTests
{
    /// <summary>Two slots for two people each: one plan is good at the first, the other at the second.</summary>
    [Fact]
    public void Take_OfPlansThatAreGoodInDifferentPlaces_IsGoodInBoth()
    {
        Problem problem = TwoPlaces(sharedSupervisor: false);
        Plan plan = Seated(problem, 0, 3), other = Seated(problem, 1, 2);

        Recombination.Take(plan, other);

        Assert.Equal([0, -1, 1, -1], Enumerable.Range(0, 4).Select(plan.SlotOf));
        Assert.Equal(18, plan.Objective);
        Audit.Check(plan);
    }

    /// <summary>The same two slots, but one supervisor has hours for three: both go together or not at all.</summary>
    [Fact]
    public void Take_WhereAPlaceSharesItsSupervisor_TakesAllOfItOrNothing()
    {
        Problem problem = TwoPlaces(sharedSupervisor: true);
        Plan plan = Seated(problem, 0, 3), other = Seated(problem, 1, 2);

        Recombination.Take(plan, other);

        Assert.Equal([0, -1, -1, 1], Enumerable.Range(0, 4).Select(plan.SlotOf));
        Assert.Equal(10, plan.Objective);
    }

    /// <summary>Both places would be better as the other plan has them, but together they go beyond a quota.</summary>
    [Fact]
    public void Take_WhereAQuotaReachesAcrossPlaces_StaysWithinIt()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 2);
        draft.Options.Add(0, 0, 5, 0);
        draft.Options.Add(1, 1, 7, 0);
        draft.Quotas.Add(new("q", 0, 1, [0, 1], [1, 1]));
        var problem = Problem.From(draft);
        Plan plan = Seated(problem, 0), other = Seated(problem, 1);

        Recombination.Take(plan, other);

        Assert.Equal(1, plan.TotalOf(0));
        Audit.Check(plan);
    }

    /// <summary>Random plans of every kind of problem: no row is broken, and nothing gets worse.</summary>
    [Fact]
    public void Take_OfRandomPlans_IsNoWorseThanEither()
    {
        for (int seed = 0; seed < 1_280; seed++) Join(TinyProblems.At(seed), seed);
    }

    /// <summary>Where there is room for several pieces, what comes out is often better than both.</summary>
    [Fact]
    public void Take_OfRandomPlansOfSmallParts_IsOftenBetterThanBoth()
    {
        int better = Enumerable.Range(0, 60).Count(seed =>
            Join(Problem.From(MidSizeProblems.DraftAt(seed, participants: 12, slots: 30)), seed));

        Assert.InRange(better, 10, 60);
    }

    /// <summary>Whether the plan became better than both.</summary>
    private static bool Join(Problem problem, int seed)
    {
        Candidates candidates = Candidates.Of(problem, new WorkMemory());
        var random = new Random(seed);
        Plan plan = RandomPlan(problem, candidates, random), other = RandomPlan(problem, candidates, random);
        (long, long) one = Worth(plan), two = Worth(other);

        Recombination.Take(plan, other);

        Audit.CheckPartial(plan);
        Assert.True(Worth(plan).CompareTo(one) >= 0);
        if (problem.Quotas.Count == 0) Assert.True(Worth(plan).CompareTo(two) >= 0);
        return Worth(plan).CompareTo(one) > 0 && Worth(plan).CompareTo(two) > 0;

        static (long, long) Worth(Plan plan) => (-plan.Shortfall, plan.Objective);
    }

    private static Problem TwoPlaces(bool sharedSupervisor)
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 4, slots: 2);
        draft.Supervisors.Add(new("h0", 3));
        if (!sharedSupervisor) draft.Supervisors.Add(new("h1", 3));
        for (int j = 0; j < 2; j++) draft.Slots[j] = new($"s{j}", [1], 0, [sharedSupervisor ? 0 : j]);
        // At the first slot participant 0 is worth most, at the second participant 2.
        draft.Options.Add(0, 0, 9, 2);
        draft.Options.Add(1, 0, 1, 1);
        draft.Options.Add(2, 1, 9, 2);
        draft.Options.Add(3, 1, 1, 1);
        return Problem.From(draft);
    }

    private static Plan Seated(Problem problem, params int[] people)
    {
        var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
        foreach (int i in people) plan.Set(i, plan.Candidates.Start[i], 1);
        plan.Commit();
        return plan;
    }

    private static Plan RandomPlan(Problem problem, Candidates candidates, Random random)
    {
        var plan = new Plan(problem, candidates, new WorkMemory());
        var seating = new Seating(plan);
        int[] people = [.. Enumerable.Range(0, plan.Choice.Length)];
        random.Shuffle(people);
        foreach (int i in people)
        {
            int options = candidates.Start[i + 1] - candidates.Start[i];
            if (options > 0) seating.TryPlace(i, candidates.Start[i] + random.Next(options), opens: true);
        }

        plan.Commit();
        return plan;
    }
}
