using Matching.Core.Employers;
using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Snapshots;

namespace Matching.Core.Eligibility;

/// <summary>
/// A snapshot seen from a plan's period: facts per participant and per slot, in the snapshot's order, and the agreed
/// placements that the plan keeps. Built once in O(rows); a pair costs nothing until it is asked for.
/// </summary>
public sealed class AreaFacts
{
    private readonly ParticipantFacts[] _participants;
    private readonly SlotFacts[] _slots;
    private readonly Dictionary<Key, int> _agreedAtSite = [];

    /// <summary>Derives the facts.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="period">The days.</param>
    /// <param name="rules">The label of the hosts' records: that of the model in use. Null = the default rules.</param>
    public AreaFacts(Snapshot snapshot, PlanPeriod period, LabelRules? rules = null)
    {
        (Snapshot, Period) = (snapshot, period);
        _slots = [.. snapshot.Slots.Select(slot => FactsOf(snapshot.SiteOf(slot), slot))];
        _participants = [.. snapshot.Participants.Select(FactsOf)];
        Agreed = [.. snapshot.Placements.Where(IsAgreedInPeriod)];
        CountAgreedAtSites();
        var records = new HostRecords(snapshot, rules ?? new LabelRules());
        foreach (var slot in _slots)
            (slot.HostRecord, slot.HostPlacements) =
                (records.Of(slot.Employer.Key, period.AsOf), records.CountOf(slot.Employer.Key, period.AsOf));
    }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The days.</summary>
    public PlanPeriod Period { get; }

    /// <summary>Facts per participant.</summary>
    public IReadOnlyList<ParticipantFacts> Participants => _participants;

    /// <summary>Facts per slot.</summary>
    public IReadOnlyList<SlotFacts> Slots => _slots;

    /// <summary>Accepted and started placements that overlap the period, in key order.</summary>
    public IReadOnlyList<Placement> Agreed { get; }

    /// <summary>The pair of a participant and a slot.</summary>
    /// <param name="participant">0-based index in <see cref="Participants"/>.</param>
    /// <param name="slot">0-based index in <see cref="Slots"/>.</param>
    public Pair Pair(int participant, int slot) => new(_participants[participant], _slots[slot], Period);

    private SlotFacts FactsOf(Site site, Slots.Slot slot) => new(slot, site, Snapshot.EmployerOf(site), Period);

    private ParticipantFacts FactsOf(Participants.Participant participant) =>
        new(participant, PastOf(participant), AgreedOf(participant)) { Proposed = ProposedTo(participant) };

    private PastPlacement[] PastOf(Participants.Participant participant) =>
    [
        .. HeldPlacement.LatestFirst(Snapshot.PlacementsOf(participant)
            .Where(p => p.State == PlacementState.Ended).Select(p => new PastPlacement(p, SlotOf(p)))),
    ];

    private HeldPlacement[] AgreedOf(Participants.Participant participant) =>
    [
        .. HeldPlacement.LatestFirst(Snapshot.PlacementsOf(participant)
            .Where(p => p.Agreed).Select(p => new HeldPlacement(p, SlotOf(p)))),
    ];

    private SlotFacts SlotOf(Placement placement) => _slots[Snapshot.SlotIndex(placement.SlotKey)];

    private Key[] ProposedTo(Participants.Participant participant) =>
    [
        .. Snapshot.PlacementsOf(participant).Where(p => p.State == PlacementState.Proposed).Select(p => p.SlotKey),
    ];

    private bool IsAgreedInPeriod(Placement placement) =>
        placement.Agreed && placement.StartOn <= Period.EndOn && placement.EndOn >= Period.StartOn;

    private void CountAgreedAtSites()
    {
        foreach (var placement in Agreed)
        {
            var slot = SlotOf(placement);
            if (slot.Slot.Activity is not null) continue;
            _agreedAtSite[slot.Site.Key] = _agreedAtSite.GetValueOrDefault(slot.Site.Key) + 1;
        }
        foreach (var slot in _slots) slot.AgreedAtSite = _agreedAtSite.GetValueOrDefault(slot.Site.Key);
    }
}
