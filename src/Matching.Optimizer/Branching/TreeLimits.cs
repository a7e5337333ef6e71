using System.Numerics;

namespace Matching.Optimizer.Branching;

/// <summary>How much work a tree may take.</summary>
/// <param name="Nodes">Most nodes.</param>
/// <param name="Ticks">Most ticks.</param>
/// <param name="Stop">Asked between nodes, for whatever else may end the search.</param>
internal sealed record TreeLimits(long Nodes, long Ticks, Func<bool> Stop)
{
    /// <summary>Dives are one node further apart for each of so many nodes; one of so many dives is slow.</summary>
    private const int NodesPerSpacing = 128, SlowDives = 3;

    /// <summary>Rounds of bounding at the root, and at other nodes.</summary>
    public int RootRounds { get; init; } = 60;

    public int NodeRounds { get; init; } = 12;

    /// <summary>Sweeps of a round, before the bound is evaluated and choices are closed.</summary>
    public int Sweeps { get; init; } = 3;

    /// <summary>Rounds in a row that lower the bound by less than a hundredth of its room: the node is split.</summary>
    public int Patience { get; init; } = 4;

    /// <summary>Ticks that even the rounds of one node end at.</summary>
    public long LastTick { get; init; } = long.MaxValue;

    /// <summary>First step of the targets, as a share of the gap.</summary>
    public double FirstStep { get; init; } = 1.0 / 16;

    /// <summary>
    /// Whether every node is dived from, and fewer as the tree grows; otherwise the first, second, fourth, eighth …
    /// </summary>
    public bool DivesOften { get; init; }

    /// <summary>Whether dives start at the root while the target is far above the plans.</summary>
    public bool DivesFromRoot { get; init; }

    /// <summary>How fast a plan is dived for from the n-th node, from 1; null for no dive.</summary>
    public DivePace? DiveAt(long node)
    {
        if (!DivesOften) return BitOperations.IsPow2(node) ? DivePace.OfTrees : null;
        (long dives, long rest) = Math.DivRem(node, 1 + node / NodesPerSpacing);
        if (rest != 0) return null;
        return dives % SlowDives == 0 ? DivePace.SlowOfTrees : DivePace.OfTrees;
    }

    public int Rounds(int depth) => depth == 0 ? RootRounds : NodeRounds;

    public bool IsOver(long ticks) => ticks >= LastTick || Stop();

    public bool MustStop(long nodes, long ticks) => nodes >= Nodes || ticks >= Ticks || Stop();
}
