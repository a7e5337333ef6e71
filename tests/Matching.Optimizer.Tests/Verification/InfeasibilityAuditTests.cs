namespace Matching.Optimizer.Tests.Verification;

/// <summary>A conflict set is true when what it names, and nothing beside it, leaves no plan.</summary>
public sealed class InfeasibilityAuditTests
{
    private const string LeavesAPlan =
        "conflict_set: INFEASIBLE is claimed, but the conflict set alone leaves a plan.";

    [Theory]
    [InlineData(new[] { 0, 1 }, true)] // two for one seat
    [InlineData(new[] { 0, 2 }, false)]
    [InlineData(new[] { 1 }, false)]
    public void Verify_OfPins_CountsThoseThatAreNamed(int[] pins, bool isTrue)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 }, { 1, 1 }, { 1, 1 } });
        foreach ((int i, int slot) in new[] { 0, 0, 1 }.Index())
            draft.Participants[i] = draft.Participants[i] with { PinnedSlot = slot };

        Expect(isTrue, draft, new() { Pins = [.. pins] });
    }

    [Theory]
    [InlineData(new[] { 0 }, new[] { 0 }, true)] // one alone can not be a crew
    [InlineData(new[] { 0 }, new[] { 1 }, false)]
    [InlineData(new[] { 0 }, new int[0], false)]
    [InlineData(new int[0], new[] { 0 }, false)]
    public void Verify_OfCrews_CountsThoseThatAreNamed(int[] pins, int[] crews, bool isTrue)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 } });
        for (int j = 0; j < 2; j++) draft.Slots[j] = new($"s{j}", [3], MinimumCrew: 2);
        draft.Participants[0] = draft.Participants[0] with { PinnedSlot = 0 };

        Expect(isTrue, draft, new() { Pins = [.. pins], Crews = [.. crews] });
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, true)] // one at least, nobody at most
    [InlineData(new[] { 0 }, false)]
    [InlineData(new[] { 1, 2 }, false)]
    public void Verify_OfQuotas_CountsThoseThatAreNamed(int[] quotas, bool isTrue)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1 } });
        draft.Quotas.Add(new("least", 1, 1, [0], [1]));
        draft.Quotas.Add(new("most", 0, 0, [0], [1]));
        draft.Quotas.Add(new("idle", 0, 1, [0], [1]));

        Expect(isTrue, draft, new() { Quotas = [.. quotas] });
    }

    [Fact]
    public void Verify_OfPinsInConflictAtTheFirstSlot_ProvesItWithoutEnumeration()
    {
        ProblemDraft draft = Large();
        draft.Conflicts.Add(new(0, 1));

        VerificationReport report = Verify(draft, new() { Pins = [0, 1] });

        Assert.Empty(report.FalseClaims);
        Assert.Empty(report.Unproved);
    }

    [Fact]
    public void Verify_OfALargeProblem_SaysThatItWasNotProved()
    {
        VerificationReport report = Verify(Large(), new() { Pins = [0, 1] });

        Assert.Empty(report.FalseClaims);
        Assert.Equal(
            ["The conflict set is well formed; that it leaves no plan was not proved again."], report.Unproved);
    }

    [Fact]
    public void Verify_OfMembersThatBindNothing_NamesThem()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1 } });
        draft.Quotas.Add(new("q", 0, 1, [0], [1]));
        draft.Slots[0] = new("s", [1], MinimumCrew: 1);

        VerificationReport report = Verify(draft, new() { Quotas = [1], Crews = [0] });

        Assert.Equal(
            [
                "conflict_set.quotas[0]: Index 1 is named, expected ascending indices below 1 that bind.",
                "conflict_set.crews[0]: Index 0 is named, expected ascending indices below 1 that bind.",
            ],
            report.FalseClaims.Select(claim => claim.ToString()));
    }

    [Fact]
    public void Verify_OfAPlanBesideTheClaim_NamesIt()
    {
        Solution lie = Infeasible(new() { Pins = [0, 1] }) with { Sessions = [1, 1] };
        ProblemDraft draft = Large();
        draft.Conflicts.Add(new(0, 1));

        Assert.Equal(
            "slot: A plan is given with status Infeasible, expected none.",
            Assert.Single(Verifier.Verify(Problem.From(draft), lie).FalseClaims).ToString());
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, null)] // two for one seat
    [InlineData(new[] { 0, 1, 2 }, "pins[2]")] // the third stands elsewhere
    public void Verify_OfAMinimalSet_TriesItWithoutEachMember(int[] pins, string? needless)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 }, { 1, 1 }, { 1, 1 } });
        foreach ((int i, int slot) in new[] { 0, 0, 1 }.Index())
            draft.Participants[i] = draft.Participants[i] with { PinnedSlot = slot };

        VerificationReport report = Verify(draft, new() { Pins = [.. pins], Minimal = true });

        Assert.Empty(report.Unproved);
        Assert.Equal(
            needless is null
                ? []
                : [$"conflict_set.minimal: A minimal set is claimed, but without {needless} there is no plan either."],
            report.FalseClaims.Select(claim => claim.ToString()));
    }

    [Theory]
    [InlineData("quotas[1]")]
    [InlineData("crews[0]")]
    public void Verify_OfAMinimalSet_NamesTheKindThatIsNeedless(string needless)
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 }, { 1, 1 } }, 3, 3);
        draft.Slots[1] = draft.Slots[1] with { MinimumCrew = 2 };
        draft.Quotas.Add(new("three", 3, 3, [0, 2], [1, 1]));
        draft.Quotas.Add(new("idle", 0, 2, [0, 2], [1, 1]));
        bool isQuota = needless.StartsWith('q');

        VerificationReport report = Verify(
            draft, new() { Quotas = isQuota ? [0, 1] : [0], Crews = isQuota ? [] : [1], Minimal = true });

        Assert.Equal(
            $"conflict_set.minimal: A minimal set is claimed, but without {needless} there is no plan either.",
            Assert.Single(report.FalseClaims).ToString());
    }

    /// <summary>Too many plans to try them all: without a pin, those who are still pinned are tried alone.</summary>
    [Fact]
    public void Verify_OfAMinimalSetOfPinsInALargeProblem_ProvesIt()
    {
        ProblemDraft draft = Large();
        draft.Conflicts.Add(new(0, 1));

        VerificationReport report = Verify(draft, new() { Pins = [0, 1], Minimal = true });

        Assert.Empty(report.FalseClaims);
        Assert.Empty(report.Unproved);
    }

    [Fact]
    public void Verify_OfAMinimalSetInALargeProblem_SaysThatItWasNotProved()
    {
        ProblemDraft draft = Large();
        draft.Conflicts.Add(new(0, 1));
        draft.Quotas.Add(new("q", 1, 1, [119], [1]));

        VerificationReport report = Verify(draft, new() { Pins = [0, 1], Quotas = [0], Minimal = true });

        Assert.Empty(report.FalseClaims);
        Assert.Equal(["That the conflict set is minimal was not proved again."], report.Unproved);
    }

    /// <summary>More plans than are tried; the first two are pinned to the first slot, where there is room.</summary>
    private static ProblemDraft Large()
    {
        ProblemDraft draft = Draft.Plain(new long[30, 4], 30, 30, 30, 30);
        for (int i = 0; i < 2; i++) draft.Participants[i] = draft.Participants[i] with { PinnedSlot = 0 };
        return draft;
    }

    private static void Expect(bool isTrue, ProblemDraft draft, ConflictSet set) =>
        Assert.Equal(isTrue ? [] : [LeavesAPlan], Verify(draft, set).FalseClaims.Select(claim => claim.ToString()));

    private static VerificationReport Verify(ProblemDraft draft, ConflictSet set) =>
        Verifier.Verify(Problem.From(draft), Infeasible(set));

    private static Solution Infeasible(ConflictSet set) => new()
    {
        Status = Status.Infeasible,
        Objective = 0,
        Bound = 0,
        CertifiedBound = 0,
        Slot = [],
        Sessions = [],
        Prices = Prices.Zero,
        ConflictSet = set,
    };
}
