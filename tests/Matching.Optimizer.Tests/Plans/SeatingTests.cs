using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Plans;

public sealed class SeatingTests
{
    [Fact]
    public void TryPlace_WhereTheWantedSessionIsTaken_LetsTheOtherMove()
    {
        Plan plan = PlanOf([(1, 0b11), (1, 0b01)], [1, 1]);
        var seating = new Seating(plan);
        plan.Set(0, 0, 0b01);

        Assert.True(seating.TryPlace(1, 1));
        Assert.Equal([0b10UL, 0b01UL], plan.SessionsOf);
    }

    [Fact]
    public void TryPlace_WhereAChainOfThreeMustMove_MovesItAll()
    {
        Plan plan = PlanOf([(1, 0b0011), (1, 0b0110), (1, 0b1100), (1, 0b0001)], [1, 1, 1, 1]);
        var seating = new Seating(plan);
        plan.Set(0, 0, 0b0001);
        plan.Set(1, 1, 0b0010);
        plan.Set(2, 2, 0b0100);

        Assert.True(seating.TryPlace(3, 3));
        Assert.Equal([0b0010UL, 0b0100UL, 0b1000UL, 0b0001UL], plan.SessionsOf);
    }

    [Fact]
    public void TryPlace_WhereNobodyCanMove_ChangesNothingAndNamesTheCrowdedSessions()
    {
        Plan plan = PlanOf([(1, 0b001), (1, 0b001)], [1, 1, 1]);
        var seating = new Seating(plan);
        plan.Set(0, 0, 0b001);

        Assert.False(seating.TryPlace(1, 1));
        Assert.Equal(0b001UL, seating.Crowded);
        Assert.Equal([0b001UL, 0UL], plan.SessionsOf);
    }

    [Fact]
    public void TryPlace_AtASlotWithACrew_JoinsSessionsInUseOnly()
    {
        Plan plan = PlanOf([(1, 0b11), (1, 0b11), (1, 0b10)], [3, 3], crew: 2);
        var seating = new Seating(plan);

        Assert.False(seating.TryPlace(0, 0));
        Assert.True(seating.TryPlace(0, 0, opens: true));
        Assert.Equal(1, plan.CrewLack(0, 0));
        Assert.True(seating.TryPlace(1, 1));
        Assert.Equal(plan.SessionsOf[0], plan.SessionsOf[1]);
        Assert.False(seating.TryPlace(2, 2));
        Assert.Equal(0, plan.Shortfall);
    }

    /// <summary>Random people who take seats one after another.</summary>
    [Fact]
    public void CanPlace_SaysWhatTryPlaceDoes_AndChangesNothing()
    {
        int[] count = [0, 0];
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            (int, int)[] people = [.. Enumerable.Range(0, 6).Select(_ => (random.Next(1, 3), random.Next(1, 16)))];
            Plan plan = PlanOf(people, [random.Next(3), 1, random.Next(3), 1], crew: seed % 3 == 0 ? 2 : 0);
            var seating = new Seating(plan);
            for (int i = 0; i < people.Length; i++)
            {
                if (plan.Candidates.Start[i] == plan.Candidates.Start[i + 1]) continue;
                ulong[] before = [.. plan.SessionsOf];
                bool can = seating.CanPlace(i, plan.Candidates.Start[i]);
                Assert.Equal(before, plan.SessionsOf);
                Assert.Equal(can, seating.TryPlace(i, plan.Candidates.Start[i], opens: true));
                count[can ? 1 : 0]++;
            }
        }

        Assert.All(count, n => Assert.InRange(n, 500, 12_000));
    }

    private static Plan PlanOf((int Needed, int Available)[] people, int[] capacity, int crew = 0)
    {
        ProblemDraft draft = Draft.Of(capacity.Length, people.Length, 1);
        draft.Slots[0] = new("s", capacity, crew);
        for (int i = 0; i < people.Length; i++)
        {
            draft.Participants[i] = new($"p{i}", people[i].Needed, (ulong)people[i].Available);
            draft.Options.Add(i, 0, 1);
        }

        Problem problem = Problem.From(draft);
        return new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
    }
}
