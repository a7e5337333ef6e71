using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Branching;

/// <summary>
/// A part of the space of plans: what its path has decided and closed, and a bound on the value of its plans. Prices
/// and mixture are those of the parent, shared between siblings.
/// </summary>
internal sealed class Node
{
    public Node? Parent { get; init; }

    /// <summary>Depth: decisions taken on the path.</summary>
    public int Depth { get; init; }

    /// <summary>Whose place is decided here; -1 at the root.</summary>
    public int Participant { get; init; } = -1;

    /// <summary>The entry the participant is put at; -1 leaves it out.</summary>
    public int Entry { get; init; } = -1;

    /// <summary>No plan of this part is worth more.</summary>
    public long Bound { get; set; }

    /// <summary>Entries that hold no better plan here, found when the node was looked at.</summary>
    public List<int> Closed { get; } = [];

    /// <summary>Participants that are placed in every better plan, found when the node was looked at.</summary>
    public List<int> Forced { get; } = [];

    /// <summary>Prices and mixture to start from.</summary>
    public BundleState? Start { get; init; }

    /// <summary>Number of the explorer that the node goes to; its parent's until it is assigned.</summary>
    public int Explorer { get; set; }
}
