using System.Collections.Immutable;

namespace Matching.Optimizer.Network;

/// <summary>
/// Chains for those whom a solved plan leaves out. The moves are read off the shortest-path tree to the outside; the
/// crowding rows take one search, which ends at the chain's cost.
/// </summary>
internal sealed class PlacementChains(NetworkPlan plan, OutsideDistances outside, WorkMemory memory)
{
    private const int None = NetworkPlan.None;
    private readonly RowHeap _heap = new(plan.Network.Rows, memory);

    /// <summary>The cheapest chain for a participant who is left out, and the rows that crowd it out.</summary>
    public PlacementChain For(int participant)
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

        ImmutableArray<Move> moves = first == None ? [] : Follow(participant, first);
        return new PlacementChain(cost, moves, Crowding(participant, cost));
    }

    private ImmutableArray<Move> Follow(int participant, int first)
    {
        ImmutableArray<Move>.Builder moves = ImmutableArray.CreateBuilder<Move>();
        moves.Add(new Move(participant, None, first));
        for (int row = first; row != None && outside.Mover[row] != None; row = outside.Target[row])
            moves.Add(new Move(outside.Mover[row], row, outside.Target[row]));
        return moves.ToImmutable();
    }

    private ImmutableArray<int> Crowding(int participant, long limit)
    {
        List<int> rows = [];
        _heap.Clear();
        Relax(participant, plan.ProfitOf(participant), limit);
        while (!_heap.IsEmpty)
        {
            int row = _heap.Pop();
            rows.Add(row);
            for (int i = plan.First[row]; i != None; i = plan.Next[i])
                Relax(i, _heap.Distance[row] + plan.ProfitOf(i), limit);
        }

        rows.Sort();
        return [.. rows];
    }

    private void Relax(int i, long here, long limit)
    {
        ReadOnlySpan<int> rows = plan.Network.RowsOf(i);
        ReadOnlySpan<long> values = plan.Network.ValuesOf(i);
        for (int a = 0; a < rows.Length && here - values[a] < limit; a++)
        {
            long loss = here - values[a] + plan.Price[rows[a]];
            if (loss < limit) _heap.Lower(rows[a], loss);
        }
    }
}
