using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Core.Participants;

/// <summary>
/// What is stated of a participant. There is no name, no personal number, no diagnosis and no sanction here, and none
/// can be added: functional ability says what somebody can do in a task today.
/// </summary>
public record ParticipantDraft
{
    /// <summary>Code of the municipality whose unit the participant belongs to.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Opaque id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Protected identity: no position is kept; travel comes from bands that the matcher gives.</summary>
    public bool ProtectedIdentity { get; init; }

    /// <summary>Where on the ladder the participant works now.</summary>
    public Stage Stage { get; init; } = Stage.Foundation;

    /// <summary>The readiness gate.</summary>
    public Readiness Readiness { get; init; }

    /// <summary>
    /// Day from which the participant and matcher have agreed on readiness; only with <see cref="Readiness.NotYet"/>.
    /// </summary>
    public DateOnly? ReadyFrom { get; init; }

    /// <summary>
    /// First day in the unit's programme; waiting time counts from it or from the last placement's end.
    /// </summary>
    public DateOnly RegisteredOn { get; init; }

    /// <summary>Half-days a week that the participant wants and can train, 1 to 10.</summary>
    public int SessionsNeeded { get; init; } = 1;

    /// <summary>Half-days open for training; those of SFI and treatment are left out.</summary>
    public SessionMask AvailableSessions { get; init; } = SessionMask.All;

    /// <summary>Work ability in per cent of full time, 0 to 100; null when nobody has judged it.</summary>
    public int? WorkAbilityPercent { get; init; }

    /// <summary>
    /// The work ability is contested (two authorities differ): a legal state, shown and never used against anybody.
    /// </summary>
    public bool WorkAbilityContested { get; init; }

    /// <summary>Level of Swedish.</summary>
    public LanguageLevel Language { get; init; }

    /// <summary>What demands the participant meets today, 0 (none) to 4 (high) for each of three kinds.</summary>
    public Levels Ability { get; init; } = new(2, 2, 2);

    /// <summary>How much of a supervisor the participant takes, 1 (little) to 10.</summary>
    public int SupportNeed { get; init; } = 2;

    /// <summary>Adaptations that the participant cannot do without.</summary>
    public IReadOnlyList<AdaptationKind> NeededAdaptations { get; init; } = [];

    /// <summary>Holds a driving licence (B).</summary>
    public bool DrivingLicence { get; init; }

    /// <summary>Months since the last job; null when unknown or never worked.</summary>
    public int? MonthsSinceWork { get; init; }

    /// <summary>Has never had a job.</summary>
    public bool NeverWorked { get; init; }

    /// <summary>Home area in degrees (WGS 84), rounded to two decimals (about a kilometre) on the way in.</summary>
    public double? Latitude { get; init; }

    /// <summary>Home area in degrees (WGS 84), rounded to two decimals.</summary>
    public double? Longitude { get; init; }

    /// <summary>Ways to travel; at least one unless bands are given.</summary>
    public IReadOnlyList<TravelMode> TravelModes { get; init; } = [TravelMode.PublicTransport];

    /// <summary>Longest one-way travel in minutes that the participant accepts, 5 to 240.</summary>
    public int MaximumTravelMinutes { get; init; } = 60;

    /// <summary>
    /// Travel bands that the matcher gives, by site id (<c>2281/a1</c> in another municipality) or <c>*</c> for every
    /// other site.
    /// </summary>
    public IReadOnlyList<TravelBand> TravelBands { get; init; } = [];

    /// <summary>What the participant wishes for.</summary>
    public IReadOnlyList<Preference> Wishes { get; init; } = [];

    /// <summary>What the participant does not want.</summary>
    public IReadOnlyList<Preference> Vetoes { get; init; } = [];

    /// <summary>Police-record extracts that were seen.</summary>
    public IReadOnlyList<Clearance> Clearances { get; init; } = [];

    /// <summary>For monitoring of parity only.</summary>
    public Sex Sex { get; init; }
}
