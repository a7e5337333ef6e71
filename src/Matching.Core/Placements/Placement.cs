using Matching.Core.Checks;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Placements;

/// <summary>Where a placement stands: proposed → accepted → started → ended, or declined, or withdrawn.</summary>
public enum PlacementState
{
    /// <summary>The engine or a matcher proposes it; nobody has decided.</summary>
    Proposed,

    /// <summary>Participant, matcher and employer have said yes.</summary>
    Accepted,

    /// <summary>Under way.</summary>
    Started,

    /// <summary>Over, with an outcome.</summary>
    Ended,

    /// <summary>The participant said no; it never lowers anything later.</summary>
    Declined,

    /// <summary>The employer or the matcher took it back.</summary>
    Withdrawn,
}

/// <summary>The words of placement states.</summary>
public static class PlacementStates
{
    /// <summary>Words of <see cref="PlacementState"/>.</summary>
    public static readonly Vocabulary<PlacementState> Words = new(
        new(PlacementState.Proposed, "proposed", "föreslagen", "proposed"),
        new(PlacementState.Accepted, "accepted", "accepterad", "accepted"),
        new(PlacementState.Started, "started", "pågående", "started", "startad"),
        new(PlacementState.Ended, "ended", "avslutad", "ended"),
        new(PlacementState.Declined, "declined", "tackat nej", "declined"),
        new(PlacementState.Withdrawn, "withdrawn", "återtagen", "withdrawn"));
}

/// <summary>What is stated of a placement.</summary>
public record PlacementDraft
{
    /// <summary>Code of the participant's municipality.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Opaque id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Id of the participant.</summary>
    public string Participant { get; init; } = "";

    /// <summary>Code of the slot's municipality; empty = the participant's.</summary>
    public string SlotMunicipality { get; init; } = "";

    /// <summary>Id of the slot.</summary>
    public string Slot { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public PlacementState State { get; init; }

    /// <summary>Half-days.</summary>
    public SessionMask Sessions { get; init; }

    /// <summary>First day.</summary>
    public DateOnly StartOn { get; init; }

    /// <summary>Last day, planned or real.</summary>
    public DateOnly EndOn { get; init; }

    /// <summary>
    /// The day on which matcher and participant decided on it; null when nobody wrote it down. Not after the first day.
    /// </summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>First day as it was agreed; null when nobody wrote it down.</summary>
    public DateOnly? AgreedStartOn { get; init; }

    /// <summary>Last day as it was agreed; null when nobody wrote it down. Not before the agreed first day.</summary>
    public DateOnly? AgreedEndOn { get; init; }

    /// <summary>How it ended; stated exactly when it has ended.</summary>
    public Outcome? Outcome { get; init; }
}

/// <summary>One participant at one slot for a period: a <see cref="PlacementDraft"/> that was checked.</summary>
public sealed record Placement : PlacementDraft, INoun
{
    /// <summary>Takes what is stated; an empty slot municipality becomes the participant's.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public Placement(PlacementDraft draft)
        : base(draft.SlotMunicipality.Length > 0 ? draft : draft with { SlotMunicipality = draft.Municipality })
    {
        var violations = Check(draft);
        if (violations.Count > 0) throw new InvalidInputException(violations);
    }

    /// <summary>Municipality and id.</summary>
    public Key Key => new(Municipality, Id);

    /// <summary>The participant's key.</summary>
    public Key ParticipantKey => new(Municipality, Participant);

    /// <summary>The slot's key.</summary>
    public Key SlotKey => new(SlotMunicipality, Slot);

    /// <summary>True for an agreed placement: accepted or started. A plan keeps it where it is.</summary>
    public bool Agreed => State is PlacementState.Accepted or PlacementState.Started;

    /// <summary>Proposed → accepted.</summary>
    public Placement Accept() => Moved(PlacementState.Accepted, PlacementState.Proposed);

    /// <summary>
    /// Accepted → started on a day. The days that stood until then are kept as the agreed ones where none were stated.
    /// </summary>
    public Placement Start(DateOnly on) => Moved(
        PlacementState.Started,
        PlacementState.Accepted,
        draft => draft with
        {
            StartOn = on,
            AgreedStartOn = draft.AgreedStartOn ?? draft.StartOn,
            AgreedEndOn = draft.AgreedEndOn ?? draft.EndOn,
        });

