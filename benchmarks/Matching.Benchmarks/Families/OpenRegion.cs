using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Snapshots;
using Matching.Core.Travel;

namespace Matching.Benchmarks.Families;

/// <summary>
/// A region in which nothing stands in anybody's way, apart from a form that somebody has used up: nearly every pair is
/// an option, and all that a fit looks at still differs from pair to pair.
/// </summary>
internal static class OpenRegion
{
    /// <summary>The region's rows, opened, seen on a day.</summary>
    public static Snapshot Of(SnapshotRows rows, DateOnly day) => new(rows with
    {
        Participants = [.. rows.Participants.Select(p => new Participant(Opened(p, day)))],
        Sites = [.. rows.Sites.Select(s => new Site(Opened(s)))],
        Slots = [.. rows.Slots.Select(s => new Slot(Opened(s, day)))],
        Placements = [.. rows.Placements.Where(p => p.State == PlacementState.Ended).Select(Opened)],
        Steps = [],
    });

    // Everybody and everything within one degree, so that a car reaches it.
    private static double Near(double degrees, double corner) => corner + degrees - Math.Floor(degrees);

    private static ParticipantDraft Opened(Participant participant, DateOnly day) => participant with
    {
        Stage = participant.Stage < Stage.OwnArena ? Stage.OwnArena : participant.Stage,
        Readiness = Readiness.Ready,
        ReadyFrom = null,
        SessionsNeeded = Math.Min(2, participant.SessionsNeeded),
        AvailableSessions = SessionMask.All,
        Ability = new Levels(
            Math.Max(1, participant.Ability.Physical), Math.Max(1, participant.Ability.Social),
            Math.Max(1, participant.Ability.Cognitive)),
        NeededAdaptations = [],
        DrivingLicence = true,
        TravelModes = [TravelMode.PublicTransport, TravelMode.Car],
        MaximumTravelMinutes = 240,
        TravelBands = [],
        Latitude = Near(participant.Latitude ?? 62, 62),
        Longitude = Near(participant.Longitude ?? 17, 17),
        ProtectedIdentity = false,
        Vetoes = [],
        Clearances = [.. Enum.GetValues<ClearanceKind>().Select(kind => new Clearance(kind, day, "m1"))],
    };

    private static SiteDraft Opened(Site site) => site with
    {
        Kind = site.Kind == SiteKind.BathingPlace ? SiteKind.Park : site.Kind,
        TraineeCap = null,
        Latitude = Near(site.Latitude ?? 62, 62),
        Longitude = Near(site.Longitude ?? 17, 17),
    };

    private static SlotDraft Opened(Slot slot, DateOnly day) => slot with
    {
        Activity = null,
        Stage = Stage.OwnArena,
        StartOn = slot.StartOn > day.AddDays(30) ? day.AddDays(30) : slot.StartOn,
        EndOn = day.AddDays(400),
        Season = null,
        OpenSessions = slot.OpenSessions.Count < 2 ? SessionMask.All : slot.OpenSessions,
        SessionCapacity = [Math.Max(1, slot.SessionCapacity.Max())],
        Tasks = [.. slot.Tasks.Select(task => task with { Optional = true })],
        Adaptations =
        [
            .. Enum.GetValues<AdaptationKind>().Select(kind => slot.Adaptations.FirstOrDefault(a => a.Kind == kind)
                ?? new Adaptation(kind, 7 * (int)kind % 28)),
        ],
        Shared = true,
    };

    private static Placement Opened(Placement placement) => new(placement with
    {
        Outcome = placement.Outcome! with { Reason = OutcomeReason.None },
    });
}
