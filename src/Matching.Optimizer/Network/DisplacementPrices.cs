using System.Runtime.InteropServices;

namespace Matching.Optimizer.Network;

/// <summary>
/// What it costs everybody together when a participant is made to take an option: by how much the optimum falls,
/// exactly. The participant's own loss at the prices, and then the shortest way to make room: straight to the seat it
/// leaves, or out and in again elsewhere. One search per row asked about; 0 for the plan's own choice.
/// </summary>
internal sealed class DisplacementPrices(NetworkPlan plan, OutsideDistances outside, WorkMemory memory)
{
    /// <summary>Price of an option that no plan can choose: pinned participants hold the seats.</summary>
    public const long Impossible = OutsideDistances.Unreachable;

    private readonly DirectDistances _direct = new(plan, outside, memory);
    private readonly bool[] _isHome = memory.Flags(plan.Network.Rows);

    /// <summary>
    /// Prices per choice, in the order given. Below 0 where a choice is new and the optimum would rise with it.
    /// </summary>
    public long[] Of(ReadOnlySpan<Choice> choices)
    {
        var price = new long[choices.Length];
        int[] order = new int[choices.Length], rows = new int[choices.Length];
        int open = 0;
        for (int c = 0; c < price.Length; c++)
        {
            price[c] = ByWayOfOutside(choices[c]);
            if (price[c] == 0 || plan.Row[choices[c].Participant] == NetworkPlan.None) continue;
            (rows[open], order[open]) = (choices[c].Row, c);
            open++;
        }

        Array.Sort(rows, order, 0, open);
        for (int from = 0; from < open;)
        {
            int to = from + 1;
            while (to < open && rows[to] == rows[from]) to++;
            Straighten(choices, price, order.AsSpan(from..to));
            from = to;
        }

        for (int c = 0; c < price.Length; c++)
        {
            if (price[c] != Impossible) price[c] += OwnLoss(choices[c]);
        }

        return price;
    }

    /// <summary>The best options of everybody by value, at most so many each, with their prices.</summary>
    public Displacement[] OfBest(int count)
    {
        TransportNetwork network = plan.Network;
        List<Choice> choices = [];
        List<Displacement> options = [];
        List<int> optionOf = [];
        for (int i = 0; i < network.Participants; i++)
        {
            int first = options.Count;
            for (int a = network.Start[i]; a < network.Stop[i]; a++)
            {
                int slot = network.Row[a] / network.SessionCount;
                if (options.Count == first || options[^1].Slot != slot)
                {
                    if (options.Count == first + count) break;
                    options.Add(new Displacement(i, slot, network.Value[a], Impossible));
                }

                optionOf.Add(options.Count - 1);
                choices.Add(new Choice(i, network.Row[a], network.Value[a]));
            }
        }

        long[] price = Of(CollectionsMarshal.AsSpan(choices));
        Displacement[] best = [.. options];
        for (int c = 0; c < price.Length; c++)
            best[optionOf[c]] = best[optionOf[c]] with { Price = Math.Min(best[optionOf[c]].Price, price[c]) };
        return best;
    }

    private long OwnLoss(Choice choice) =>
        plan.ProfitOf(choice.Participant) - choice.Value + plan.Price[choice.Row];

    private long ByWayOfOutside(Choice choice)
    {
        int home = plan.Row[choice.Participant];
        long away = outside.To[choice.Row];
        if (home == choice.Row) return 0;
        return home == NetworkPlan.None || away == Impossible ? away : away + outside.From[home];
    }

    /// <summary>Lowers the prices of choices of one row to the direct way, where that is shorter.</summary>
    private void Straighten(ReadOnlySpan<Choice> choices, long[] price, ReadOnlySpan<int> asked)
    {
        int homes = 0;
        foreach (int c in asked)
        {
            ref bool isHome = ref _isHome[plan.Row[choices[c].Participant]];
            if (!isHome) homes++;
            isHome = true;
        }

        _direct.Search(choices[asked[0]].Row, homes, _isHome);
        foreach (int c in asked)
        {
            int home = plan.Row[choices[c].Participant];
            price[c] = Math.Min(price[c], _direct.To(home));
        }

        foreach (int c in asked) _isHome[plan.Row[choices[c].Participant]] = false;
    }
}

/// <summary>A participant in a row for a value; an arc of the network or a new one.</summary>
internal readonly record struct Choice(int Participant, int Row, long Value);

/// <summary>An option with the amount by which the optimum falls when the participant takes it.</summary>
internal readonly record struct Displacement(int Participant, int Slot, long Value, long Price);
