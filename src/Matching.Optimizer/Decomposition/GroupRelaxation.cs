using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// The strong Lagrangian subproblem: participants, sessions and quotas are priced, and every group of slots fills its
/// knapsack with the most profitable entries (the relaxation of the assignment constraints: Fisher 1981, section 5;
/// Posta, Ferland and Michelon 2012, section 2). Exact in integers: prices are fixed point. Forced participants have to
/// be somewhere, closed entries can not be chosen.
/// </summary>
internal sealed class GroupRelaxation
{
    private readonly GroupFilling _filling;
    private int _pricedQuotas;
    private readonly GroupAnswer _answer;

    public GroupRelaxation(Problem problem, Candidates candidates, RowActivity activity, WorkMemory memory)
    {
        (Problem, Candidates) = (problem, candidates);
        Scale = FittingScale(problem, candidates);
        Grouping = Grouping.Of(problem, candidates, activity);
        Rows = new RowLayout(problem, Grouping, activity);
        Entries = new SlotEntries(problem, candidates, (Grouping, Scale), memory);
        Price = memory.Take<long>(Rows.Count);
        Charge = new SessionCharge(problem, Rows, Price);
        IsOpen = memory.Take(candidates.Count, true);
        IsForced = [.. problem.Participants.PinnedSlot.Select(slot => slot >= 0)];
        _filling = new GroupFilling(Grouping, Entries);
        _answer = new GroupAnswer(this, memory);
    }

    public Problem Problem { get; }

    public Candidates Candidates { get; }

    public Grouping Grouping { get; }

    public RowLayout Rows { get; }

    public SlotEntries Entries { get; }

    public SessionCharge Charge { get; }

    /// <summary>Price units in one unit of value.</summary>
    public long Scale { get; }

    /// <summary>Price per row, in fixed point; ≥ 0 except for participants.</summary>
    public long[] Price { get; }

    /// <summary>Per entry whether it may be chosen.</summary>
    public bool[] IsOpen { get; }

    /// <summary>Per participant whether being left out is ruled out.</summary>
    public bool[] IsForced { get; }

    /// <summary>Work done so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>Scale × value of being left out.</summary>
    public long Left(int participant) => Scale * Problem.Participants.UnplacedValue[participant];

    /// <summary>States the price of a row.</summary>
    public void SetPrice(int row, long price)
    {
        if (row >= Rows.Minima) _pricedQuotas += (price != 0 ? 1 : 0) - (Price[row] != 0 ? 1 : 0);
        Price[row] = price;
    }

    /// <summary>Opens every entry again and forces only who is pinned.</summary>
    public void Reset()
    {
        Array.Fill(IsOpen, true);
        for (int i = 0; i < IsForced.Length; i++) IsForced[i] = Problem.Participants.PinnedSlot[i] >= 0;
    }

    /// <summary>The present prices as a certificate carries them.</summary>
    public Prices Publish() => new()
    {
        Scale = Scale,
        Participant = [.. Price.AsSpan(0, Rows.Sessions)],
        Session = [.. Price.AsSpan(Rows.Sessions, Rows.Supervisors - Rows.Sessions)],
        Supervisor = [.. Price.AsSpan(Rows.Supervisors, Rows.Minima - Rows.Supervisors)],
        QuotaMinimum = [.. Price.AsSpan(Rows.Minima, Rows.Maxima - Rows.Minima)],
        QuotaMaximum = [.. Price.AsSpan(Rows.Maxima)],
        SupportGrain = [.. Grouping.Grain],
        SeatSessions = [.. Grouping.SeatSessions],
    };

    /// <summary>Scale × bound at the present prices.</summary>
    public Int128 Evaluate()
    {
        Int128 bound = RowWorth();
        for (int g = 0; g < Grouping.Count; g++) bound += Fill(g);
        return bound;
    }

    /// <summary>What the rows are worth at their prices.</summary>
    public Int128 RowWorth()
    {
        Int128 sum = 0;
        for (int i = 0; i < Rows.Sessions; i++) sum += IsForced[i] ? Price[i] : Math.Max(Price[i], Left(i));
        for (int r = Rows.Sessions; r < Rows.Count; r++)
        {
            if (Price[r] != 0) sum += (Int128)Price[r] * Rows.RightSide(Problem, r);
        }

        return sum;
    }

