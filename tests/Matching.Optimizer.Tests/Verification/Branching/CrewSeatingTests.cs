using System.Numerics;
using Matching.Optimizer.Verification.Branching;

namespace Matching.Optimizer.Tests.Verification.Branching;

/// <summary>Augmenting paths against trying every seating.</summary>
public sealed class CrewSeatingTests
{
    [Fact]
    public void IsPossible_OfRandomCrews_AgreesWithEverySeatingTried()
    {
        (int possible, int withMinimum, int cases) = (0, 0, 4000);
        for (int seed = 0; seed < cases; seed++)
        {
            (Problem problem, int[] crew) = Case(new Random(seed));
            bool seated = Exists(problem, crew, 0, new int[problem.SessionCount], minimum: 0);
            bool crewed = Exists(
                problem, crew, 0, new int[problem.SessionCount], problem.Slots.MinimumCrew[0]);

            Assert.Equal(seated, CrewSeating.IsPossible(problem, 0, crew));
            Assert.Equal(crewed, CrewSeating.IsPossibleWithMinimum(problem, 0, crew));
            possible += seated ? 1 : 0;
            withMinimum += crewed ? 1 : 0;
        }

        Assert.InRange(possible, cases / 4, cases * 3 / 4);
        Assert.InRange(withMinimum, possible / 8, possible * 7 / 8);
    }

    [Fact]
    public void IsPossibleWithMinimum_OfAMinimumAboveTheSeats_IsFalse()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 2, slots: 1);
        draft.Slots[0] = new("s", [2], MinimumCrew: 3);
        Assert.False(CrewSeating.IsPossibleWithMinimum(Problem.From(draft), 0, [0, 1]));
    }

    [Fact]
    public void IsPossibleWithMinimum_OfASessionThatCanSpareOneOfTwo_IsFalse()
    {
        // Three, one and one come where two are asked for each time; two of the three could go elsewhere.
        ProblemDraft draft = Draft.Of(sessions: 3, participants: 5, slots: 1);
        draft.Slots[0] = new("s", [3], MinimumCrew: 2);
        foreach ((int i, ulong available) in new[] { 0b011UL, 0b101UL, 0b001UL, 0b010UL, 0b100UL }.Index())
            draft.Participants[i] = draft.Participants[i] with { AvailableSessions = available };

        Assert.False(CrewSeating.IsPossibleWithMinimum(Problem.From(draft), 0, [0, 1, 2, 3, 4]));
    }

    private static (Problem Problem, int[] Crew) Case(Random random)
    {
        int sessions = random.Next(1, 5), people = random.Next(1, 6);
        var draft = new ProblemDraft { SessionCount = sessions };
        int[] capacity = [.. Enumerable.Range(0, sessions).Select(_ => random.Next(0, 4))];
        draft.Slots.Add(new("s", capacity, random.Next(0, 4)));
        for (int i = 0; i < people; i++)
            draft.Participants.Add(new($"p{i}", random.Next(1, Math.Min(3, sessions + 1)), All(random, sessions)));
        return (Problem.From(draft), [.. Enumerable.Range(0, people)]);
    }

    private static ulong All(Random random, int sessions) =>
        (1UL << sessions) - 1 & ~(random.Next(2) == 0 ? 1UL << random.Next(sessions) : 0);

    private static bool Exists(Problem problem, int[] crew, int person, int[] taken, int minimum)
    {
        if (person == crew.Length)
            return taken.Select((count, t) => count <= problem.Slots.Capacity[t] && (count == 0 || count >= minimum))
                .All(isKept => isKept);
        ulong common = problem.Participants.AvailableSessions[person] & problem.Slots.OpenSessions[0];
        for (ulong mask = 0; mask < 1UL << problem.SessionCount; mask++)
        {
            if ((mask & ~common) != 0) continue;
            if (BitOperations.PopCount(mask) != problem.Participants.SessionsNeeded[person]) continue;
            int[] next = [.. taken.Select((count, t) => count + (int)(mask >> t & 1))];
            if (Exists(problem, crew, person + 1, next, minimum)) return true;
        }

        return false;
    }
}
