using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>
/// What a unit of each shared resource is worth: Lagrangian multipliers in fixed point. Any prices ≥ 0 prove a bound
/// (weak duality): with the scale S,
/// <code>
/// S × bound = Σ capacity × session price + Σ support capacity × supervisor price
///           + Σ quota maximum × its price − Σ quota minimum × its price + Σ over participants of the best reply
/// </code>
/// rounded down after division by S. The best reply of a participant is the largest of S × unplaced value (unless
/// pinned) and, over its options, S × value − the cheapest sessions needed − support load × the prices of the slot's
/// supervisors − weight × (maximum price − minimum price) of each quota. An option that no plan can choose is left out
/// of the replies: too few common sessions, another slot than the pinned one, a load above the capacity of one of the
/// supervisors, or a weight above the maximum of a quota.
/// </summary>
public sealed record Prices
{
    /// <summary>Largest price scale.</summary>
    public const long LargestScale = 1_000_000;

    /// <summary>Price units in one unit of value, 1 to <see cref="LargestScale"/>.</summary>
    public required long Scale { get; init; }

    /// <summary>Price of a seat: entry <c>slot × session count + session</c>, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> Session { get; init; } = [];

    /// <summary>Price of a unit of support load per supervisor, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> Supervisor { get; init; } = [];

    /// <summary>Price per unit of weight of holding a quota's minimum, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> QuotaMinimum { get; init; } = [];

    /// <summary>Price per unit of weight of holding a quota's maximum, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> QuotaMaximum { get; init; } = [];

    /// <summary>Zero prices: they prove that nobody can be better off than with the own best option.</summary>
    public static Prices Zero { get; } = new() { Scale = 1 };
}