    /// <summary>The largest profit of a group, as <see cref="GroupAnswer"/> finds it.</summary>
    public long Fill(int group)
    {
        if (IsExact) return _answer.Fill(group, Chosen);
        long worth = FillKnapsack(group);
        Chosen.Clear();
        ReadChosen(Chosen);
        return worth;
    }

    /// <summary>Entries behind the last <see cref="Fill"/>.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>Whether groups answer with sets that can be seated, or with what their knapsacks hold.</summary>
    public bool IsExact { get; set; }

    /// <summary>
    /// The largest profit of a group's knapsack; <see cref="ReadChosen"/> and <see cref="Forced"/> speak of the same
    /// group until the next call.
    /// </summary>
    public long FillKnapsack(int group)
    {
        Gather(group);
        return Solve([]);
    }

    /// <summary>The same for the group gathered last, some entries left out.</summary>
    public long Solve(ReadOnlySpan<int> excluded)
    {
        long worth = _filling.Solve(excluded);
        Ticks += _filling.Ticks;
        return worth;
    }

    /// <summary>Lays out what the slots of a group could hold at the present prices.</summary>
    public void Gather(int group)
    {
        _filling.Begin(group);
        for (int n = Grouping.Start[group]; n < Grouping.Start[group + 1]; n++)
        {
            int slot = Grouping.Slot[n];
            Charge.Refresh(slot);
            _filling.BeginSlot(slot);
            for (int e = Entries.Start[slot]; e < Entries.Start[slot + 1]; e++)
            {
                // Sessions and support only cost: most entries are out before they are asked for.
                if (!IsOpen[e] || (_pricedQuotas == 0 && Entries.Worth[e] <= Price[Entries.Participant[e]])) continue;
                long profit = Profit(slot, e);
                if (profit > 0) _filling.Offer(e, profit);
            }

            Ticks += Entries.Start[slot + 1] - Entries.Start[slot];
        }
    }

    /// <summary>Appends the chosen entries of the group filled last.</summary>
    public void ReadChosen(List<int> chosen) => _filling.ReadChosen(chosen);

    /// <summary>
    /// The largest profit of the group filled last, when an entry of one of its slots has to be chosen.
    /// </summary>
    public long Forced(int slot, int entry) => _filling.Forced(slot, entry, Profit(slot, entry));

    /// <summary>Makes <see cref="Forced"/> ready for a group.</summary>
    public void PrepareForced(int group)
    {
        FillKnapsack(group);
        _filling.PrepareForced();
    }

    /// <summary>What an entry brings its group after everything it pays.</summary>
    public long Profit(int slot, int entry)
    {
        int i = Entries.Participant[entry];
        long profit = Entries.Worth[entry] - Price[i];
        if (_pricedQuotas > 0) profit -= QuotaCost(entry);
        ReadOnlySpan<int> supervisors = Problem.Slots.SupervisorsOf(slot);
        if (supervisors.Length > (Grouping.Owner[Grouping.GroupOf[slot]] >= 0 ? 1 : 0))
        {
            long load = Problem.Options.SupportLoad[Candidates.Option[Entries.Candidate[entry]]];
            foreach (int h in supervisors) profit -= Price[Rows.Supervisors + h] * load;
        }

        return profit - Charge.Cheapest(i, slot);
    }

    private long QuotaCost(int entry)
    {
        (int from, int to) = Problem.Quotas.EntriesOf(Candidates.Option[Entries.Candidate[entry]]);
        long cost = 0;
        for (int n = from; n < to; n++)
        {
            int q = Problem.Quotas.Quota[n];
            cost += Problem.Quotas.Weight[n] * (Price[Rows.Maxima + q] - Price[Rows.Minima + q]);
        }

        return cost;
    }

    /// <summary>The scale that keeps scaled values within 10¹², so that a million of them stay far below 2⁶².</summary>
    private static long FittingScale(Problem problem, Candidates candidates)
    {
        long largest = 1;
        foreach (long value in candidates.Value) largest = Math.Max(largest, Math.Abs(value));
        foreach (long value in problem.Participants.UnplacedValue) largest = Math.Max(largest, Math.Abs(value));
        long scale = 1;
        while (scale < Prices.LargestScale && largest * scale * 10 <= 1_000_000_000_000) scale *= 10;
        return scale;
    }
}
