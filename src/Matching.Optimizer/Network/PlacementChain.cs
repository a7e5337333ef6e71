using System.Collections.Immutable;

namespace Matching.Optimizer.Network;

/// <summary>Who goes where; row <see cref="NetworkPlan.None"/> is out.</summary>
internal readonly record struct Move(int Participant, int FromRow, int ToRow);

/// <summary>
/// How somebody who is left out could be placed: the cheapest chain of moves and what it costs, or who stands in the
/// way. The crowding rows are those that the chain's moves could reach for less: all their seats are taken, and
/// everybody in them loses at least as much by leaving them for good.
/// </summary>
/// <param name="Cost">
/// By how much the optimum falls; <see cref="OutsideDistances.Unreachable"/> when no chain exists.
/// </param>
/// <param name="Moves">The participant first; empty when no chain exists.</param>
/// <param name="CrowdingRows">Ascending.</param>
internal sealed record PlacementChain(long Cost, ImmutableArray<Move> Moves, ImmutableArray<int> CrowdingRows)
{
    private const int None = NetworkPlan.None;

    /// <summary>The chain for a participant that the solved plan leaves out. One search.</summary>
    public static PlacementChain For(int participant, NetworkPlan plan, OutsideDistances outside, WorkMemory memory)
    {
        TransportNetwork network = plan.Network;
        (long cost, int first) = (OutsideDistances.Unreachable, None);
        for (int a = network.Start[participant]; a < network.Stop[participant]; a++)
        {
            int row = network.Row[a];
            if (outside.To[row] == OutsideDistances.Unreachable) continue;
            long loss = plan.ProfitOf(participant) - network.Value[a] + plan.Price[row] + outside.To[row];
            if (loss < cost) (cost, first) = (loss, row);
        }

        ImmutableArray<Move> moves = first == None ? [] : Follow(participant, first, outside);
        return new PlacementChain(cost, moves, Crowding(participant, cost, plan, memory));
    }

    private static ImmutableArray<Move> Follow(int participant, int first, OutsideDistances outside)
    {
        ImmutableArray<Move>.Builder moves = ImmutableArray.CreateBuilder<Move>();
        moves.Add(new Move(participant, None, first));
        for (int row = first; row != None && outside.Mover[row] != None; row = outside.Target[row])
            moves.Add(new Move(outside.Mover[row], row, outside.Target[row]));
        return moves.ToImmutable();
    }

    private static ImmutableArray<int> Crowding(int participant, long limit, NetworkPlan plan, WorkMemory memory)
    {
        var heap = new RowHeap(plan.Network.Rows, memory);
        List<int> rows = [];
        heap.Clear();
        Relax(participant, plan.ProfitOf(participant));
        while (!heap.IsEmpty)
        {
            int row = heap.Pop();
            rows.Add(row);
            for (int i = plan.First[row]; i != None; i = plan.Next[i])
                Relax(i, heap.Distance[row] + plan.ProfitOf(i));
        }

        rows.Sort();
        return [.. rows];

        void Relax(int i, long here)
        {
            TransportNetwork network = plan.Network;
            for (int a = network.Start[i]; a < network.Stop[i]; a++)
            {
                long loss = here - network.Value[a] + plan.Price[network.Row[a]];
                if (loss < limit) heap.Lower(network.Row[a], loss);
            }
        }
    }
}
