namespace Matching.Optimizer.Tests.Presolve;

/// <summary>One contradiction of each kind, by hand: who is named, and that the verifier proves it again.</summary>
public sealed class ContradictionsTests
{
    [Fact]
    public void Solve_OfAPinWithoutAnOption_NamesThePin() => Expect(Pinned(1), new ConflictSet { Pins = [0] });

    [Fact]
    public void Solve_OfThreePinsOnTwoSeats_NamesAllThree()
    {
        ProblemDraft draft = Pinned(3);
        draft.Slots[0] = new("s0", [2]);
        for (int i = 0; i < 3; i++) draft.Options.Add(i, 0, 1);
        Expect(draft, new ConflictSet { Pins = [0, 1, 2] });
    }

    [Fact]
    public void Solve_OfPinsThatCrowdOneSession_NamesOnlyThose()
    {
        ProblemDraft draft = Pinned(4, sessions: 3);
        draft.Participants[1] = draft.Participants[1] with { AvailableSessions = 1 };
        draft.Participants[3] = draft.Participants[3] with { AvailableSessions = 1 };
        for (int i = 0; i < 4; i++) draft.Options.Add(i, 0, 1);
        draft.Slots[0] = new("s0", [1, 2, 2]);
        Expect(draft, new ConflictSet { Pins = [1, 3] });
    }

    [Fact]
    public void Solve_OfPinsBeyondASupervisor_NamesThem()
    {
        ProblemDraft draft = Pinned(2);
        draft.Slots[0] = new("s0", [5], 0, [0]);
        draft.Supervisors.Add(new("h", 5));
        draft.Options.Add(0, 0, 1, 3);
        draft.Options.Add(1, 0, 1, 3);
        Expect(draft, new ConflictSet { Pins = [0, 1] });
    }

    [Fact]
    public void Solve_OfPinnedAdversaries_NamesBoth()
    {
        ProblemDraft draft = Pinned(2);
        draft.Slots[0] = new("s0", [5]);
        draft.Conflicts.Add(new(1, 0));
        draft.Options.Add(0, 0, 1);
        draft.Options.Add(1, 0, 1);
        Expect(draft, new ConflictSet { Pins = [0, 1] });
    }

    [Fact]
    public void Solve_OfPinsAboveAQuotasMaximum_NamesPinsAndQuota()
    {
        ProblemDraft draft = Pinned(2);
        draft.Slots[0] = new("s0", [5]);
        draft.Options.Add(0, 0, 1);
        draft.Options.Add(1, 0, 1);
        draft.Quotas.Add(new("q", 0, 3, [0, 1], [2, 2]));
        Expect(draft, new ConflictSet { Pins = [0, 1], Quotas = [0] });
    }

    [Fact]
    public void Solve_OfAMinimumThatOptionsCannotReach_NamesTheQuota()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 } });
        draft.Quotas.Add(new("all", 0, 9, [0, 1], [1, 1]));
        draft.Quotas.Add(new("q", 3, 9, [0, 1], [2, 2]));
        Expect(draft, new ConflictSet { Quotas = [1] });
    }

    [Fact]
    public void Solve_OfANegativeMaximum_NamesTheQuota()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 } });
        draft.Quotas.Add(new("q", -3, -1, [], []));
        Expect(draft, new ConflictSet { Quotas = [0] });
    }

    [Fact]
    public void Solve_OfAMinimumAboveTheSeats_NamesTheQuota()
    {
        ProblemDraft draft = Draft.Plain(new long[,] { { 1, 1 }, { 1, 1 }, { 1, 1 } });
        draft.Quotas.Add(new("q", 3, 9, [0, 1, 2, 3, 4, 5], [1, 1, 1, 1, 1, 1]));
        Expect(draft, new ConflictSet { Quotas = [0] });
    }

    [Fact]
    public void Solve_OfAPinnedLonerInACrew_NamesPinAndCrew()
    {
        ProblemDraft draft = Pinned(1);
        draft.Slots[0] = new("s0", [5], MinimumCrew: 2);
        draft.Options.Add(0, 0, 1);
        Expect(draft, new ConflictSet { Pins = [0], Crews = [0] });
    }

    [Fact]
    public void Solve_OfAMinimumAboveTheSeatsOfManyPeople_IsProvedByPrices()
    {
        ProblemDraft draft = Draft.Of(1, 1200, 30);
        for (int i = 0; i < 1200; i++) draft.Options.Add(i, i % 30, 5);
        for (int j = 0; j < 30; j++) draft.Slots[j] = new($"s{j}", [10]);
        draft.Quotas.Add(new("q", 400, 1200, [.. Enumerable.Range(0, 1200)], [.. Enumerable.Repeat(1L, 1200)]));
        Expect(draft, new ConflictSet { Quotas = [0] });
    }

    private static ProblemDraft Pinned(int people, int sessions = 1)
    {
        ProblemDraft draft = Draft.Of(sessions, people, 1);
        for (int i = 0; i < people; i++) draft.Participants[i] = draft.Participants[i] with { PinnedSlot = 0 };
        return draft;
    }

    private static void Expect(ProblemDraft draft, ConflictSet expected)
    {
        Problem problem = Problem.From(draft);
        Solution solution = new Solver(TimeProvider.System).Solve(problem, new() { Ticks = 20_000_000 });
        VerificationReport report = Verifier.Verify(problem, solution);
        Assert.Equal(Status.Infeasible, solution.Status);
        Assert.Equal(expected.Pins.ToArray(), solution.ConflictSet.Pins.ToArray());
        Assert.Equal(expected.Quotas.ToArray(), solution.ConflictSet.Quotas.ToArray());
        Assert.Equal(expected.Crews.ToArray(), solution.ConflictSet.Crews.ToArray());
        Assert.True(solution.ConflictSet.Minimal);
        Assert.Empty(report.FalseClaims);
        Assert.Empty(report.Unproved);
    }
}
