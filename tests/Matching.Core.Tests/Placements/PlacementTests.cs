using Matching.Core.Checks;
using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Placements;

public sealed class PlacementTests
{
    private static readonly DateOnly Last = Area.Start.AddDays(60);
    private static readonly Outcome Done = new(OutcomeResult.Completed, Progress: true);

    private static Placement At(PlacementState state) => new(Area.Placement(state, Area.Start, Last));

    [Fact]
    public void Constructor_WithoutASlotMunicipality_TakesTheParticipants()
    {
        var placement = At(PlacementState.Proposed);
        Assert.Equal("2280/l1 2280/p1 2280/s1", $"{placement.Key} {placement.ParticipantKey} {placement.SlotKey}");
    }

    [Fact]
    public void Constructor_WithANeighboursSlot_KeepsIt() => Assert.Equal(
        new Key("2281", "s1"),
        new Placement(Area.Placement(PlacementState.Accepted, Area.Start, Area.Start) with
        {
            SlotMunicipality = "2281",
            Sessions = SessionMask.All,
        }).SlotKey);

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var draft = new PlacementDraft
        {
            Municipality = "1",
            Id = "a b",
            Participant = "800101-1234",
            Slot = "",
            SlotMunicipality = "19800101-1234",
            State = (PlacementState)9,
            StartOn = new DateOnly(2026, 5, 4),
            EndOn = new DateOnly(1926, 5, 4),
            Outcome = new Outcome((OutcomeResult)9, (OutcomeReason)99),
        };
        var thrown = Assert.Throws<InvalidInputException>(() => new Placement(draft));
        Assert.Equal(
            "municipality id participant slot slot_municipality state sessions end_on end_on outcome outcome_reason",
            Saying.Fields(thrown.Violations));
        Assert.All(thrown.Violations, v =>
        {
            Saying.SpeaksBoth(v.Message);
            Assert.DoesNotContain("1234", v.Message.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Check_AnUnknownStateWithAnOutcome_OnceThrewInsteadOfNamingIt() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Ended, Area.Start, Last) with { State = (PlacementState)9 }),
        "state",
        "Placering 'l1' har state 9, väntade ett av de listade värdena.",
        "Placement 'l1' has state 9, expected one of the listed values.");

