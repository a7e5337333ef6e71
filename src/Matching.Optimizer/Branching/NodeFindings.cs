using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Branching;

/// <summary>What came of exploring a node.</summary>
internal sealed class NodeFindings
{
    /// <summary>The best plan worth more than the incumbent, if found: candidate and mask per participant.</summary>
    public (long Value, int[] Choice, ulong[] Sessions)? Plan { get; set; }

    /// <summary>The parts that the node was split into; none when nothing better is left in it.</summary>
    public List<Node> Children { get; } = [];

    /// <summary>Whether everybody is decided, and whether that is a plan was too long a question.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>Of a root that is to be split for a target first: where its prices and mixture came to.</summary>
    public BundleState? Root { get; set; }
}