    /// <summary>Started → ended on a day, with its outcome.</summary>
    public Placement End(DateOnly on, Outcome outcome) =>
        Moved(PlacementState.Ended, PlacementState.Started, draft => draft with { EndOn = on, Outcome = outcome });

    /// <summary>Proposed → declined by the participant.</summary>
    public Placement Decline() => Moved(PlacementState.Declined, PlacementState.Proposed);

    /// <summary>Proposed or accepted → withdrawn by employer or matcher.</summary>
    public Placement Withdraw() => Moved(
        PlacementState.Withdrawn,
        State == PlacementState.Proposed ? PlacementState.Proposed : PlacementState.Accepted);

    /// <summary>Everything that is wrong with what is stated; empty when it can be constructed.</summary>
    public static IReadOnlyList<Violation> Check(PlacementDraft draft)
    {
        var check = new Check(Phrase.Of($"Placering", $"Placement"), draft.Id);
        Key.CheckInto(check, draft.Municipality, draft.Id);
        check.Id("participant", draft.Participant);
        check.Id("slot", draft.Slot);
        check.That(
            draft.SlotMunicipality.Length == 0 || Key.IsMunicipality(draft.SlotMunicipality), "slot_municipality",
            $"har slot_municipality {draft.SlotMunicipality.Shown()}, väntade en fyrsiffrig kommunkod eller inget.",
            $"has slot_municipality {draft.SlotMunicipality.Shown()}, expected a four-digit code or nothing.");
        check.Defined("state", draft.State);
        draft.Sessions.CheckInto(check, "sessions");
        check.That(
            draft.Sessions.Count > 0, "sessions",
            $"har inga halvdagar, väntade minst en.",
            $"has no half-days, expected at least one.");
        check.Date("start_on", draft.StartOn);
        check.Date("end_on", draft.EndOn);
        check.Period("end_on", draft.StartOn, draft.EndOn);
        CheckAgreed(check, draft);
        CheckOutcome(check, draft);
        return check.Violations;
    }

    private static void CheckAgreed(Check check, PlacementDraft draft)
    {
        if (draft.DecidedOn is { } decided)
        {
            check.Date("decided_on", decided);
            check.That(
                decided <= draft.StartOn, "decided_on",
                $"har decided_on {decided:yyyy-MM-dd} efter start_on {draft.StartOn:yyyy-MM-dd}, väntade beslutet "
                    + $"först. Kanske är dagarna omkastade.",
                $"has decided_on {decided:yyyy-MM-dd} after start_on {draft.StartOn:yyyy-MM-dd}, expected the "
                    + $"decision first. Maybe the dates are swapped.");
        }
        if (draft.AgreedStartOn is { } start) check.Date("agreed_start_on", start);
        if (draft.AgreedEndOn is not { } end) return;
        check.Date("agreed_end_on", end);
        check.Period("agreed_end_on", draft.AgreedStartOn ?? end, end);
    }

    private static void CheckOutcome(Check check, PlacementDraft draft)
    {
        if (Enum.IsDefined(draft.State))
            check.That(
                draft.Outcome is not null == (draft.State == PlacementState.Ended), "outcome",
                $"är {PlacementStates.Words.Say(draft.State)} {(draft.Outcome is null ? "utan" : "med")} utfall, "
                    + $"väntade ett utfall just när state är ended.",
                $"is {PlacementStates.Words.Say(draft.State)} {(draft.Outcome is null ? "without" : "with")} an "
                    + $"outcome, expected one exactly when state is ended.");
        if (draft.Outcome is not { } outcome) return;
        check.Defined("outcome", outcome.Result);
        check.Defined("outcome_reason", outcome.Reason);
    }

    private Placement Moved(PlacementState to, PlacementState from, Func<PlacementDraft, PlacementDraft>? change = null)
    {
        if (State != from)
        {
            var check = new Check(Phrase.Of($"Placering", $"Placement"), Id);
            check.Add(
                "state",
                $"är {PlacementStates.Words.Say(State)}, väntade {PlacementStates.Words.Say(from)} för att bli "
                    + $"{PlacementStates.Words.Say(to)}.",
                $"is {PlacementStates.Words.Say(State)}, expected {PlacementStates.Words.Say(from)} to become "
                    + $"{PlacementStates.Words.Say(to)}.");
            check.ThrowIfAny();
        }
        PlacementDraft draft = this with { State = to };
        return new Placement(change is null ? draft : change(draft));
    }
}
