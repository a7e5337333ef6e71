using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Snapshots;

namespace Matching.Core.Fitting;

/// <summary>
/// Past placements as they looked on the day of their decision: what came later is taken back. Steps tell what a
/// participant's stage, half-days, Swedish and ability were; placements count as ended only if they had ended. Of
/// wishes and of slots nobody keeps what they were; they are taken as they stand, and so are the travel modes and the
/// half-days open for training, but for somebody who wanted more half-days than are open today: then all were.
/// </summary>
public sealed class DecisionHistory
{
    private readonly Snapshot _snapshot;
    private readonly HostRecords _records;

    /// <summary>Prepares the look-ups. O(placements · log).</summary>
    public DecisionHistory(Snapshot snapshot, LabelRules rules) =>
        (_snapshot, _records) = (snapshot, new HostRecords(snapshot, rules));

    /// <summary>
    /// The day of the decision; where nobody wrote it down, the agreed first day, and else the first day: the latest
    /// that it can have been.
    /// </summary>
    public static DateOnly DecidedOn(Placement placement) =>
        placement.DecidedOn ?? placement.AgreedStartOn ?? placement.StartOn;

    /// <summary>The decision on a placement as it looked on its day.</summary>
    public Decision Of(Placement placement)
    {
        var slot = _snapshot.Slots[_snapshot.SlotIndex(placement.SlotKey)];
        return new Decision(
            new Pair(Who(placement), Where(slot, Period(placement)), Period(placement)),
            placement.AgreedStartOn ?? placement.StartOn, placement.AgreedEndOn, placement.Sessions.Count);
    }

    /// <summary>Fills the features of a placement as they were on the day of its decision.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="features">At least <see cref="FitFeatures.Count"/> long.</param>
    public void Fill(Placement placement, Span<double> features) => FitFeatures.Fill(Of(placement), features);

    /// <summary>A slot as somebody saw it who planned in a period.</summary>
    internal SlotFacts Where(Slot slot, PlanPeriod period)
    {
        var site = _snapshot.SiteOf(slot);
        var employer = _snapshot.EmployerOf(site);
        return new SlotFacts(slot, site, employer, period)
        {
            HostRecord = _records.Of(employer.Key, period.AsOf),
            HostPlacements = _records.CountOf(employer.Key, period.AsOf),
        };
    }

    /// <summary>A placement's participant as known on the day of its decision.</summary>
    internal ParticipantFacts Who(Placement placement)
    {
        var asOf = DecidedOn(placement);
        var participant = _snapshot.Participants[_snapshot.ParticipantIndex(placement.ParticipantKey)];
        var past = _snapshot.PlacementsOf(participant)
            .Where(p => p.State == PlacementState.Ended && p.EndOn < asOf && p.Key != placement.Key)
            .Select(p => new PastPlacement(
                p, Where(_snapshot.Slots[_snapshot.SlotIndex(p.SlotKey)], Period(placement))));
        return new ParticipantFacts(AsOf(participant, asOf), [.. HeldPlacement.LatestFirst(past)]);
    }

    internal static PlanPeriod Period(Placement placement)
    {
        var day = DecidedOn(placement);
        return new PlanPeriod(day, day);
    }

    // Steps are taken back from the latest on, so that each finds what it left behind.
    private Participant AsOf(Participant participant, DateOnly day)
    {
        ParticipantDraft draft = participant;
        foreach (var step in _snapshot.StepsOf(participant).Reverse())
            if (step.ObservedOn > day) draft = Back(draft, step);
        return ReferenceEquals(draft, participant) ? participant : new Participant(WithRoom(draft));
    }

    // Today's half-days can be too few for what was wanted then.
    private static ParticipantDraft WithRoom(ParticipantDraft draft) =>
        draft.AvailableSessions.Count >= draft.SessionsNeeded
            ? draft
            : draft with { AvailableSessions = SessionMask.All };

    private static ParticipantDraft Back(ParticipantDraft draft, Step step) => step.Kind switch
    {
        StepKind.Stage => draft with { Stage = (Stage)step.From },
        StepKind.Sessions => draft with { SessionsNeeded = step.From },
        StepKind.Language => draft with { Language = (LanguageLevel)step.From },
        StepKind.PhysicalAbility => draft with { Ability = draft.Ability with { Physical = step.From } },
        StepKind.SocialAbility => draft with { Ability = draft.Ability with { Social = step.From } },
        StepKind.CognitiveAbility => draft with { Ability = draft.Ability with { Cognitive = step.From } },
        _ => draft,
    };
}
