using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>
/// Proves a bound by a tree whose leaves cover the space of plans. Each node stands for the plans that keep the
/// decisions on its path: a participant left out, or placed at a slot; pinned participants are decided from the root
/// on. A branching node has one child for every choice of its participant that is still open. Choices may be closed
/// one by one, each with a proof that no plan of the node with that choice is worth more than <see cref="Bound"/>.
/// <para>
/// The bound at a node is the formula of <see cref="Prices"/>, weak or strong, on what is left: closed choices are no
/// options, and who cannot be left out any more has no term for it. A decided participant adds exactly the worth of the
/// decided option, or S × unplaced value; its own price is not counted, and what the option takes of a knapsack is
/// taken off its capacity. Where that capacity falls below 0, or somebody has no choice left, the node holds no plan.
/// </para>
/// <para>
/// Decisions contradict each other when two in conflict share a slot, those at a slot cannot be seated in its sessions
/// (crews left aside), a supervisor's capacity or a quota's maximum is exceeded, or a quota's minimum is not reached
/// even when everybody undecided takes the open option of largest weight.
/// </para>
/// </summary>
public sealed record BranchingCertificate
{
    /// <summary>No plan is worth more: what every leaf and every closed choice proves.</summary>
    public required long Bound { get; init; }

    /// <summary>The prices that nodes refer to.</summary>
    public ImmutableArray<Prices> Prices { get; init; } = [];

    /// <summary>The nodes in preorder: the root, then each child followed by all of its own descendants.</summary>
    public required ImmutableArray<BranchingNode> Nodes { get; init; }
}

/// <summary>A node of a search tree. A solver can write it down as soon as it knows what becomes of it.</summary>
public sealed record BranchingNode
{
    /// <summary>Why nothing better lies below, or that the node branches.</summary>
    public required BranchingKind Kind { get; init; }

    /// <summary>Number of decisions on the path: 0 for the root, one more than the parent's for every other.</summary>
    public required int Depth { get; init; }

    /// <summary>The choice of the parent's participant that leads here: a slot, -1 = left out; 0 at the root.</summary>
    public int Slot { get; init; }

    /// <summary>The undecided participant that a branching node branches on; 0 at a leaf.</summary>
    public int Participant { get; init; }

    /// <summary>
    /// Index into <see cref="BranchingCertificate.Prices"/>; null takes those of the nearest ancestor that has any.
    /// </summary>
    public int? Prices { get; init; }

    /// <summary>
    /// Choices closed here, in this order. Each one is proved with those before it already closed: decided that way,
    /// the bound is no larger than the certificate's, or the decisions contradict each other.
    /// </summary>
    public ImmutableArray<BranchingChoice> Closed { get; init; } = [];
}

/// <summary>What may become of a participant.</summary>
/// <param name="Participant">Participant index.</param>
/// <param name="Slot">Slot index, or -1 = left out.</param>
public readonly record struct BranchingChoice(int Participant, int Slot);

/// <summary>What a node of a search tree says.</summary>
public enum BranchingKind
{
    /// <summary>Its children cover every open choice of its participant.</summary>
    Branch = 1,

    /// <summary>Leaf: its prices prove that no plan here is worth more than the bound.</summary>
    Bound = 2,

    /// <summary>Leaf: the decisions contradict each other.</summary>
    Contradiction = 3,

    /// <summary>
    /// Leaf: everybody is decided, and the value is no larger than the bound, or some slot cannot seat its participants
    /// with the minimum crew.
    /// </summary>
    Decided = 4,
}
