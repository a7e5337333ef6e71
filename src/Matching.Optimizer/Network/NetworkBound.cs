namespace Matching.Optimizer.Network;

/// <summary>
/// What the prices of the rows prove: no plan is worth more than the seats at their prices and everybody's best reply
/// (linear programming duality, exactly). Values fall along the arcs, so a scan ends early. O(arcs) at worst.
/// </summary>
internal static class NetworkBound
{
    public static long Of(TransportNetwork network, long[] price)
    {
        Int128 bound = 0;
        for (int r = 0; r < price.Length; r++)
        {
            if (price[r] != 0) bound += (Int128)price[r] * network.Capacity[r];
        }

        for (int i = 0; i < network.Participants; i++) bound += BestReply(network, price, i);
        return bound > long.MaxValue ? long.MaxValue : (long)bound;
    }

    private static long BestReply(TransportNetwork network, long[] price, int i)
    {
        int start = network.Start[i];
        ReadOnlySpan<int> rows = network.Row.AsSpan(start..network.Stop[i]);
        ReadOnlySpan<long> values = network.Value.AsSpan(start, rows.Length);
        long best = network.Unplaced[i];
        for (int a = 0; a < rows.Length && values[a] > best; a++) best = Math.Max(best, values[a] - price[rows[a]]);
        return best;
    }
}
