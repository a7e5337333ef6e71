using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>
/// What a unit of each shared resource is worth: Lagrangian multipliers in fixed point. Any prices of their ranges
/// prove a bound for every plan (weak duality; Geoffrion 1974, Fisher 1981). With the scale S, and rounded down after
/// division by S, the weak form (<see cref="Participant"/> is empty) proves
/// <code>
/// S × bound = Σ capacity × session price + Σ support capacity × supervisor price
///           + Σ quota maximum × its price − Σ quota minimum × its price + Σ over participants of the best reply
/// </code>
/// The worth of an option is S × value − the cheapest sessions needed − support load × the prices of the slot's
/// supervisors − weight × (maximum price − minimum price) of each quota. The best reply of a participant is the largest
/// of S × unplaced value (unless pinned) and the worths of the usable options. An option is usable unless no plan can
/// choose it: too few common sessions, another slot than the pinned one, a load above the capacity of one of the
/// supervisors, or a weight above the maximum of a quota.
/// <para>
/// The strong form prices the participants too and keeps chosen rows as knapsacks. A slot belongs to the first
/// supervisor in its list whose <see cref="SupportGrain"/> is above 0, its owner, or to nobody. The slots of one owner
/// are a group; a slot without owner is a group alone. The profit of a usable option is its worth − the price of its
/// participant. K of a group is the largest sum of profits over the sets X of the group's usable options that keep
/// <list type="bullet">
/// <item>with an owner of grain g: Σ over X of ⌊load / g⌋ ≤ ⌊support capacity / g⌋;</item>
/// <item>at each slot whose <see cref="SeatSessions"/> T are not 0: Σ over X there of max(0, sessions needed − number
/// of common sessions outside T) ≤ Σ over the sessions of T of the capacity.</item>
/// </list>
/// The owner's price is paid beside the knapsack. X may hold a participant at two slots; that only raises the bound.
/// <code>
/// S × bound = the four sums of rows above + Σ participant price
///           + Σ over unpinned participants of max(0, S × unplaced value − participant price) + Σ over groups of K
/// </code>
/// A pinned participant without a usable option proves in both forms that there is no plan.
/// </para>
/// </summary>
public sealed record Prices
{
    /// <summary>Largest price scale.</summary>
    public const long LargestScale = 1_000_000;

    /// <summary>Price units in one unit of value, 1 to <see cref="LargestScale"/>.</summary>
    public required long Scale { get; init; }

    /// <summary>Price of a seat: entry <c>slot × session count + session</c>, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> Session { get; init; } = Columns.NoLongs;

    /// <summary>Price of a unit of support load per supervisor, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> Supervisor { get; init; } = Columns.NoLongs;

    /// <summary>Price per unit of weight of holding a quota's minimum, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> QuotaMinimum { get; init; } = Columns.NoLongs;

    /// <summary>Price per unit of weight of holding a quota's maximum, ≥ 0; empty when all are 0.</summary>
    public ImmutableArray<long> QuotaMaximum { get; init; } = Columns.NoLongs;

    /// <summary>
    /// Price of each participant, of any sign; empty for the weak form, and then the next two are empty too.
    /// </summary>
    public ImmutableArray<long> Participant { get; init; } = Columns.NoLongs;

    /// <summary>
    /// Per supervisor 0 where support is only priced, or the unit, 1 or more, in which it is also kept as a knapsack;
    /// empty when all are 0. A knapsack of one slot has at most 4 194 304 cells: (⌊support capacity / grain⌋ + 1) ×
    /// (seats kept + 1).
    /// </summary>
    public ImmutableArray<long> SupportGrain { get; init; } = Columns.NoLongs;

    /// <summary>
    /// Per slot 0 where seats are only priced, or the mask of open sessions whose seats together are also kept as a
    /// knapsack; empty when all are 0.
    /// </summary>
    public ImmutableArray<ulong> SeatSessions { get; init; } = Columns.NoMasks;

    /// <summary>Zero prices: they prove that nobody can be better off than with the own best option.</summary>
    public static Prices Zero { get; } = new() { Scale = 1 };
}
