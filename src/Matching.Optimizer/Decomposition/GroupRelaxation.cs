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
    private readonly OpenEntries _open;
    private readonly bool[] _paysSupport;
    private int _pricedQuotas;

    public GroupRelaxation(Problem problem, Candidates candidates, RowActivity activity, WorkMemory memory)
    {
        (Problem, Candidates) = (problem, candidates);
        Scale = FittingScale(problem, candidates);
        Grouping = Grouping.Of(problem, candidates, activity);
        Rows = new RowLayout(problem, candidates, (Grouping, activity));
        _paysSupport = [.. Enumerable.Range(0, problem.Slots.Count).Select(PaysSupport)];
        Entries = new SlotEntries(problem, candidates, (Grouping, Scale), memory);
        Price = memory.Longs(Rows.Count);
        Charge = new SessionCharge(problem, Rows, Price);
        _open = new OpenEntries(Entries, candidates, memory);
        IsNarrower = new bool[Grouping.Count];
        IsForced = [.. problem.Participants.PinnedSlot.Select(slot => slot >= 0)];
        Seated = new int[]?[Grouping.Count];
        IsPlain = PlainGroups.Of(problem, candidates, activity, Grouping);
    }

    /// <summary>Another subproblem of the same tables, all prices 0.</summary>
    private GroupRelaxation(GroupRelaxation other)
    {
        (Problem, Candidates, Scale) = (other.Problem, other.Candidates, other.Scale);
        (Grouping, IsPlain, Rows, Entries) = (other.Grouping, other.IsPlain, other.Rows, other.Entries);
        _paysSupport = other._paysSupport;
        (IsExact, MostKnapsacks) = (other.IsExact, other.MostKnapsacks);
        Price = new long[Rows.Count];
        Charge = new SessionCharge(Problem, Rows, Price);
        _open = new OpenEntries(Entries, Candidates, new WorkMemory());
        IsNarrower = new bool[Grouping.Count];
        IsForced = new bool[Rows.Sessions];
        Seated = new int[]?[Grouping.Count];
        Reset();
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
    public ReadOnlySpan<bool> IsOpen => _open.Flags;

    /// <summary>Per group whether entries were closed since a bundle last looked.</summary>
    public bool[] IsNarrower { get; }

    /// <summary>Per participant whether being left out is ruled out.</summary>
    public bool[] IsForced { get; }

    /// <summary>Whether quotas change what entries bring.</summary>
    public bool HasPricedQuotas => _pricedQuotas > 0;

    /// <summary>Whether groups answer with sets that can be seated, or with what their knapsacks hold.</summary>
    public bool IsExact { get; set; }

    /// <summary>Per group whether every set that its knapsack holds can be seated.</summary>
    public bool[] IsPlain { get; }

    /// <summary>Knapsacks after which the search for a set that can be seated is given up.</summary>
    public int MostKnapsacks { get; init; } = 24;

    /// <summary>
    /// Whether an answer that was given up is thinned out until it can be seated. Such sets make better plans; as
    /// answers they hide how far a price is from right, so the bound is lowered without.
    /// </summary>
    public bool Repairs { get; set; }

    /// <summary>The entries that pricers look at; every one where there are none, which only bounds need.</summary>
    public Shortlists? Shortlists { get; set; }

    /// <summary>Per group the set that could be seated last: mostly the answer comes again.</summary>
    public int[]?[] Seated { get; }

    /// <summary>
    /// The same subproblem with prices and closings of its own, none so far, for somebody who works at the same time;
    /// the tables are shared.
    /// </summary>
    public GroupRelaxation Twin() => new(this);

    /// <summary>Slot of an entry.</summary>
    public int SlotOf(int entry) => Candidates.Slot[Entries.Candidate[entry]];

    /// <summary>Scale × value of being left out.</summary>
    public long Left(int participant) => Scale * Problem.Participants.UnplacedValue[participant];

    /// <summary>The open entries of a slot, ascending; valid until the next change.</summary>
    public ReadOnlySpan<int> OpenAt(int slot) => _open.Of(slot);

    /// <summary>Rules an entry out.</summary>
    public void Close(int entry)
    {
        _open.Close(entry);
        IsNarrower[Grouping.GroupOf[SlotOf(entry)]] = true;
    }

    /// <summary>States the price of a row; beyond the row's highest it is that one.</summary>
    public void SetPrice(int row, long price)
    {
        if (row >= Rows.Minima) _pricedQuotas += (price != 0 ? 1 : 0) - (Price[row] != 0 ? 1 : 0);
        Price[row] = Math.Clamp(price, -Rows.Most[row], Rows.Most[row]);
    }

    /// <summary>States all prices, in units of value; those of rows without a price are left aside.</summary>
    public void Load(ReadOnlySpan<double> prices)
    {
        for (int r = 0; r < prices.Length; r++)
        {
            if (Rows.IsPriced[r]) SetPrice(r, (long)Math.Round(prices[r] * Scale));
        }
    }

    /// <summary>A scaled bound in whole units of value, rounded down.</summary>
    public long Floor(Int128 scaled)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(scaled, Scale);
        return long.CreateSaturating(rest < 0 ? quotient - 1 : quotient);
    }

    /// <summary>Opens every entry again.</summary>
    public void OpenAll() => _open.OpenAll();

    /// <summary>Opens every entry again and forces only who is pinned.</summary>
    public void Reset()
    {
        OpenAll();
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

    /// <summary>
    /// By how much an entry is worth less than its participant's price, sessions and support left aside.
    /// </summary>
    public long Lack(int entry)
    {
        long lack = Price[Entries.Participant[entry]] - Entries.Worth[entry];
        return HasPricedQuotas ? lack + QuotaCost(entry) : lack;
    }

    /// <summary>What an entry brings its group after everything it pays.</summary>
    public long Profit(int slot, int entry)
    {
        int i = Entries.Participant[entry];
        long profit = Entries.Worth[entry] - Price[i];
        if (HasPricedQuotas) profit -= QuotaCost(entry);
        if (_paysSupport[slot])
        {
            long load = Problem.Options.SupportLoad[Candidates.Option[Entries.Candidate[entry]]];
            foreach (int h in Problem.Slots.SupervisorsOf(slot)) profit -= Price[Rows.Supervisors + h] * load;
        }

        return profit - Charge.Cheapest(i, slot);
    }

    private bool PaysSupport(int slot)
    {
        foreach (int h in Problem.Slots.SupervisorsOf(slot))
        {
            if (Rows.IsPriced[Rows.Supervisors + h]) return true;
        }

        return false;
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
