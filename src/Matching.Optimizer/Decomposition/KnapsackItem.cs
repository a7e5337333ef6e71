namespace Matching.Optimizer.Decomposition;

/// <summary>An entry as its slot's knapsack sees it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Load">Units of the owner's support.</param>
/// <param name="Need">Seats.</param>
/// <param name="Profit">What it brings, more than 0.</param>
internal readonly record struct KnapsackItem(int Entry, int Load, int Need, long Profit);
