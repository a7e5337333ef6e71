using System.Numerics;

namespace Matching.Optimizer.Tests.Verification;

/// <summary>
/// The strong form of <see cref="Prices"/>, word by word and without thought for time: K of each group by trying every
/// set of its options.
/// </summary>
internal sealed class StrongFormula(Problem problem, Prices prices)
{
    /// <summary>The bound, or null when a pinned participant has no usable option.</summary>
    public long? Bound()
    {
        (int Participant, int Option)[] usable = [.. Usable()];
        long total = problem.Slots.Capacity.Select((seats, r) => seats * At(prices.Session, r)).Sum()
            + problem.Supervisors.SupportCapacity.Select((room, h) => room * At(prices.Supervisor, h)).Sum()
            + problem.Quotas.Maximum.Select((most, q) => most * At(prices.QuotaMaximum, q)).Sum()
            - problem.Quotas.Minimum.Select((least, q) => least * At(prices.QuotaMinimum, q)).Sum()
            + prices.Participant.Sum();
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            if (problem.Participants.PinnedSlot[i] < 0)
                total += Math.Max(0, prices.Scale * problem.Participants.UnplacedValue[i] - prices.Participant[i]);
            else if (!usable.Any(u => u.Participant == i)) return null;
        }

        total += usable.GroupBy(u => Group(problem.Options.Slot[u.Option])).Sum(group => K([.. group]));
        return (long)Math.Floor(total / (decimal)prices.Scale);
    }

    private IEnumerable<(int Participant, int Option)> Usable()
    {
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
            {
                int j = problem.Options.Slot[k], pin = problem.Participants.PinnedSlot[i];
                if ((pin < 0 || pin == j)
                    && Common(i, j).Length >= problem.Participants.SessionsNeeded[i]
                    && Supervisors(j).All(h => problem.Options.SupportLoad[k] <= problem.Supervisors.SupportCapacity[h])
                    && Entries(k).All(e => e.Weight <= problem.Quotas.Maximum[e.Quota])) yield return (i, k);
            }
        }
    }

    private int? Owner(int slot) =>
        Supervisors(slot).Where(h => At(prices.SupportGrain, h) > 0).Cast<int?>().FirstOrDefault();

    private int Group(int slot) => Owner(slot) ?? -1 - slot;

    private long K((int Participant, int Option)[] options)
    {
        long best = 0;
        for (int set = 1; set < 1 << options.Length; set++)
        {
            var chosen = options.Where((_, bit) => (set >> bit & 1) == 1).ToArray();
            if (Keeps(chosen)) best = Math.Max(best, chosen.Sum(Profit));
        }

        return best;
    }

    private bool Keeps((int Participant, int Option)[] chosen)
    {
        if (Owner(problem.Options.Slot[chosen[0].Option]) is { } h)
        {
            long grain = prices.SupportGrain[h];
            if (chosen.Sum(c => problem.Options.SupportLoad[c.Option] / grain)
                > problem.Supervisors.SupportCapacity[h] / grain) return false;
        }

        return chosen.GroupBy(c => problem.Options.Slot[c.Option]).All(KeepsSeats);
    }

    private bool KeepsSeats(IGrouping<int, (int Participant, int Option)> here)
    {
        ulong mask = prices.SeatSessions.IsEmpty ? 0 : prices.SeatSessions[here.Key];
        if (mask == 0) return true;
        long needed = here.Sum(c => Math.Max(
            0,
            problem.Participants.SessionsNeeded[c.Participant]
            - Common(c.Participant, here.Key).Count(t => (mask >> t & 1) == 0)));
        return needed <= Enumerable.Range(0, problem.SessionCount).Where(t => (mask >> t & 1) == 1)
            .Sum(t => problem.Slots.Capacity[here.Key * problem.SessionCount + t]);
    }

    private long Profit((int Participant, int Option) one)
    {
        int j = problem.Options.Slot[one.Option];
        return prices.Scale * problem.Options.Value[one.Option] - prices.Participant[one.Participant]
            - Common(one.Participant, j).Select(t => At(prices.Session, j * problem.SessionCount + t)).Order()
                .Take(problem.Participants.SessionsNeeded[one.Participant]).Sum()
            - problem.Options.SupportLoad[one.Option] * Supervisors(j).Sum(h => At(prices.Supervisor, h))
            - Entries(one.Option).Sum(
                e => e.Weight * (At(prices.QuotaMaximum, e.Quota) - At(prices.QuotaMinimum, e.Quota)));
    }

    private int[] Common(int participant, int slot)
    {
        ulong mask = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        return [.. Enumerable.Range(0, problem.SessionCount).Where(t => (mask >> t & 1) == 1)];
    }

    private int[] Supervisors(int slot) => problem.Slots.SupervisorsOf(slot).ToArray();

    private (int Quota, long Weight)[] Entries(int option)
    {
        (int from, int to) = problem.Quotas.EntriesOf(option);
        return [.. Enumerable.Range(from, to - from)
            .Select(e => (problem.Quotas.Quota[e], (long)problem.Quotas.Weight[e]))];
    }

    private static long At(IReadOnlyList<long> column, int index) => column.Count == 0 ? 0 : column[index];
}
