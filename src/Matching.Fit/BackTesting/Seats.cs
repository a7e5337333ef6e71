namespace Matching.Fit.BackTesting;

/// <summary>
/// Gives each row of a pool one seat so that the sum of scores is within rows × <see cref="Step"/> of the largest:
/// an auction of seats of a kind (Bertsekas and Castañon 1989, "The auction algorithm for the transportation
/// problem"). Rows bid in the order in which they lost their seat, the first best action wins a tie; deterministic.
/// </summary>
internal static class Seats
{
    /// <summary>Smallest raise of a bid, in the unit of scores.</summary>
    public const double Step = 1e-3;

    /// <summary>The action of each row.</summary>
    /// <param name="scores">Row by row, one an action; finite.</param>
    /// <param name="capacities">Seats an action; together as many as rows.</param>
    public static int[] Assign(double[] scores, int[] capacities)
    {
        var rowCount = scores.Length / capacities.Length;
        var seated = new int[rowCount];
        Array.Fill(seated, -1);
        var holders = Array.ConvertAll(capacities, _ => new PriorityQueue<int, (double, int)>());
        var open = new Queue<int>(Enumerable.Range(0, rowCount));
        var turn = 0;
        while (open.TryDequeue(out var row))
        {
            var (action, bid) = Bid(scores.AsSpan(row * capacities.Length, capacities.Length), capacities, holders);
            var held = holders[action];
            if (held.Count == capacities[action] && held.TryDequeue(out var loser, out _))
            {
                seated[loser] = -1;
                open.Enqueue(loser);
            }
            held.Enqueue(row, (bid, turn++));
            seated[row] = action;
        }
        return seated;
    }

    /// <summary>The best action at present prices, and the bid that the second best allows.</summary>
    private static (int Action, double Bid) Bid(
        ReadOnlySpan<double> scores, int[] capacities, PriorityQueue<int, (double Bid, int)>[] holders)
    {
        var (best, first, second) = (-1, double.NegativeInfinity, double.NegativeInfinity);
        for (var action = 0; action < scores.Length; action++)
        {
            if (capacities[action] == 0) continue;
            var value = scores[action] - Price(holders[action], capacities[action]);
            if (value > first) (best, first, second) = (action, value, first);
            else if (value > second) second = value;
        }
        var price = Price(holders[best], capacities[best]);
        return (best, price + Step + (double.IsNegativeInfinity(second) ? 0 : first - second));
    }

    /// <summary>What a seat costs: nothing while one is free, else the lowest bid that holds one.</summary>
    private static double Price(PriorityQueue<int, (double Bid, int)> holders, int capacity) =>
        holders.Count == capacity && holders.TryPeek(out _, out var lowest) ? lowest.Bid : 0;
}
