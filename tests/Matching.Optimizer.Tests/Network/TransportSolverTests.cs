using System.Collections.Immutable;
using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Tests.Network;

public sealed class TransportSolverTests
{
    [Fact]
    public void Work_ToTheEnd_MovesTheFirstAside()
    {
        TransportSolver solver = Solve(Problem.From(Draft.Plain(new long[,] { { 10, 9 }, { 10, 0 } })));

        Assert.Equal(19, solver.Plan.Objective());
        Assert.Equal([1, 0], solver.Plan.Row);
    }

    [Fact]
    public void Work_WithOneTooMany_LeavesOutWhoLosesLeast()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 10 }, { 12 }, { 11 } }, 2);
        draft.Participants[0] = draft.Participants[0] with { UnplacedValue = -5 };

        TransportSolver solver = Solve(Problem.From(draft));

        Assert.Equal([0, 0, -1], solver.Plan.Row);
        Assert.InRange(solver.Plan.Price[0], 11, 12);
    }

    [Fact]
    public void Work_WithAPinnedParticipant_SendsAnotherAway()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 10, 9 }, { 1, 0 } });
        draft.Participants[1] = draft.Participants[1] with { PinnedSlot = 0 };

        Assert.Equal([1, 0], Solve(Problem.From(draft)).Plan.Row);
    }

    [Fact]
    public void Work_WithoutParticipantsOrSlots_EndsAtOnce()
    {
        Assert.Equal(0, Solve(Problem.From(Draft.Of(1, 0, 0))).Plan.Objective());
        Assert.Equal(0, Solve(Problem.From(Draft.Of(1, 3, 0))).Plan.Objective());
        Assert.Equal(0, Solve(Problem.From(Draft.Of(1, 0, 3))).Plan.Objective());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Work_OnHostileFamilies_EndsWherePricesProveThePlan(int family)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Problem problem = NetworkProblems.At(family, seed);
            TransportSolver solver = Solve(problem);
            AssertProved(problem, solver.Plan);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Work_OnTinyProblems_FindsWhatBruteForceFinds(int family)
    {
        for (int seed = 1000; seed < 1120; seed++)
        {
            Problem problem = NetworkProblems.At(family, seed, most: 6);

            Assert.Equal(BruteForce.Solve(problem)!.Objective, Solve(problem).Plan.Objective());
        }
    }

    /// <summary>
    /// A price war that the auction's share of the work does not end: many people, few seats, a prohibitive exit.
    /// </summary>
    [Fact]
    public void Work_WithFarTooFewSeats_EndsWherePricesProveThePlan()
    {
        var random = new Random(3);
        ProblemDraft draft = Draft.Of(1, 120, 9);
        for (int i = 0; i < 120; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { UnplacedValue = -1_000_000_000_000 };
            for (int j = 0; j < 9; j++) draft.Options.Add(i, j, random.Next(3));
        }

        Problem problem = Problem.From(draft);

        AssertProved(problem, Solve(problem).Plan);
    }

    [Fact]
    public void Work_LeftBetweenTwoRounds_HasAFeasiblePlanAndAValidBound()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Problem problem = NetworkProblems.At(4, seed);
            long best = Solve(problem).Plan.Objective();
            TransportNetwork network = NetworkOf(problem);
            var solver = new TransportSolver(network, new WorkMemory());
            bool goesOn = true;
            while (goesOn)
            {
                goesOn = solver.Work(5);
                Assert.True(solver.Plan.Objective() <= best);
                Assert.True(NetworkBound.Of(network, solver.Plan.Price) >= best);
                Assert.Empty(Verify(problem, solver.Plan, Status.Feasible));
            }
        }
    }

    internal static TransportNetwork NetworkOf(Problem problem)
    {
        var memory = new WorkMemory();
        return TransportNetwork.Of(problem, Candidates.Of(problem, memory), memory);
    }

    internal static TransportSolver Solve(Problem problem)
    {
        var solver = new TransportSolver(NetworkOf(problem), new WorkMemory());
        while (solver.Work(16))
        {
            // Until proved.
        }

        return solver;
    }

    private static void AssertProved(Problem problem, NetworkPlan plan)
    {
        Assert.Equal(plan.Objective(), NetworkBound.Of(plan.Network, plan.Price));
        Assert.Empty(Verify(problem, plan, Status.Optimal));
    }

    private static IEnumerable<string> Verify(Problem problem, NetworkPlan plan, Status status)
    {
        long bound = NetworkBound.Of(plan.Network, plan.Price);
        ImmutableArray<int> slot = [.. plan.Row.Select(row => row < 0 ? -1 : row / problem.SessionCount)];
        ImmutableArray<ulong> sessions = [.. plan.Row.Select(r => r < 0 ? 0 : 1UL << (r % problem.SessionCount))];
        var solution = new Solution
        {
            Status = status == Status.Feasible && plan.Objective() == bound ? Status.Optimal : status,
            Objective = plan.Objective(),
            Bound = bound,
            CertifiedBound = bound,
            Slot = slot,
            Sessions = sessions,
            Prices = new Prices { Scale = 1, Session = [.. plan.Price] },
        };
        return Verifier.Verify(problem, solution).FalseClaims.Select(claim => claim.ToString());
    }
}
