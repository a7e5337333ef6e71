using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Recording;

/// <summary>
/// A node of a tree that is being recorded: what its certificate will say, and what the search needs.
/// </summary>
internal sealed class RecordedNode
{
    public RecordedNode? Parent { get; init; }

    /// <summary>Decisions on the path.</summary>
    public int Depth { get; init; }

    /// <summary>The decision that leads here from the parent; null at the root.</summary>
    public BranchingChoice? Decision { get; init; }

    /// <summary>What becomes of the node; until it is looked at, it is a leaf by its bound.</summary>
    public BranchingKind Kind { get; set; } = BranchingKind.Bound;

    /// <summary>No plan here is worth more, as the prices in force prove.</summary>
    public long Bound { get; set; }

    /// <summary>Prices of its own; null takes those of the nearest ancestor that has any.</summary>
    public Prices? Prices { get; set; }

    /// <summary>Choices closed here, in the order in which each one is proved.</summary>
    public List<BranchingChoice> Closed { get; } = [];

    /// <summary>Whom a branching node branches on.</summary>
    public int Participant { get; set; }

    public List<RecordedNode> Children { get; } = [];

    /// <summary>Prices and mixture to start from; null starts from the root's.</summary>
    public BundleState? Start { get; init; }

    /// <summary>The node below that takes one of the choices of <see cref="Participant"/>.</summary>
    public RecordedNode AddChild(int slot, long bound, BundleState? start)
    {
        var child = new RecordedNode
        {
            Parent = this,
            Depth = Depth + 1,
            Decision = new BranchingChoice(Participant, slot),
            Bound = bound,
            Start = start,
        };
        Children.Add(child);
        return child;
    }
}
