namespace Matching.Optimizer.Tests.Verification;

/// <summary>Prices that no bound may be computed from, each named by its field.</summary>
public sealed class PriceFormTests
{
    /// <summary>Two participants, two slots of which the first has sessions 0 and 2 open, one supervisor.</summary>
    private static readonly Problem Small = BuildSmall(supportCapacity: 6, seats: 4);

    private static readonly Prices Sound =
        Prices.Zero with { Participant = [1, -1], SupportGrain = [2], SeatSessions = [4, 0] };

    public static TheoryData<string, string> Breaches => new()
    {
        { "participants", "prices.participant: 3 prices are given, expected none or 2." },
        { "grains", "prices.support_grain: 2 grains are given, expected none or 1." },
        { "masks", "prices.seat_sessions: 1 masks are given, expected none or 2." },
        { "negative", "prices.support_grain[0]: The grain is -1, expected 0 or more." },
        {
            "closed",
            "prices.seat_sessions[0]: The mask is 2, expected only sessions that are open at slot 0, mask 5."
        },
        {
            "grain alone",
            "prices.support_grain: The grains are given without prices of the participants, expected both or neither."
            + " Maybe the column 'participant' was left out."
        },
        {
            "mask alone",
            "prices.seat_sessions: The masks are given without prices of the participants, expected both or neither."
            + " Maybe the column 'participant' was left out."
        },
    };

    [Fact]
    public void Verify_OfSoundStrongPrices_FindsNothingFalse() => Assert.Empty(Claims(Small, Sound));

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Verify_OfOneBreach_NamesTheField(string breach, string expected)
    {
        Prices prices = breach switch
        {
            "participants" => Sound with { Participant = [1, 2, 3] },
            "grains" => Sound with { SupportGrain = [1, 1] },
            "masks" => Sound with { SeatSessions = [1] },
            "negative" => Sound with { SupportGrain = [-1] },
            "closed" => Sound with { SeatSessions = [2, 0] },
            "grain alone" => Sound with { Participant = [], SeatSessions = [] },
            "mask alone" => Sound with { Participant = [], SupportGrain = [] },
            _ => throw new ArgumentOutOfRangeException(nameof(breach), breach, "No such breach."),
        };

        Assert.Equal(expected, Assert.Single(Claims(Small, prices)));
    }

    [Fact]
    public void Verify_OfATableJustSmallEnough_FindsNothingFalse() =>
        Assert.Empty(Claims(BuildSmall(4_194_303, seats: 0), Sound with { SupportGrain = [1], SeatSessions = [] }));

    [Fact]
    public void Verify_OfATableOneLoadTooLarge_NamesSlotAndSupervisor() => Assert.Equal(
        "prices.support_grain[0]: Slot 0 and supervisor 0 with grain 1 need a table of 4 194 305 cells,"
        + " expected at most 4 194 304. Maybe the grain should be raised.",
        Assert.Single(Claims(BuildSmall(4_194_304, 4), Sound with { SupportGrain = [1], SeatSessions = [] })));

    [Fact]
    public void Verify_OfTooManySeatsTimesLoads_NamesSlotAndSupervisor() => Assert.Equal(
        "prices.support_grain[0]: Slot 0 and supervisor 0 with grain 2 need a table of 8 000 004 cells,"
        + " expected at most 4 194 304. Maybe the grain should be raised.",
        Assert.Single(Claims(BuildSmall(supportCapacity: 6, seats: 1_000_000), Sound with { SeatSessions = [5, 0] })));

    [Fact]
    public void Verify_OfTooManySeatsWithoutASupervisor_NamesTheMask() => Assert.Equal(
        "prices.seat_sessions[0]: Slot 0 and no supervisor need a table of 4 294 967 295 cells, expected at most"
        + " 4 194 304. Maybe its seats should only be priced, with mask 0.",
        Assert.Single(Claims(
            BuildSmall(supportCapacity: 6, int.MaxValue),
            Sound with { SupportGrain = [0], SeatSessions = [5, 0] })));

    private static IEnumerable<string> Claims(Problem problem, Prices prices) => Verifier
        .Verify(problem, new()
        {
            Status = Status.Unknown,
            Objective = 0,
            Bound = 100,
            CertifiedBound = 100,
            Slot = [],
            Sessions = [],
            Prices = prices,
        })
        .FalseClaims.Select(claim => claim.ToString());

    private static Problem BuildSmall(long supportCapacity, int seats)
    {
        ProblemDraft draft = Draft.Of(sessions: 3, participants: 2, slots: 2);
        draft.Supervisors.Add(new("h", supportCapacity));
        draft.Slots[0] = new("s0", [seats, 0, seats], 0, [0]);
        for (int i = 0; i < 2; i++) draft.Options.Add(i, 0, 5, 3);
        return Problem.From(draft);
    }
}
