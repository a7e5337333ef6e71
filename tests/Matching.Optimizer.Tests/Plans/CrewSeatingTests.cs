using System.Numerics;
using Matching.Optimizer.Branching;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Tests.Neighbourhoods;

namespace Matching.Optimizer.Tests.Plans;

public sealed class CrewSeatingTests
{
    [Fact]
    public void TryMend_OfRandomSlots_SeatsEverybodyExactlyWhenSomeSeatingHasItsCrews()
    {
        int[] count = [0, 0];
        for (int seed = 0; seed < 9000; seed++)
        {
            Problem problem = ProblemAt(seed);
            if (SeatSomehow(problem, seed) is not { } plan || plan.Shortfall == 0) continue;
            bool expected = BruteForce.Solve(problem, 1e9)!.IsFeasible;
            var crews = new CrewSeating(problem);

            Assert.Equal((expected, false), (crews.TryMend(plan), crews.GaveUp));
            count[expected ? 1 : 0]++;
            if (expected) Audit.Check(plan);
        }

        Assert.All(count, n => Assert.InRange(n, 100, 9000));
    }

    [Fact]
    public void TryMend_OfAPlanThatOnlyLacksAQuota_SaysNo_WithoutGivingUp()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 5 } });
        draft.Quotas.Add(new("q", 1, 1, [0], [1]));
        Problem problem = Problem.From(draft);
        var crews = new CrewSeating(problem);

        Assert.False(crews.TryMend(new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory())));
        Assert.False(crews.GaveUp);
    }

    /// <summary>
    /// Forty people with one session of twenty each, where every crew asks for three: too many to try.
    /// </summary>
    [Fact]
    public void TryMend_OfTooManySeatings_SaysThatItGaveUp()
    {
        ProblemDraft draft = Draft.Of(sessions: 20, participants: 41, slots: 1);
        draft.Slots[0] = new("s", [3], 3);
        for (int i = 0; i < 41; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { AvailableSessions = (1UL << 14) - 1, PinnedSlot = 0 };
            draft.Options.Add(i, 0, 1);
        }

        Problem problem = Problem.From(draft);
        Plan plan = SeatSomehow(problem, 1)!;
        ulong[] before = [.. plan.SessionsOf];
        var crews = new CrewSeating(problem);

        Assert.False(crews.TryMend(plan));
        Assert.True(crews.GaveUp);
        Assert.Equal(before, plan.SessionsOf);
    }

    /// <summary>Everybody pinned to one of two slots that ask for crews.</summary>
    private static Problem ProblemAt(int seed)
    {
        var random = new Random(seed);
        int sessions = random.Next(1, 5), people = random.Next(2, 7);
        ProblemDraft draft = Draft.Of(sessions, people, 2);
        for (int j = 0; j < 2; j++)
        {
            int[] capacity = [.. Enumerable.Range(0, sessions).Select(_ => random.Next(1, 5))];
            draft.Slots[j] = new($"s{j}", capacity, random.Next(2, 4));
        }

        for (int i = 0; i < people; i++)
        {
            ulong available = (ulong)random.Next(1, 1 << sessions);
            int slot = random.Next(4) == 0 ? 1 : 0;
            int needed = random.Next(1, 1 + BitOperations.PopCount(available));
            draft.Participants[i] = new($"p{i}", needed, available, 0, slot);
            draft.Options.Add(i, slot, 1);
        }

        return Problem.From(draft);
    }

    /// <summary>Everybody in random sessions with a free seat, or null when somebody finds too few.</summary>
    private static Plan? SeatSomehow(Problem problem, int seed)
    {
        var random = new Random(seed);
        var plan = new Plan(problem, Candidates.Of(problem, new WorkMemory()), new WorkMemory());
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            if (plan.Candidates.Start[i] == plan.Candidates.Start[i + 1]) return null;
            int slot = problem.Participants.PinnedSlot[i];
            ulong free = plan.Common(i, slot) & plan.Free[slot];
            int[] open = [.. Enumerable.Range(0, problem.SessionCount).Where(t => (free >> t & 1) == 1)];
            if (open.Length < problem.Participants.SessionsNeeded[i]) return null;
            random.Shuffle(open);
            IEnumerable<int> taken = open.Take(problem.Participants.SessionsNeeded[i]);
            plan.Set(i, plan.Candidates.Start[i], taken.Aggregate(0UL, (mask, t) => mask | 1UL << t));
        }

        return plan;
    }
}
