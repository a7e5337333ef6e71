using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>
/// Lays the columns of a checked draft out for the solver: compressed rows, masks, symmetric conflicts.
/// </summary>
internal static class ProblemLayout
{
    public static Problem Lay(ProblemDraft draft)
    {
        int[] order = OrderOptions(draft.Options, draft.Slots.Count);
        return new Problem(draft.SessionCount)
        {
            Participants = Participants(draft),
            Slots = Slots(draft),
            Supervisors = new SupervisorTable
            {
                Ids = [.. draft.Supervisors.Select(s => s.Id ?? "")],
                SupportCapacity = [.. draft.Supervisors.Select(s => s.SupportCapacity)],
            },
            Options = Options(draft, order),
            Conflicts = Conflicts(draft),
            Quotas = Quotas(draft, order),
        };
    }

    private static ParticipantTable Participants(ProblemDraft draft) => new()
    {
        Ids = [.. draft.Participants.Select(p => p.Id ?? "")],
        SessionsNeeded = [.. draft.Participants.Select(p => p.SessionsNeeded)],
        AvailableSessions = [.. draft.Participants.Select(p => p.AvailableSessions)],
        UnplacedValue = [.. draft.Participants.Select(p => p.UnplacedValue)],
        PinnedSlot = [.. draft.Participants.Select(p => p.PinnedSlot ?? -1)],
    };

    private static SlotTable Slots(ProblemDraft draft)
    {
        int sessions = draft.SessionCount;
        var capacity = new int[draft.Slots.Count * sessions];
        var open = new ulong[draft.Slots.Count];
        for (int j = 0; j < open.Length; j++)
        {
            IReadOnlyList<int> given = draft.Slots[j].SessionCapacity;
            for (int t = 0; t < sessions; t++)
            {
                int seats = given.Count == 1 ? given[0] : given[t];
                capacity[j * sessions + t] = seats;
                if (seats > 0) open[j] |= 1UL << t;
            }
        }

        int[] start = Starts(draft.Slots.Select(s => s.Supervisors?.Count ?? 0), draft.Slots.Count);
        return new SlotTable
        {
            Ids = [.. draft.Slots.Select(s => s.Id ?? "")],
            Capacity = Immutable(capacity),
            OpenSessions = Immutable(open),
            MinimumCrew = [.. draft.Slots.Select(s => s.MinimumCrew)],
            SupervisorStart = Immutable(start),
            Supervisor = [.. draft.Slots.SelectMany(s => s.Supervisors ?? [])],
        };
    }

    /// <summary>The options sorted by (participant, slot); pairs are unique, so the order is one.</summary>
    private static int[] OrderOptions(DraftOptions options, int slots)
    {
        var keys = new long[options.Participant.Count];
        var order = new int[keys.Length];
        for (int k = 0; k < keys.Length; k++)
        {
            keys[k] = (long)options.Participant[k] * slots + options.Slot[k];
            order[k] = k;
        }

        Array.Sort(keys, order);
        return order;
    }

    private static OptionTable Options(ProblemDraft draft, int[] order)
    {
        DraftOptions given = draft.Options;
        bool loaded = given.SupportLoad.Count > 0;
        var start = new int[draft.Participants.Count + 1];
        foreach (int participant in given.Participant) start[participant + 1]++;
        for (int i = 0; i < draft.Participants.Count; i++) start[i + 1] += start[i];
        return new OptionTable
        {
            Start = Immutable(start),
            Slot = Immutable(Array.ConvertAll(order, k => given.Slot[k])),
            Value = Immutable(Array.ConvertAll(order, k => given.Value[k])),
            SupportLoad = Immutable(
                loaded ? Array.ConvertAll(order, k => (int)given.SupportLoad[k]) : new int[order.Length]),
        };
    }

    private static ConflictTable Conflicts(ProblemDraft draft)
    {
        (int From, int To)[] pairs = [.. draft.Conflicts
            .SelectMany(c => new[] { (c.A, c.B), (c.B, c.A) }).Distinct().Order()];
        var start = new int[draft.Participants.Count + 1];
        foreach ((int from, _) in pairs) start[from + 1]++;
        for (int i = 0; i < draft.Participants.Count; i++) start[i + 1] += start[i];
        return new ConflictTable { Start = Immutable(start), Other = [.. pairs.Select(p => p.To)] };
    }

    private static QuotaTable Quotas(ProblemDraft draft, int[] order)
    {
        var position = new int[order.Length];
        for (int k = 0; k < order.Length; k++) position[order[k]] = k;
        var start = new int[draft.Quotas.Count == 0 ? 0 : order.Length + 1];
        foreach (int option in draft.Quotas.SelectMany(q => q.Option)) start[position[option] + 1]++;
        for (int k = 1; k < start.Length; k++) start[k] += start[k - 1];
        int[] next = start[..];
        var quota = new int[start.Length == 0 ? 0 : start[^1]];
        var weight = new int[quota.Length];
        for (int q = 0; q < draft.Quotas.Count; q++)
        {
            for (int e = 0; e < draft.Quotas[q].Option.Count; e++)
            {
                int at = next[position[draft.Quotas[q].Option[e]]]++;
                (quota[at], weight[at]) = (q, (int)draft.Quotas[q].Weight[e]);
            }
        }

        return new QuotaTable
        {
            Ids = [.. draft.Quotas.Select(q => q.Id ?? "")],
            // Weights are never negative: a minimum below 0 asks for nothing, as 0 does.
            Minimum = [.. draft.Quotas.Select(q => Math.Max(0, q.Minimum))],
            Maximum = [.. draft.Quotas.Select(q => q.Maximum)],
            Start = Immutable(start),
            Quota = Immutable(quota),
            Weight = Immutable(weight),
        };
    }

    private static int[] Starts(IEnumerable<int> counts, int length)
    {
        var start = new int[length + 1];
        int at = 0;
        foreach (int count in counts)
        {
            start[at + 1] = start[at] + count;
            at++;
        }

        return start;
    }

    private static ImmutableArray<T> Immutable<T>(T[] array) => Columns.Immutable(array);
}
