using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>How somebody whom the plan leaves out could be placed, and who stands in the way.</summary>
public sealed record PlacementAdvice
{
    /// <summary>
    /// The loss of the cheapest way that is known, as <see cref="OptionPrice"/>; impossible when there is none.
    /// </summary>
    public required OptionPrice Price { get; init; }

    /// <summary>Who would move where, the participant among them; empty when no way is known.</summary>
    public required ImmutableArray<PlacementChange> Moves { get; init; }

    /// <summary>Rows without room that the participant, or those it could displace for less, would need.</summary>
    public required ImmutableArray<CrowdedRow> Crowded { get; init; }
}

/// <summary>A row without room: a session of a slot, or a supervisor.</summary>
/// <param name="Slot">Slot index; -1 for a supervisor.</param>
/// <param name="Session">Session index; -1 for a supervisor.</param>
/// <param name="Supervisor">Supervisor index; -1 for a session.</param>
public readonly record struct CrowdedRow(int Slot, int Session, int Supervisor);
