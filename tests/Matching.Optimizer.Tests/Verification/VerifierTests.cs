using System.Collections.Immutable;

namespace Matching.Optimizer.Tests.Verification;

/// <summary>Starts from a true solution, changes one claim at a time, and expects that claim to be named.</summary>
public sealed class VerifierTests
{
    private static readonly Problem Region = BuildRegion();
    private static readonly Solution True = new Solver(TimeProvider.System).Solve(Region, new() { Ticks = 3_000_000 });

    public static TheoryData<string, string> Lies => new()
    {
        { "objective", "objective: Objective 22 is claimed, 21 recomputed." },
        { "bound", "bound: Bound 20 is claimed below the objective 21." },
        { "certified", "certified_bound: Certified bound 24 is claimed, the prices prove 25." },
        { "status", "status: OPTIMAL is claimed with objective 21 and bound 22." },
        { "pin", "slot[0]: Participant 0 stands at slot 1, but is pinned to slot 0." },
        { "nowhere", "slot[3]: Participant 3 stands at slot 1, which is not among its options." },
        { "unplaced", "sessions[3]: Participant 3 is unplaced and has sessions 1." },
        { "few", "sessions[0]: Participant 0 uses 1 sessions, but needs 2." },
        { "away", "sessions[1]: Participant 1 uses sessions 2, not all of them available." },
        { "closed", "sessions[2]: Participant 2 uses sessions 4, not all of them open at slot 1." },
        { "crowded", "slot: Slot 1 holds 2 in session 0, capacity 1." },
        { "crew", "slot: Slot 0 has a crew of 1 in session 1, minimum 2." },
        { "support", "slot: Supervisor 0 carries support load 6, capacity 4." },
        { "conflict", "slot: Participants 1 and 2 are in conflict and share slot 1." },
        { "quota", "slot: Quota 0 has total 1, expected 2 to 3." },
        { "quota ends", "prices.quota_minimum: 2 prices are given, expected none or 1." },
        { "quota price", "prices.quota_maximum[0]: The price is -1, expected 0 or more." },
        { "length", "slot: 3 slots and 4 session masks are given, expected 4 of each." },
        { "scale", "prices.scale: The price scale is 0, expected 1 to 1 000 000." },
        { "price", "prices.session[0]: The price is -1, expected 0 or more." },
        { "prices", "prices.supervisor: 3 prices are given, expected none or 1." },
        { "huge", "prices: The prices are too large to prove a bound in 128 bits." },
        { "tree", "bound: Bound 21 is claimed below the certified 25 without a search tree." },
        { "unstated", "status: Status 0 is claimed, expected 1 to 4." },
        { "planned", "slot: A plan is given with status Unknown, expected none." },
        { "valued", "objective: Objective 21 is claimed without a plan, expected 0." },
    };

