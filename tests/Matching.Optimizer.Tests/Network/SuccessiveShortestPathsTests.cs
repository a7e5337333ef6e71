using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Network;

public sealed class SuccessiveShortestPathsTests
{
    [Fact]
    public void Insert_OfEverybody_MovesTheFirstAside()
    {
        Problem problem = Problem.From(Draft.Plain(new long[,] { { 10, 9 }, { 10, 0 } }));

        SuccessiveShortestPaths paths = Solve(problem);

        Assert.Equal(19, paths.Objective);
        Assert.Equal([1, 0], paths.Plan().Slot.ToArray());
        Assert.Equal([1L, 0L], paths.Prices.Session.ToArray());
    }

    [Fact]
    public void Insert_OfOneTooMany_LeavesOutWhoLosesLeast()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 10 }, { 12 }, { 11 } }, 2);
        draft.Participants[0] = draft.Participants[0] with { UnplacedValue = -5 };

        SuccessiveShortestPaths paths = Solve(Problem.From(draft));

        Assert.Equal([0, 0, -1], paths.Plan().Slot.ToArray());
        Assert.Equal([11L], paths.Prices.Session.ToArray());
    }

    [Fact]
    public void Insert_OfAPinnedParticipant_SendsAnotherAway()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 10, 9 }, { 1, 0 } });
        draft.Participants[1] = draft.Participants[1] with { PinnedSlot = 0 };

        SuccessiveShortestPaths paths = Solve(Problem.From(draft));

        Assert.Equal([1, 0], paths.Plan().Slot.ToArray());
    }

    /// <summary>
    /// Hostile families: all values equal, two values, values that double; seats scarce, exact and plenty.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Insert_OfHostileFamilies_EndsWherePricesProveThePlan(int family)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Problem problem = Hostile(family, new Random(seed));
            SuccessiveShortestPaths paths = Solve(problem);
            (var slot, var sessions) = paths.Plan();
            var solution = new Solution
            {
                Status = Status.Optimal,
                Objective = paths.Objective,
                Bound = paths.Objective,
                CertifiedBound = paths.Objective,
                Slot = slot,
                Sessions = sessions,
                Prices = paths.Prices,
            };
            Assert.Empty(Verifier.Verify(problem, solution).FalseClaims);
        }
    }

    private static Problem Hostile(int family, Random random)
    {
        (int people, int slots) = (random.Next(1, 60), random.Next(1, 25));
        ProblemDraft draft = Draft.Of(1 + random.Next(3), people, slots);
        for (int j = 0; j < slots; j++) draft.Slots[j] = new($"s{j}", [random.Next(0, 1 + 2 * people / slots)]);
        for (int i = 0; i < people; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { UnplacedValue = random.Next(2) - 1 };
            for (int j = 0; j < slots; j++)
            {
                if (random.Next(3) == 0) draft.Options.Add(i, j, Value(family, random));
            }
        }

        return Problem.From(draft);
    }

    private static long Value(int family, Random random) => family switch
    {
        0 => 1,
        1 => random.Next(2) * 1_000_000L,
        2 => 1L << random.Next(39),
        _ => random.NextInt64(-ProblemLimits.Value, ProblemLimits.Value),
    };

    private static SuccessiveShortestPaths Solve(Problem problem)
    {
        var memory = new WorkMemory();
        TransportNetwork network = TransportNetwork.Of(problem, Candidates.Of(problem, memory), memory);
        var paths = new SuccessiveShortestPaths(problem, network, memory);
        for (int i = 0; i < problem.Participants.Count; i++) paths.Insert(i);
        return paths;
    }
}
