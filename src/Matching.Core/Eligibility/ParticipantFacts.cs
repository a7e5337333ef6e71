using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Travel;

namespace Matching.Core.Eligibility;

/// <summary>
/// What the rules need of one participant, derived once and shared by all of the participant's pairs.
/// </summary>
public sealed class ParticipantFacts
{
    private readonly TravelBand? _otherBand;

    internal ParticipantFacts(
        Participant participant, IReadOnlyList<PastPlacement> past, IReadOnlyList<HeldPlacement>? agreed = null)
    {
        Participant = participant;
        Past = past;
        Agreed = agreed ?? [];
        Held = Agreed.Count == 0 ? past : [.. HeldPlacement.LatestFirst(past.Concat(Agreed))];
        Home = participant is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude)
            : null;
        Office = FitSchema.LevelOf(participant.Municipality);
        _otherBand = participant.TravelBands.FirstOrDefault(band => band.Site == "*");
    }

    /// <summary>The participant.</summary>
    public Participant Participant { get; }

    /// <summary>Ended placements with their slots, latest first.</summary>
    public IReadOnlyList<PastPlacement> Past { get; }

    /// <summary>Accepted and started placements with their slots, whenever they are, latest first.</summary>
    public IReadOnlyList<HeldPlacement> Agreed { get; }

    /// <summary>
    /// Ended and agreed placements, latest first: what takes time at a slot, whether or not its end is recorded.
    /// </summary>
    internal IReadOnlyList<HeldPlacement> Held { get; }

    /// <summary>Home area; null when unknown or protected.</summary>
    public Position? Home { get; }

    /// <summary>Slots that already stand as a proposal.</summary>
    internal IReadOnlyList<Key> Proposed { get; init; } = [];

    /// <summary>Place of the participant's municipality in the register; NaN for one that is not in it.</summary>
    internal double Office { get; }

    /// <summary>The matcher's band for the way to a slot's site; null when none was given.</summary>
    public TravelBand? BandTo(SlotFacts slot)
    {
        foreach (var band in Participant.TravelBands)
            if (slot.Site.Key.IsNamedBy(band.Site, Participant.Municipality)) return band;
        return _otherBand;
    }

    /// <summary>
    /// Minutes one way: the matcher's band where one is given, else the fastest of the participant's modes.
    /// </summary>
    /// <returns>Null when neither a band nor both positions are known, or no mode reaches.</returns>
    public int? MinutesTo(SlotFacts slot)
    {
        if (BandTo(slot) is { } band) return band.MaximumMinutes;
        if (Home is not { } home || slot.Position is not { } position) return null;
        var kilometres = home.KilometresTo(position);
        int? fastest = null;
        foreach (var mode in Participant.TravelModes)
            if (SpeedModel.Minutes(mode, kilometres) is { } minutes && !(minutes >= fastest)) fastest = minutes;
        return fastest;
    }
}

/// <summary>A placement that was or is agreed, with its slot.</summary>
/// <param name="Placement">The placement; accepted, started or ended.</param>
/// <param name="Slot">The slot's facts as they are today.</param>
public record HeldPlacement(Placement Placement, SlotFacts Slot)
{
    /// <summary>By falling last day, then falling first day, ties by key.</summary>
    internal static IEnumerable<T> LatestFirst<T>(IEnumerable<T> all) where T : HeldPlacement =>
        all.OrderByDescending(held => held.Placement.EndOn).ThenByDescending(held => held.Placement.StartOn)
            .ThenBy(held => held.Placement.Key);
}

/// <summary>A placement that has ended, with the slot where it was.</summary>
/// <param name="Placement">The placement; its state is ended and it has an outcome.</param>
/// <param name="Slot">The slot's facts as they are today.</param>
public sealed record PastPlacement(Placement Placement, SlotFacts Slot) : HeldPlacement(Placement, Slot)
{
    /// <summary>How it ended.</summary>
    public Outcome Outcome => Placement.Outcome!;
}
