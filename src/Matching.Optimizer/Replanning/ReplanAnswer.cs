using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>What an event came to: accepted with everybody who moved, or refused and nothing changed.</summary>
public sealed record ReplanAnswer
{
    /// <summary>Why the event was refused; null when it was accepted.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>
    /// The row of the participant the event was about; -1 for a slot or a supervisor, or a refused newcomer.
    /// </summary>
    public required int Participant { get; init; }

    /// <summary>Everybody whose place changed, ascending by participant; empty when refused.</summary>
    public required ImmutableArray<PlacementChange> Changes { get; init; }

    /// <summary>Value of the plan after the event.</summary>
    public required long Objective { get; init; }

    /// <summary>No plan of the problem after the event is worth more.</summary>
    public required long Bound { get; init; }

    /// <summary>Whether the event was accepted.</summary>
    public bool IsAccepted => Refusal is null;

    /// <summary>Those who had a place before and have none now.</summary>
    public IEnumerable<int> Displaced =>
        Changes.Where(change => change.FromSlot >= 0 && change.ToSlot < 0).Select(change => change.Participant);
}

/// <summary>Somebody's place before and after; slot -1 and sessions 0 are no place.</summary>
/// <param name="Participant">Row of the participant.</param>
/// <param name="FromSlot">Slot before.</param>
/// <param name="FromSessions">Sessions before.</param>
/// <param name="ToSlot">Slot after.</param>
/// <param name="ToSessions">Sessions after.</param>
public readonly record struct PlacementChange(
    int Participant, int FromSlot, ulong FromSessions, int ToSlot, ulong ToSessions);

/// <summary>Why an event was refused.</summary>
/// <param name="IsProved">
/// Whether no plan at all is possible after the event; false when only no repair was found.
/// </param>
/// <param name="Reason">What would lack, for people.</param>
public sealed record Refusal(bool IsProved, string Reason);
