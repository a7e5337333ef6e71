using System.Numerics;

namespace Matching.Optimizer.Verification;

/// <summary>Something that may be packed.</summary>
/// <param name="Profit">What it brings, above 0.</param>
/// <param name="Weight">What it takes of the group's capacity, 0 or more.</param>
/// <param name="Seats">What it takes of its slot's seats, 0 or more.</param>
internal readonly record struct KnapsackItem(Int128 Profit, long Weight, int Seats);

/// <summary>A slot's seats and what may be packed there.</summary>
internal readonly record struct KnapsackSlot(long Seats, List<KnapsackItem> Items);

/// <summary>
/// The largest profit of a set of items whose weights together keep one capacity, and whose seats keep those of each
/// slot: the textbook dynamic program over (weight, seats), slot after slot, in one table that is overwritten in place.
/// Exact. O(items × cells) time, O(cells) memory, where the cells of a slot are (capacity + 1) × (seats + 1).
/// </summary>
internal static class Knapsack
{
    /// <exception cref="OverflowException">The profits of all items exceed 128 bits.</exception>
    public static Int128 Best(long capacity, IReadOnlyList<KnapsackSlot> slots)
    {
        (Int128 profit, Int128 weight, bool isSeated) = (0, 0, true);
        foreach (KnapsackSlot slot in slots)
        {
            Int128 seats = 0;
            foreach (KnapsackItem item in slot.Items)
            {
                profit = checked(profit + item.Profit);
                (weight, seats) = (weight + item.Weight, seats + item.Seats);
            }

            isSeated &= seats <= slot.Seats;
        }

        // Whatever fits together needs no table, and the sum of all profits bounds every entry of one.
        if (isSeated && weight <= capacity) return profit;
        long loads = (long)Int128.Min(weight, capacity);
        return profit <= long.MaxValue ? Fill<long>(loads, slots) : Fill<Int128>(loads, slots);
    }

    /// <summary>
    /// Before each slot, <c>best[b]</c> is the largest profit at the slots so far within weight b.
    /// </summary>
    private static Int128 Fill<T>(long loads, IReadOnlyList<KnapsackSlot> slots)
        where T : struct, IBinaryInteger<T>
    {
        var best = new T[loads + 1];
        foreach (KnapsackSlot slot in slots)
        {
            int width = (int)Math.Min(slot.Seats, slot.Items.Sum(item => (long)item.Seats)) + 1;
            var table = new T[best.Length * width];
            for (int b = 0; b < best.Length; b++) table.AsSpan(b * width, width).Fill(best[b]);
            foreach (KnapsackItem item in slot.Items) Pack(table, width, item);
            for (int b = 0; b < best.Length; b++) best[b] = table[b * width + width - 1];
        }

        return Int128.CreateChecked(best[^1]);
    }

    /// <summary>Heaviest row and most seats first, so that every entry read is still without the item.</summary>
    private static void Pack<T>(T[] table, int width, KnapsackItem item)
        where T : struct, IBinaryInteger<T>
    {
        T profit = T.CreateChecked(item.Profit);
        for (long b = table.Length / width - 1; b >= item.Weight; b--)
        {
            Span<T> with = table.AsSpan((int)b * width, width);
            Span<T> without = table.AsSpan((int)(b - item.Weight) * width, width);
            for (int s = width - 1; s >= item.Seats; s--)
            {
                T packed = without[s - item.Seats] + profit;
                if (packed > with[s]) with[s] = packed;
            }
        }
    }
}
