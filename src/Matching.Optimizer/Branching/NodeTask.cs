namespace Matching.Optimizer.Branching;

/// <summary>One node to explore, and all that exploring it depends on beside the explorer.</summary>
/// <param name="Node">The node.</param>
/// <param name="Aim">Which plans are looked for, as known before the round.</param>
/// <param name="Limits">Rounds, and where the node ends at the latest, in ticks of its explorer.</param>
/// <param name="Dive">The dive to make when the node is bounded, or null for none.</param>
internal sealed record NodeTask(Node Node, NodeAim Aim, TreeLimits Limits, DiveTask? Dive);
