using Matching.Core.Eligibility;
using Matching.Core.Employers;
using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Slots;
using Matching.Core.Snapshots;
using Matching.Core.Suggestions;
using Matching.Optimizer;

namespace Matching.Core.Tests;

/// <summary>
/// A planning area for tests: one participant who fits one slot at one site, until something is changed. Each list can
/// be replaced, and the first participant, slot, site or employer can be changed in place.
/// </summary>
internal sealed record Area
{
    /// <summary>Monday 4 May 2026: day of the decision and first day of the plan.</summary>
    public static readonly DateOnly Start = new(2026, 5, 4);

    public static readonly ParticipantDraft Anybody = new()
    {
        Municipality = "2280",
        Id = "p1",
        Stage = Stage.OwnArena,
        Readiness = Readiness.Ready,
        RegisteredOn = new DateOnly(2026, 1, 4),
        SessionsNeeded = 4,
        Language = LanguageLevel.A2,
        Latitude = 62.63,
        Longitude = 17.94,
    };

    public static readonly EmployerDraft AnyEmployer = new() { Municipality = "2280", Id = "e1", Name = "Kommunen" };

    public static readonly SiteDraft AnySite = new()
    {
        Municipality = "2280",
        Id = "a1",
        Employer = "e1",
        Name = "Arenan",
        Kind = SiteKind.Workshop,
        Latitude = 62.64,
        Longitude = 17.95,
    };

    public static readonly SlotDraft AnySlot = new()
    {
        Municipality = "2280",
        Id = "s1",
        Site = "a1",
        Title = "Snickeri",
        Field = WorkField.Workshop,
        StartOn = new DateOnly(2026, 1, 1),
        EndOn = new DateOnly(2026, 12, 31),
    };

    public static readonly SlotDraft AnyActivity = AnySlot with
    {
        Id = "g1",
        Title = "Stödgrupp",
        Activity = Activity.SupportGroup,
        Stage = Stage.Preparation,
        Field = WorkField.Preparatory,
        Demands = default,
    };

    /// <summary>The same beside a neighbour that uses the same ids and shares its slot.</summary>
    public static readonly Area NextDoor = new()
    {
        Employers = [AnyEmployer, AnyEmployer with { Municipality = "2281" }],
        Sites = [AnySite, AnySite with { Municipality = "2281" }],
        Slots = [AnySlot, AnySlot with { Municipality = "2281", Shared = true }],
    };

    public IReadOnlyList<ParticipantDraft> Participants { get; init; } = [Anybody];
    public IReadOnlyList<EmployerDraft> Employers { get; init; } = [AnyEmployer];
    public IReadOnlyList<SiteDraft> Sites { get; init; } = [AnySite];
    public IReadOnlyList<SlotDraft> Slots { get; init; } = [AnySlot];
    public IReadOnlyList<SupervisorDraft> Supervisors { get; init; } = [];
    public IReadOnlyList<PlacementDraft> Placements { get; init; } = [];
    public PlanPeriod Period { get; init; } = new(Start, Start);
    public PlanningOptions Options { get; init; } = new();

    /// <summary>A placement of the first participant at the first slot on Monday and Tuesday forenoon.</summary>
    public static PlacementDraft Placement(PlacementState state, DateOnly startOn, DateOnly endOn) => new()
    {
        Municipality = "2280",
        Id = "l1",
        Participant = "p1",
        Slot = "s1",
        State = state,
        Sessions = Mask("mon-am tue-am"),
        StartOn = startOn,
        EndOn = endOn,
        Outcome = state == PlacementState.Ended ? new Outcome(OutcomeResult.Completed) : null,
    };

    public static SessionMask Mask(string text) =>
        SessionMask.TryParse(text, out var mask) ? mask : throw new ArgumentException(text);

    public Area Who(Func<ParticipantDraft, ParticipantDraft> change) =>
        this with { Participants = [change(Participants[0]), .. Participants.Skip(1)] };

    public Area Where(Func<SlotDraft, SlotDraft> change) =>
        this with { Slots = [change(Slots[0]), .. Slots.Skip(1)] };

    public Area At(Func<SiteDraft, SiteDraft> change) => this with { Sites = [change(Sites[0]), .. Sites.Skip(1)] };

    public Area From(DateOnly startOn, int horizonDays = 182) =>
        this with { Period = new PlanPeriod(startOn, startOn, horizonDays) };

    public Snapshot Snapshot() => new(new SnapshotRows
    {
        Participants = [.. Participants.Select(p => new Participant(p))],
        Employers = [.. Employers.Select(e => new Employer(e))],
        Sites = [.. Sites.Select(s => new Site(s))],
        Slots = [.. Slots.Select(s => new Slot(s))],
        Supervisors = [.. Supervisors.Select(s => new Supervisor(s))],
        Placements = [.. Placements.Select(p => new Placement(p))],
    });

    public AreaFacts Facts() => new(Snapshot(), Period);

    /// <summary>The pair of two ids, by default the first participant and the first slot.</summary>
    public Pair Pair(string? participant = null, string? slot = null)
    {
        var facts = Facts();
        var who = Participants.First(p => participant is null || p.Id == participant);
        var where = Slots.First(s => slot is null || s.Id == slot);
        return facts.Pair(
            facts.Snapshot.ParticipantIndex(new Key(who.Municipality, who.Id)),
            facts.Snapshot.SlotIndex(new Key(where.Municipality, where.Id)));
    }

    /// <summary>The pair on the whole period.</summary>
    public Decision Decision(string? participant = null, string? slot = null) =>
        new(Pair(participant, slot), new OptionDays(Period.StartOn, Period.EndOn));

    public Judgement Judge() => EligibilityRules.Judge(Pair());

    /// <summary>What one rule finds on the first pair.</summary>
    public RuleFinding Finding(string rule) => Judge().Findings.Single(f => f.Rule.Name == rule);

    public PlanRequest Request(int threads = 1) =>
        new(Snapshot(), Period, Options, new SolveOptions { Threads = threads, Ticks = 200_000 });

    public Core.Planning.Plan Plan(int threads = 1) => new Planner(new StoppedClock()).Create(Request(threads));

    public SuggestionFinder Suggestions() => new(Snapshot(), Period, Options);
}
