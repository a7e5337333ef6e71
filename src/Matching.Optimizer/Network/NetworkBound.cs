namespace Matching.Optimizer.Network;

/// <summary>
/// What the prices of the rows prove: no plan is worth more than the seats at their prices and everybody's best reply
/// (linear programming duality, exactly). Values fall along the arcs, so a scan ends early. O(arcs) at worst.
/// </summary>
internal static class NetworkBound
{
    public static long Of(TransportNetwork network, long[] price)
    {
        var bound = new WideSum();
        for (int r = 0; r < price.Length; r++)
        {
            if (price[r] != 0) bound.Add(price[r], network.Capacity[r]);
        }

        for (int i = 0; i < network.Participants; i++) bound.Add(BestReply(network, price, i));
        return bound.Saturated;
    }

    private static long BestReply(TransportNetwork network, long[] price, int i)
    {
        ReadOnlySpan<int> rows = network.RowsOf(i);
        ReadOnlySpan<long> values = network.ValuesOf(i);
        long best = network.Unplaced[i];
        for (int a = 0; a < rows.Length && values[a] > best; a++) best = Math.Max(best, values[a] - price[rows[a]]);
        return best;
    }
}
