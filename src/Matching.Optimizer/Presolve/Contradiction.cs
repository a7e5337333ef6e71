namespace Matching.Optimizer.Presolve;

/// <summary>
/// Pins and quotas that contradict each other, with the prices that prove it (empty where a conflict proves it).
/// </summary>
internal sealed record Contradiction(ConflictSet Members, Prices Prices);
