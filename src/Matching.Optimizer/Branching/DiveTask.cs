using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>A dive to make from a node, or from the root where nodes leave too little open.</summary>
/// <param name="Pace">How fast it decides.</param>
internal sealed record DiveTask(DivePace Pace)
{
    /// <summary>The root, and where its prices and mixture came to; null to dive from the node itself.</summary>
    public (Node Node, BundleState State)? Root { get; init; }

    /// <summary>Shuffles whom the dive decides first a little: many dives from one place; null for none.</summary>
    public Randomness? Shuffle { get; init; }
}