    [Fact]
    public void Check_AnotherMunicipalityThatIsNoCode_IsRefused() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Proposed, Area.Start, Last) with { SlotMunicipality = "22" }),
        "slot_municipality",
        "Placering 'l1' har slot_municipality '22', väntade en fyrsiffrig kommunkod eller inget.",
        "Placement 'l1' has slot_municipality '22', expected a four-digit code or nothing.");

    [Fact]
    public void Check_NoHalfDays_IsRefused() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Proposed, Area.Start, Last) with { Sessions = SessionMask.None }),
        "sessions",
        "Placering 'l1' har inga halvdagar, väntade minst en.",
        "Placement 'l1' has no half-days, expected at least one.");

    [Fact]
    public void Check_HalfDaysBeyondTheTen_WereOnceAccepted() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Proposed, Area.Start, Last) with { Sessions = new(0x8001) }),
        "sessions",
        "Placering 'l1' har halvdagar utöver veckans tio i sessions, väntade bit 0 till 9.",
        "Placement 'l1' has half-days beyond the week's ten in sessions, expected bits 0 to 9.");

    [Fact]
    public void Check_EndedWithoutAnOutcome_IsRefused() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Ended, Area.Start, Last) with { Outcome = null }), "outcome",
        "Placering 'l1' är avslutad utan utfall, väntade ett utfall just när state är ended.",
        "Placement 'l1' is ended without an outcome, expected one exactly when state is ended.");

    [Fact]
    public void Check_AnOutcomeBeforeTheEnd_IsRefused() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Started, Area.Start, Last) with { Outcome = Done }), "outcome",
        "Placering 'l1' är pågående med utfall, väntade ett utfall just när state är ended.",
        "Placement 'l1' is started with an outcome, expected one exactly when state is ended.");

    public static TheoryData<PlacementState, string> EveryMove()
    {
        var moves = new TheoryData<PlacementState, string>();
        foreach (var from in Enum.GetValues<PlacementState>())
        foreach (var move in new[] { "accept", "start", "end", "decline", "withdraw" })
            moves.Add(from, move);
        return moves;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void Move_FromEveryState_IsLegalOrNamesWhatItExpected(PlacementState from, string move)
    {
        var placement = At(from);
        Func<Placement> act = move switch
        {
            "accept" => placement.Accept,
            "start" => () => placement.Start(Area.Start.AddDays(1)),
            "end" => () => placement.End(Area.Start.AddDays(2), Done),
            "decline" => placement.Decline,
            _ => placement.Withdraw,
        };
        PlacementState? to = (from, move) switch
        {
            (PlacementState.Proposed, "accept") => PlacementState.Accepted,
            (PlacementState.Accepted, "start") => PlacementState.Started,
            (PlacementState.Started, "end") => PlacementState.Ended,
            (PlacementState.Proposed, "decline") => PlacementState.Declined,
            (PlacementState.Proposed or PlacementState.Accepted, "withdraw") => PlacementState.Withdrawn,
            _ => null,
        };
        if (to is { } state)
            Assert.Equal(state, act().State);
        else
            Assert.Equal("state", Saying.Fields(Assert.Throws<InvalidInputException>(() => act()).Violations));
    }

    [Fact]
    public void Accept_OfAnEndedPlacement_SaysWhatItIsAndWhatWasExpected() => Saying.Refuses(
        Assert.Throws<InvalidInputException>(() => At(PlacementState.Ended).Accept()).Violations, "state",
        "Placering 'l1' är avslutad, väntade föreslagen för att bli accepterad.",
        "Placement 'l1' is ended, expected proposed to become accepted.");

    [Fact]
    public void Withdraw_OfAStartedPlacement_OnceExpectedProposedAlthoughAcceptedWouldDo() => Saying.Refuses(
        Assert.Throws<InvalidInputException>(() => At(PlacementState.Started).Withdraw()).Violations, "state",
        "Placering 'l1' är pågående, väntade accepterad för att bli återtagen.",
        "Placement 'l1' is started, expected accepted to become withdrawn.");

    [Fact]
    public void Life_FromProposalToOutcome_KeepsItsDays()
    {
        var (start, end) = (Area.Start.AddDays(7), Area.Start.AddDays(30));
        var ended = At(PlacementState.Proposed).Accept().Start(start).End(end, Done);
        Assert.Equal((start, end, Done), (ended.StartOn, ended.EndOn, ended.Outcome));
        Assert.Equal(new Key("2280", "s1"), ended.SlotKey);
    }

    [Fact]
    public void Start_LaterThanAgreed_KeepsWhatWasAgreed()
    {
        var started = At(PlacementState.Accepted).Start(Area.Start.AddDays(20));
        Assert.Equal(
            (Area.Start.AddDays(20), Area.Start, Last), (started.StartOn, started.AgreedStartOn, started.AgreedEndOn));
    }

    [Fact]
    public void Check_ADecisionAfterTheStart_IsRefused() => Saying.Refuses(
        Placement.Check(
            Area.Placement(PlacementState.Started, Area.Start, Last) with { DecidedOn = Area.Start.AddDays(1) }),
        "decided_on",
        "Placering 'l1' har decided_on 2026-05-05 efter start_on 2026-05-04, väntade beslutet först. Kanske är "
            + "dagarna omkastade.",
        "Placement 'l1' has decided_on 2026-05-05 after start_on 2026-05-04, expected the decision first. Maybe the "
            + "dates are swapped.");

    [Fact]
    public void Check_AnAgreedEndBeforeTheAgreedStart_IsRefused() => Saying.Refuses(
        Placement.Check(Area.Placement(PlacementState.Started, Area.Start, Last) with
        {
            AgreedStartOn = Area.Start,
            AgreedEndOn = Area.Start.AddDays(-1),
        }),
        "agreed_end_on",
        "Placering 'l1' slutar 2026-05-03, väntade tidigast startdagen 2026-05-04. Kanske är dagarna omkastade.",
        "Placement 'l1' ends on 2026-05-03, expected its start 2026-05-04 or later. Maybe the dates are swapped.");

    [Fact]
    public void End_BeforeTheStart_IsRefused() => Assert.Equal(
        "end_on",
        Saying.Fields(Assert.Throws<InvalidInputException>(
            () => At(PlacementState.Started).End(Area.Start.AddDays(-1), Done)).Violations));

    [Theory]
    [InlineData(PlacementState.Accepted, true)]
    [InlineData(PlacementState.Started, true)]
    [InlineData(PlacementState.Proposed, false)]
    [InlineData(PlacementState.Ended, false)]
    [InlineData(PlacementState.Declined, false)]
    [InlineData(PlacementState.Withdrawn, false)]
    public void Agreed_IsAcceptedOrStarted(PlacementState state, bool agreed) =>
        Assert.Equal(agreed, At(state).Agreed);
}
