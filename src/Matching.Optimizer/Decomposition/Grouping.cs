using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Which slots share a knapsack. A slot belongs to the first of its supervisors whose support is kept whole; the slots
/// of one owner form a group, a slot without owner is a group alone. Its other supervisors' support is priced, there
/// and at their own slots. Beside the support, a slot may keep its seats: all those of its open sessions together, of
/// which everybody takes the sessions needed.
/// </summary>
internal sealed class Grouping
{
    /// <summary>Most units of support in a knapsack: coarser grains bring larger capacities below.</summary>
    private const int MostSupport = 8192;

    /// <summary>Most cells of a line of a slot's table for which seats are kept beside the support.</summary>
    private const int MostCells = 1 << 16;

    /// <summary>Most cells of a whole table, a line for each who may come: 64 MB.</summary>
    private const int MostTable = 1 << 23;
    private readonly int[] _mostAt;

    private Grouping(int supervisors, int slots)
    {
        Grain = new long[supervisors];
        (SeatSessions, Seats) = (new ulong[slots], new int[slots]);
        GroupOf = new int[slots];
        IsGuest = new bool[supervisors];
        _mostAt = new int[slots];
    }

    /// <summary>Unit of support per supervisor; 0 where support is only priced.</summary>
    public long[] Grain { get; }

    /// <summary>Per slot the sessions whose seats are kept together; 0 where seats are only priced.</summary>
    public ulong[] SeatSessions { get; }

    /// <summary>Per slot the seats kept.</summary>
    public int[] Seats { get; }

    /// <summary>Group per slot.</summary>
    public int[] GroupOf { get; }

    /// <summary>Per supervisor whether a slot of theirs belongs to somebody else: no knapsack holds its load.</summary>
    public bool[] IsGuest { get; }

    /// <summary>
    /// The slots of group g are entries <c>Start[g]</c> up to <c>Start[g + 1]</c> of <see cref="Slot"/>.
    /// </summary>
    public int[] Start { get; private set; } = [];

    /// <summary>Slots by group, ascending within one.</summary>
    public int[] Slot { get; private set; } = [];

    /// <summary>Owner per group, or -1.</summary>
    public int[] Owner { get; private set; } = [];

    /// <summary>Units of support per group; 0 without owner.</summary>
    public int[] Support { get; private set; } = [];

    public int Count => Owner.Length;

    /// <summary>Cells of all tables of the group that needs most.</summary>
    public long LargestTables()
    {
        var cells = new long[Count];
        for (int j = 0; j < GroupOf.Length; j++)
            cells[GroupOf[j]] += (_mostAt[j] + 1L) * (Seats[j] + 1) * (Support[GroupOf[j]] + 1);
        return cells.DefaultIfEmpty().Max();
    }

    public static Grouping Of(Problem problem, Candidates candidates, RowActivity activity)
    {
        var grouping = new Grouping(problem.Supervisors.Count, problem.Slots.Count);
        foreach (int slot in candidates.Slot) grouping._mostAt[slot]++;
        grouping.ChooseGrains(problem, candidates, activity);
        grouping.Gather(problem);
        grouping.ChooseSeats(problem, activity);
        return grouping;
    }

    /// <summary>The owner of a slot, or -1.</summary>
    public int OwnerOf(Problem problem, int slot)
    {
        foreach (int h in problem.Slots.SupervisorsOf(slot))
        {
            if (Grain[h] > 0) return h;
        }

        return -1;
    }

    /// <summary>
    /// Exact units by the greatest common divisor; coarser ones only where the table would be too long.
    /// </summary>
    private void ChooseGrains(Problem problem, Candidates candidates, RowActivity activity)
    {
        var divisor = new long[Grain.Length];
        for (int c = 0; c < candidates.Count; c++)
        {
            long load = problem.Options.SupportLoad[candidates.Option[c]];
            foreach (int h in problem.Slots.SupervisorsOf(candidates.Slot[c]))
                divisor[h] = (long)BigInteger.GreatestCommonDivisor(divisor[h], load);
        }

        var lines = new int[Grain.Length];
        for (int j = 0; j < _mostAt.Length; j++)
        {
            foreach (int h in problem.Slots.SupervisorsOf(j)) lines[h] = Math.Max(lines[h], _mostAt[j] + 1);
        }

        for (int h = 0; h < Grain.Length; h++)
        {
            if (!activity.Supervisors[h]) continue;
            int most = Math.Clamp(MostTable / lines[h] - 1, 1, MostSupport);
            long coarse = problem.Supervisors.SupportCapacity[h] / most + 1;
            Grain[h] = problem.Supervisors.SupportCapacity[h] / Math.Max(1, divisor[h]) <= most
                ? Math.Max(1, divisor[h])
                : coarse;
        }
    }

    private void Gather(Problem problem)
    {
        var owners = new List<int>();
        var groupOfOwner = new int[Grain.Length];
        Array.Fill(groupOfOwner, -1);
        for (int j = 0; j < GroupOf.Length; j++)
        {
            int owner = OwnerOf(problem, j);
            foreach (int h in problem.Slots.SupervisorsOf(j)) IsGuest[h] |= h != owner;
            if (owner >= 0 && groupOfOwner[owner] >= 0)
            {
                GroupOf[j] = groupOfOwner[owner];
                continue;
            }

            GroupOf[j] = owners.Count;
            if (owner >= 0) groupOfOwner[owner] = owners.Count;
            owners.Add(owner);
        }

        Owner = [.. owners];
        Support = [.. owners.Select(h => h < 0 ? 0 : (int)(problem.Supervisors.SupportCapacity[h] / Grain[h]))];
        Start = new int[Count + 1];
        foreach (int group in GroupOf) Start[group + 1]++;
        for (int g = 0; g < Count; g++) Start[g + 1] += Start[g];
        Slot = new int[GroupOf.Length];
        int[] next = Start[..^1];
        for (int j = 0; j < GroupOf.Length; j++) Slot[next[GroupOf[j]]++] = j;
    }

    /// <summary>Seats are worth keeping where some session can be crowded and the table stays small.</summary>
    private void ChooseSeats(Problem problem, RowActivity activity)
    {
        for (int j = 0; j < GroupOf.Length; j++)
        {
            int row = j * problem.SessionCount;
            if (!activity.Sessions.AsSpan(row, problem.SessionCount).Contains(true)) continue;
            long seats = 0;
            for (int t = 0; t < problem.SessionCount; t++) seats += problem.Slots.Capacity[row + t];
            long cells = (seats + 1) * (Support[GroupOf[j]] + 1);
            if (cells > MostCells || cells * (_mostAt[j] + 1) > MostTable) continue;
            (SeatSessions[j], Seats[j]) = (problem.Slots.OpenSessions[j], (int)seats);
        }
    }
}
