using System.Numerics;

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

    public static Candidates Of(Problem problem, WorkMemory memory)
    {
        int participants = problem.Participants.Count;
        var usable = new bool[problem.Options.Count];
        int count = 0;
        for (int i = 0; i < participants; i++)
        {
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
            {
                usable[k] = IsUsable(problem, i, k);
                if (usable[k]) count++;
            }
        }

        var candidates = new Candidates(participants, count, memory);
        candidates.Fill(problem, usable);
        return candidates;
    }

    private static bool IsUsable(Problem problem, int participant, int option)
    {
        int slot = problem.Options.Slot[option];
        int pin = problem.Participants.PinnedSlot[participant];
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        if (pin >= 0 && pin != slot) return false;
        if (BitOperations.PopCount(common) < problem.Participants.SessionsNeeded[participant]) return false;
        foreach (int h in problem.Slots.SupervisorsOf(slot))
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

    private void Fill(Problem problem, bool[] usable)
    {
        int at = 0;
        for (int i = 0; i + 1 < Start.Length; i++)
        {
            int from = at;
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
            {
                if (!usable[k]) continue;
                (Option[at], Value[at]) = (k, -problem.Options.Value[k]);
                at++;
            }

            Start[i + 1] = at;
            SortStable(from, at);
            for (int c = from; c < at; c++) (Slot[c], Value[c]) = (problem.Options.Slot[Option[c]], -Value[c]);
        }
    }

    /// <summary>
    /// By value, then by option, which is by slot: a run of equal values is put back in option order.
    /// </summary>
    private void SortStable(int from, int to)
    {
        Value.AsSpan(from..to).Sort(Option.AsSpan(from..to));
        for (int c = from; c < to;)
        {
            int end = c + 1;
            while (end < to && Value[end] == Value[c]) end++;
            if (end - c > 1) Option.AsSpan(c..end).Sort();
            c = end;
        }
    }
}
