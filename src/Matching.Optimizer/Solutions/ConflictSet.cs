using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>
/// Pins, quotas and crews that contradict each other: with everything else of these three kinds taken away, no plan
/// exists. Capacities, supervisors and conflicts between participants always hold and are not listed.
/// </summary>
public sealed record ConflictSet
{
    /// <summary>Nothing contradicts.</summary>
    public static ConflictSet Empty { get; } = new();

    /// <summary>Participant indices whose pins take part, ascending.</summary>
    public ImmutableArray<int> Pins { get; init; } = [];

    /// <summary>Quota indices that take part, ascending.</summary>
    public ImmutableArray<int> Quotas { get; init; } = [];

    /// <summary>Slot indices whose minimum crews take part, ascending.</summary>
    public ImmutableArray<int> Crews { get; init; } = [];

    /// <summary>Whether each member was shown to be needed: without it, a plan was found.</summary>
    public bool Minimal { get; init; }

    /// <summary>How many members.</summary>
    public int Count => Pins.Length + Quotas.Length + Crews.Length;
}