    [Fact]
    public void Verify_OfATrueSolution_FindsNothingFalse()
    {
        VerificationReport report = Verifier.Verify(Region, True);

        Assert.Empty(report.FalseClaims);
        Assert.Empty(report.Unproved);
        Assert.Equal(Status.Optimal, True.Status);
        Assert.Equal(21, report.Objective);
        Assert.Equal(True.CertifiedBound, report.CertifiedBound);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Verify_OfOneChangedClaim_NamesIt(string claim, string expected)
    {
        VerificationReport report = Verifier.Verify(Region, Lie(claim));

        Assert.False(report.IsTrue);
        Assert.Contains(expected, report.FalseClaims.Select(c => c.ToString()));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "slot: Quota 0 has total 2, expected 0 to 1.")]
    public void Verify_OfAQuota_KeepsItsMaximumAsWell(int maximum, string? expected)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 3 }, { 4 } }, 2);
        draft.Quotas.Add(new("q", 0, maximum, [0, 1], [1, 1]));

        Assert.Equal(expected, BothAtTheFirstSlot(draft));
    }

    [Fact]
    public void Verify_OfAConflictAtTheFirstSlot_NamesIt()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 3 }, { 4 } }, 2);
        draft.Conflicts.Add(new(0, 1));

        Assert.Equal("slot: Participants 0 and 1 are in conflict and share slot 0.", BothAtTheFirstSlot(draft));
    }

    [Fact]
    public void Verify_OfSeveralChangedClaims_NamesThemAll()
    {
        Solution lie = True with { Objective = 30, Bound = 25, CertifiedBound = 1 };

        VerificationReport report = Verifier.Verify(Region, lie);

        Assert.Equal(
            ["objective", "certified_bound", "certified_bound", "status"], report.FalseClaims.Select(c => c.Field));
    }

    [Fact]
    public void Verify_OfAnInfeasibleClaimAboutAProblemWithPlans_NamesIt()
    {
        Solution lie = NoPlan() with { ConflictSet = new ConflictSet { Pins = [0], Crews = [0] } };

        Assert.Contains(
            "conflict_set: INFEASIBLE is claimed, but the conflict set alone leaves a plan.",
            Verifier.Verify(Region, lie).FalseClaims.Select(c => c.ToString()));
    }

    [Theory]
    [InlineData(new int[0], "conflict_set: INFEASIBLE is claimed without a conflict set.")]
    [InlineData(new[] { 1 }, "conflict_set.pins[0]: Index 1 is named, expected ascending indices below 4 that bind.")]
    [InlineData(
        new[] { 0, 0 },
        "conflict_set.pins[1]: Index 0 is named, expected ascending indices below 4 that bind.")]
    [InlineData(new[] { 9 }, "conflict_set.pins[0]: Index 9 is named, expected ascending indices below 4 that bind.")]
    public void Verify_OfAMalformedConflictSet_NamesIt(int[] pins, string expected)
    {
        Solution lie = NoPlan() with { ConflictSet = new ConflictSet { Pins = [.. pins] } };

        Assert.Equal(expected, Assert.Single(Verifier.Verify(Region, lie).FalseClaims).ToString());
    }

    [Fact]
    public void Verify_OfAnInfeasibleClaimWithABound_NamesIt()
    {
        Solution lie = NoPlan() with { Bound = 5, CertifiedBound = 5 };

        Assert.Equal(
            ["bound", "certified_bound", "conflict_set"],
            Verifier.Verify(Region, lie).FalseClaims.Select(c => c.Field));
    }

    [Fact]
    public void Verify_OfABetterPlanThanATreeBound_NamesTheBound()
    {
        Solution lie = Worse() with { Statistics = new SolveStatistics { TreeNodes = 5 } };

        Assert.Contains(
            "bound: Bound 20 is claimed, a plan worth 21 exists.",
            Verifier.Verify(Region, lie).FalseClaims.Select(c => c.ToString()));
    }

    /// <summary>The only false claim about two people at slot 0, worth 3 and 4; null when all is true.</summary>
    private static string? BothAtTheFirstSlot(ProblemDraft draft)
    {
        var both = new Solution
        {
            Status = Status.Feasible, Objective = 7, Bound = 7, CertifiedBound = 7,
            Slot = [0, 0], Sessions = [1, 1], Prices = Prices.Zero,
        };
        return Verifier.Verify(Problem.From(draft), both).FalseClaims
            .Select(claim => claim.ToString()).SingleOrDefault();
    }

    private static Solution NoPlan() => True with
    {
        Status = Status.Infeasible,
        Objective = 0,
        Bound = 0,
        CertifiedBound = 0,
        Slot = [],
        Sessions = [],
        Prices = Prices.Zero,
    };

    private static Solution Worse() => True with
    {
        Objective = 20, Bound = 20, Slot = True.Slot.SetItem(3, -1), Sessions = True.Sessions.SetItem(3, 0),
    };

    /// <summary>
    /// Four people; slot 0 wants a crew of two in sessions 0 and 1, slot 1 has a seat in sessions 0 and 1; 21 is the
    /// best of all.
    /// </summary>
    private static Problem BuildRegion()
    {
        var draft = new ProblemDraft
        {
            SessionCount = 3,
            Participants = { new("a", 2, 7, 0, 0), new("b", 1, 5), new("c", 1, 7), new("d", 2, 3, 1) },
            Slots = { new("s", [3, 3, 0], 2, [0]), new("t", [1, 1, 0]) },
            Supervisors = { new("h", 4) },
            Conflicts = { new(1, 2) },
        };
        int[] options =
        [
            draft.Options.Add(0, 0, 10, 3),
            draft.Options.Add(0, 1, 10),
            draft.Options.Add(1, 1, 4),
            draft.Options.Add(2, 0, 1, 2),
            draft.Options.Add(2, 1, 9),
            draft.Options.Add(3, 0, 2, 1),
        ];
        draft.Quotas.Add(new("q", 2, 3, [options[0], options[2], options[4], options[5]], [1, 0, 1, 0]));
        return Problem.From(draft);
    }

    private static Solution Lie(string claim)
    {
        ImmutableArray<int> slot = True.Slot;
        ImmutableArray<ulong> sessions = True.Sessions;
        return claim switch
        {
            "objective" => True with { Objective = 22 },
            "bound" => True with { Bound = 20 },
            "certified" => True with { Prices = Prices.Zero, CertifiedBound = 24, Bound = 24 },
            "status" => True with { Bound = 22, CertifiedBound = 22 },
            "pin" => True with { Slot = slot.SetItem(0, 1) },
            "nowhere" => True with { Slot = slot.SetItem(3, 1) },
            "unplaced" => True with { Slot = slot.SetItem(3, -1), Sessions = sessions.SetItem(3, 1) },
            "few" => True with { Sessions = sessions.SetItem(0, 1) },
            "away" => True with { Slot = slot.SetItem(1, 1), Sessions = sessions.SetItem(1, 2) },
            "closed" => True with { Sessions = sessions.SetItem(2, 4) },
            "crowded" => True with { Slot = slot.SetItem(1, 1), Sessions = sessions.SetItem(1, 1).SetItem(2, 1) },
            "crew" => True with { Sessions = sessions.SetItem(3, 1) },
            "support" => True with { Slot = slot.SetItem(2, 0), Sessions = sessions.SetItem(2, 1) },
            "conflict" => True with { Slot = slot.SetItem(1, 1), Sessions = sessions.SetItem(1, 1) },
            "quota" => True with { Slot = slot.SetItem(2, -1), Sessions = sessions.SetItem(2, 0) },
            "quota ends" => True with { Prices = Prices.Zero with { QuotaMinimum = [0, 0] } },
            "quota price" => True with { Prices = Prices.Zero with { QuotaMaximum = [-1] } },
            "length" => True with { Slot = slot[..3] },
            "scale" => True with { Prices = True.Prices with { Scale = 0 } },
            "price" => True with { Prices = Prices.Zero with { Session = [-1, 0, 0, 0, 0, 0] } },
            "prices" => True with { Prices = Prices.Zero with { Supervisor = [0, 0, 0] } },
            "huge" => True with { Prices = Prices.Zero with { Supervisor = [long.MaxValue], Session = HugeSeats() } },
            "tree" => True with { Prices = Prices.Zero, CertifiedBound = 25, Statistics = new SolveStatistics() },
            "unstated" => True with { Status = 0 },
            "planned" => True with { Status = Status.Unknown },
            "valued" => True with { Status = Status.Unknown, Slot = [], Sessions = [] },
            _ => throw new ArgumentOutOfRangeException(nameof(claim), claim, "No such claim."),
        };
    }

    private static ImmutableArray<long> HugeSeats() => [.. Enumerable.Repeat(long.MaxValue, 6)];
}
