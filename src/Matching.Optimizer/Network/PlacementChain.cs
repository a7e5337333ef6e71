using System.Collections.Immutable;

namespace Matching.Optimizer.Network;

/// <summary>Who goes where; row <see cref="NetworkPlan.None"/> is out.</summary>
internal readonly record struct Move(int Participant, int FromRow, int ToRow);

/// <summary>
/// How somebody who is left out could be placed: the cheapest chain of moves and what it costs, or who stands in the
/// way. The crowding rows are those that moves can reach for less than the chain costs: all their seats are taken, and
/// no way on from any of them to a free seat, or out, costs less in all.
/// </summary>
/// <param name="Cost">
/// By how much the optimum falls; <see cref="OutsideDistances.Unreachable"/> when no chain exists.
/// </param>
/// <param name="Moves">The participant first; empty when no chain exists.</param>
/// <param name="CrowdingRows">Ascending.</param>
internal sealed record PlacementChain(long Cost, ImmutableArray<Move> Moves, ImmutableArray<int> CrowdingRows);
