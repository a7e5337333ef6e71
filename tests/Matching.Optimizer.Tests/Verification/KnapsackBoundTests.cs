namespace Matching.Optimizer.Tests.Verification;

/// <summary>The strong form of the bound: against enumeration, against the best plan, and by hand.</summary>
public sealed class KnapsackBoundTests
{
    [Fact]
    public void Verify_OfRandomStrongPrices_ProvesWhatTheFormulaSays_AndNeverLessThanTheBestPlan()
    {
        int compared = 0;
        for (int seed = 0; seed < 3000; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            Prices prices = RandomPrices.Strong(problem, new Random(seed));

            VerificationReport report = Verifier.Verify(problem, Unknown(prices, long.MaxValue));

            Assert.Empty(report.FalseClaims);
            Assert.Equal(new StrongFormula(problem, prices).Bound(), report.CertifiedBound);
            BruteForceAnswer best = BruteForce.Solve(problem, 1e9)!;
            if (!best.IsFeasible) continue;
            compared++;
            Assert.InRange(report.CertifiedBound ?? long.MinValue, best.Objective, long.MaxValue);
        }

        Assert.InRange(compared, 1000, 3000);
    }

    [Fact]
    public void Verify_OfZeroPricesWithEveryKnapsack_ProvesWhatTheFormulaSays()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            Problem problem = TinyProblems.At(seed);
            Prices prices = Prices.Zero with
            {
                Participant = [.. new long[problem.Participants.Count]],
                SupportGrain = [.. problem.Supervisors.SupportCapacity.Select(_ => 1L)],
                SeatSessions = problem.Slots.OpenSessions,
            };

            VerificationReport report = Verifier.Verify(problem, Unknown(prices, long.MaxValue));

            Assert.Empty(report.FalseClaims);
            Assert.Equal(new StrongFormula(problem, prices).Bound(), report.CertifiedBound);
        }
    }

    [Theory]
    [InlineData(0, 6 + 5 + 4)] // support is only priced, at 0
    [InlineData(1, 6 + 4)] // loads 3, 3, 2 in 5
    [InlineData(2, 6 + 5)] // loads 1, 1, 1 in 2
    [InlineData(3, 6 + 4)] // loads 1, 1, 0 in 1
    [InlineData(6, 6 + 5 + 4)] // loads 0, 0, 0 in 0
    public void Verify_OfAGrain_KeepsTheSupportOfBothSlotsRoundedDown(long grain, long expected) =>
        Assert.Equal(expected, Proved(TwoSlots(), Free(TwoSlots()) with { SupportGrain = [grain] }));

    [Theory]
    [InlineData(0, 5 + 4 + 3 + 2)] // seats are only priced, at 0
    [InlineData(1, 5 + 4 + 3)] // two seats; the first, the second and the last take one each, the third none
    [InlineData(2, 5 + 4 + 3 + 2)] // five seats; only the last takes one
    [InlineData(3, 5 + 4 + 3 + 2)] // seven seats for five
    public void Verify_OfAMask_KeepsItsSeatsForThoseWhoCannotSitElsewhere(ulong mask, long expected)
    {
        ProblemDraft draft = Draft.Of(sessions: 2, participants: 4, slots: 1);
        draft.Slots[0] = new("s", [2, 5]);
        draft.Participants[0] = draft.Participants[0] with { AvailableSessions = 1 };
        draft.Participants[1] = draft.Participants[1] with { AvailableSessions = 1 };
        draft.Participants[3] = draft.Participants[3] with { SessionsNeeded = 2 };
        for (int i = 0; i < 4; i++) draft.Options.Add(i, 0, 5 - i);
        Problem problem = Problem.From(draft);

        Assert.Equal(expected, Proved(problem, Free(problem) with { SeatSessions = [mask] }));
    }

    [Fact]
    public void Verify_OfPricedParticipants_PaysEachPriceOnceAndTheRestOfBeingLeftOut()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 9 }, { 1 } });
        draft.Participants[0] = draft.Participants[0] with { UnplacedValue = 3 };
        Problem problem = Problem.From(draft);
        var prices = new Prices { Scale = 2, Participant = [4, -5], Session = [1] };

        // Seat 1, prices 4 - 5, left out 2 x 3 - 4 and 0 + 5, profits 18 - 4 - 1 and 2 + 5 - 1: 26 halves.
        Assert.Equal(13, Proved(problem, prices));
    }

    [Fact]
    public void Verify_OfProfitsBeyond64Bits_IsExact()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 12, slots: 1);
        draft.Supervisors.Add(new("h", 10));
        draft.Slots[0] = new("s", [12], 0, [0]);
        for (int i = 0; i < 12; i++) draft.Options.Add(i, 0, ProblemLimits.Value - i, 1);
        Problem problem = Problem.From(draft);
        Prices prices = Free(problem) with { Scale = Prices.LargestScale, SupportGrain = [1] };

        Assert.Equal(10 * ProblemLimits.Value - 45, Proved(problem, prices));
    }

    [Fact]
    public void Verify_OfAPinnedParticipantWithoutAUsableOption_ProvesNoBound()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 1, slots: 1);
        draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 0 };
        Problem problem = Problem.From(draft);

        Assert.Null(Verifier.Verify(problem, Unknown(Free(problem) with { Participant = [7] }, 0)).CertifiedBound);
    }

    [Fact]
    public void Verify_OfABoundOneBelowTheProved_NamesIt()
    {
        Prices prices = Free(TwoSlots()) with { SupportGrain = [1] };

        Assert.Equal(
            "certified_bound: Certified bound 9 is claimed, the prices prove 10.",
            Assert.Single(Verifier.Verify(TwoSlots(), Unknown(prices, 9)).FalseClaims).ToString());
    }

    /// <summary>Nobody and nothing is priced; the participants are, at 0, which is the strong form.</summary>
    private static Prices Free(Problem problem) =>
        Prices.Zero with { Participant = [.. new long[problem.Participants.Count]] };

    private static long Proved(Problem problem, Prices prices)
    {
        VerificationReport report = Verifier.Verify(problem, Unknown(prices, long.MaxValue));
        Assert.Empty(report.FalseClaims);
        return report.CertifiedBound!.Value;
    }

    /// <summary>A supervisor of capacity 5 with two slots: values 6, 5, 4 and loads 3, 3, 2.</summary>
    private static Problem TwoSlots()
    {
        ProblemDraft draft = Draft.Of(sessions: 1, participants: 3, slots: 2);
        draft.Supervisors.Add(new("h", 5));
        for (int j = 0; j < 2; j++) draft.Slots[j] = new($"s{j}", [9], 0, [0]);
        draft.Options.Add(0, 0, 6, 3);
        draft.Options.Add(1, 1, 5, 3);
        draft.Options.Add(2, 0, 4, 2);
        return Problem.From(draft);
    }

    private static Solution Unknown(Prices prices, long bound) => new()
    {
        Status = Status.Unknown,
        Objective = 0,
        Bound = bound,
        CertifiedBound = bound,
        Slot = [],
        Sessions = [],
        Prices = prices,
    };
}
