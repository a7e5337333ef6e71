using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Matching.Optimizer.Presolve;

/// <summary>
/// The options that a plan could choose, in compressed rows by participant, best value first and then by slot. Left
/// out are the options that break a row alone: too few common sessions, another slot than the pinned one, a load above
/// a supervisor's capacity, a weight above a quota's maximum. The certificate of <see cref="Prices"/> leaves out
/// exactly the same.
/// </summary>
internal sealed class Candidates
{
    private Candidates(int participants, int options, WorkMemory memory)
    {
        Start = memory.Take<int>(participants + 1);
        Option = memory.Take<int>(options);
        Slot = memory.Take<int>(options);
        Value = memory.Take<long>(options);
    }

    /// <summary>The candidates of participant i are entries <c>Start[i]</c> up to <c>Start[i + 1]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Option index per candidate.</summary>
    public int[] Option { get; }

    /// <summary>Slot per candidate.</summary>
    public int[] Slot { get; }

    /// <summary>Value per candidate, descending within a participant.</summary>
    public long[] Value { get; }

    public int Count => Option.Length;

    /// <summary>The candidate that pairs a participant with a slot, or -1.</summary>
    public int Find(int participant, int slot)
    {
        int found = Slot.AsSpan()[Start[participant]..Start[participant + 1]].IndexOf(slot);
        return found < 0 ? -1 : Start[participant] + found;
    }

    public static Candidates Of(Problem problem, WorkMemory memory)
    {
        int participants = problem.Participants.Count, count = 0, most = 0;
        int[] kept = memory.Take<int>(MostOptions(problem));
        for (int i = 0; i < participants; i++)
        {
            int usable = Keep(problem, i, kept);
            count += usable;
            most = Math.Max(most, usable);
        }

        var candidates = new Candidates(participants, count, memory);
        candidates.Fill(problem, kept, new RankOrder(most, memory));
        return candidates;
    }

    private static int MostOptions(Problem problem)
    {
        int most = 0;
        ReadOnlySpan<int> start = problem.Options.Start.AsSpan();
        for (int i = 0; i + 1 < start.Length; i++) most = Math.Max(most, start[i + 1] - start[i]);
        return most;
    }

    /// <summary>Writes the usable options of a participant, ascending, and returns how many there are.</summary>
    private static int Keep(Problem problem, int participant, int[] kept)
    {
        int from = problem.Options.Start[participant], to = problem.Options.Start[participant + 1], count = 0;
        int pin = problem.Participants.PinnedSlot[participant];
        int needed = problem.Participants.SessionsNeeded[participant];
        ulong available = problem.Participants.AvailableSessions[participant];
        bool hasSums = problem.Supervisors.Count > 0 || problem.Quotas.Count > 0;
        ReadOnlySpan<int> slots = problem.Options.Slot.AsSpan();
        ReadOnlySpan<ulong> open = problem.Slots.OpenSessions.AsSpan();
        for (int k = from; k < to; k++)
        {
            ulong common = available & open[slots[k]];
            if (pin >= 0 && pin != slots[k]) continue;
            if (needed == 1 ? common == 0 : BitOperations.PopCount(common) < needed) continue;
            if (hasSums && !FitsSums(problem, k)) continue;
            kept[count++] = k;
        }

        return count;
    }

    private static bool FitsSums(Problem problem, int option)
    {
        foreach (int h in problem.Slots.SupervisorsOf(problem.Options.Slot[option]))
        {
            if (problem.Options.SupportLoad[option] > problem.Supervisors.SupportCapacity[h]) return false;
        }

        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            if (problem.Quotas.Weight[e] > problem.Quotas.Maximum[problem.Quotas.Quota[e]]) return false;
        }

        return true;
    }

    private void Fill(Problem problem, int[] kept, RankOrder order)
    {
        long[] values = ImmutableCollectionsMarshal.AsArray(problem.Options.Value)!;
        int[] slots = ImmutableCollectionsMarshal.AsArray(problem.Options.Slot)!;
        int at = 0;
        for (int i = 0; i + 1 < Start.Length; i++)
        {
            int count = Keep(problem, i, kept);
            ReadOnlySpan<int> options = kept.AsSpan(0, count);
            foreach (int rank in order.Of(options, values))
            {
                int option = options[rank];
                (Option[at], Slot[at], Value[at]) = (option, slots[option], values[option]);
                at++;
            }

            Start[i + 1] = at;
        }
    }
}
