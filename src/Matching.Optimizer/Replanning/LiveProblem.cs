using System.Collections.Immutable;
using System.Numerics;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// A problem that changes: participants stated one by one, so that an event copies the columns of one participant and
/// never those of all. Slots, supervisors and quotas keep their number, seats and support may change. A participant
/// who was removed leaves an empty row, which a new one may take.
/// </summary>
internal sealed class LiveProblem
{
    private readonly List<ParticipantState?> _participants = [];
    private readonly SortedSet<int> _vacated = [];
    private readonly List<int>[] _roster;
    private readonly List<List<int>> _adversaries = [];

    public LiveProblem(Problem problem)
    {
        (SessionCount, Slots, Supervisors, Quotas) =
            (problem.SessionCount, problem.Slots, problem.Supervisors, problem.Quotas);
        Capacity = [.. problem.Slots.Capacity];
        Open = [.. problem.Slots.OpenSessions];
        Support = [.. problem.Supervisors.SupportCapacity];
        _roster = [.. Enumerable.Range(0, problem.Slots.Count).Select(_ => new List<int>())];
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            _participants.Add(null);
            _adversaries.Add([.. problem.Conflicts.Of(i)]);
        }

        for (int i = 0; i < problem.Participants.Count; i++) Set(i, Read(problem, i));
    }

    /// <summary>Another statement of the problem, with the rows that nobody had still empty.</summary>
    public LiveProblem(Problem problem, LiveProblem before)
        : this(problem)
    {
        foreach (int row in before._vacated) Set(row, null);
    }

    public int SessionCount { get; }

    /// <summary>Ids, crews and supervisors of the slots; seats stand in <see cref="Capacity"/>.</summary>
    public SlotTable Slots { get; }

    /// <summary>Ids of the supervisors; capacities stand in <see cref="Support"/>.</summary>
    public SupervisorTable Supervisors { get; }

    /// <summary>Ids and limits of the quotas.</summary>
    public QuotaTable Quotas { get; }

    /// <summary>Seats: entry slot × session count + session.</summary>
    public int[] Capacity { get; }

    /// <summary>Masks of the sessions with a seat, per slot.</summary>
    public ulong[] Open { get; }

    /// <summary>Support capacity per supervisor.</summary>
    public long[] Support { get; }

    /// <summary>Rows, those vacated included.</summary>
    public int Rows => _participants.Count;

    /// <summary>Options of everybody together.</summary>
    public long OptionCount => _participants.Sum(state => (long)(state?.Options.Length ?? 0));

    /// <summary>Null for a row that nobody has.</summary>
    public ParticipantState? At(int participant) => _participants[participant];

    /// <summary>Who has an option at a slot.</summary>
    public IReadOnlyList<int> RosterOf(int slot) => _roster[slot];

    public IReadOnlyList<int> AdversariesOf(int participant) => _adversaries[participant];

    /// <summary>The first empty row, made if there is none.</summary>
    public int Vacate()
    {
        if (_vacated.Count > 0) return _vacated.Min;
        _participants.Add(null);
        _adversaries.Add([]);
        _vacated.Add(Rows - 1);
        return Rows - 1;
    }

    /// <summary>States a participant anew, or takes it away.</summary>
    public void Set(int participant, ParticipantState? state)
    {
        foreach (ParticipantOption option in _participants[participant]?.Options ?? [])
            _roster[option.Slot].Remove(participant);
        foreach (int other in _adversaries[participant].ToArray()) Reconcile(participant, other);
        _participants[participant] = state is null ? null : state with { Adversaries = [] };
        if (state is null) _vacated.Add(participant);
        else _vacated.Remove(participant);
        foreach (ParticipantOption option in state?.Options ?? []) _roster[option.Slot].Add(participant);
        foreach (int other in state?.Adversaries ?? []) Quarrel(participant, other);
    }

    /// <summary>A participant as it was stated, adversaries included; null for an empty row.</summary>
    public ParticipantState? StateOf(int participant) =>
        _participants[participant] is { } state ? state with { Adversaries = [.. _adversaries[participant]] } : null;

    public void SetCapacity(int slot, int session, int seats)
    {
        Capacity[slot * SessionCount + session] = seats;
        Open[slot] = seats > 0 ? Open[slot] | 1UL << session : Open[slot] & ~(1UL << session);
    }

    /// <summary>The option of a participant at a slot; null without one.</summary>
    public ParticipantOption? Find(int participant, int slot)
    {
        if (_participants[participant] is not { } state) return null;
        (int from, int to) = (0, state.Options.Length - 1);
        while (from <= to)
        {
            int middle = (from + to) / 2;
            int here = state.Options[middle].Slot;
            if (here == slot) return state.Options[middle];
            if (here < slot) from = middle + 1;
            else to = middle - 1;
        }

        return null;
    }

    /// <summary>The sessions that somebody could use at a slot, seats aside.</summary>
    public ulong Common(ParticipantState state, int slot) => state.AvailableSessions & Open[slot];

    /// <summary>Whether an option breaks no row alone.</summary>
    public bool IsUsable(ParticipantState state, in ParticipantOption option)
    {
        if (state.PinnedSlot is { } pin && pin != option.Slot) return false;
        if (BitOperations.PopCount(Common(state, option.Slot)) < state.SessionsNeeded) return false;
        foreach (int h in Slots.SupervisorsOf(option.Slot))
        {
            if (option.SupportLoad > Support[h]) return false;
        }

        foreach (QuotaWeight share in option.Quotas)
        {
            if (share.Weight > Quotas.Maximum[share.Quota]) return false;
        }

        return true;
    }

    private static ParticipantState Read(Problem problem, int i)
    {
        (int pin, int start) = (problem.Participants.PinnedSlot[i], problem.Options.Start[i]);
        return new ParticipantState
        {
            Id = problem.Participants.Ids.IsEmpty ? "" : problem.Participants.Ids[i],
            SessionsNeeded = problem.Participants.SessionsNeeded[i],
            AvailableSessions = problem.Participants.AvailableSessions[i],
            UnplacedValue = problem.Participants.UnplacedValue[i],
            PinnedSlot = pin < 0 ? null : pin,
            Options = [.. Enumerable.Range(start, problem.Options.Start[i + 1] - start)
                .Select(k => ReadOption(problem, k))],
            Adversaries = [.. problem.Conflicts.Of(i)],
        };
    }

    private static ParticipantOption ReadOption(Problem problem, int k)
    {
        (int from, int to) = problem.Quotas.EntriesOf(k);
        ImmutableArray<QuotaWeight> quotas = [];
        if (from < to)
        {
            quotas = [.. Enumerable.Range(from, to - from)
                .Select(e => new QuotaWeight(problem.Quotas.Quota[e], problem.Quotas.Weight[e]))];
        }

        return new ParticipantOption(problem.Options.Slot[k], problem.Options.Value[k], problem.Options.SupportLoad[k])
        {
            Quotas = quotas,
        };
    }

    private void Quarrel(int a, int b)
    {
        Insert(_adversaries[a], b);
        Insert(_adversaries[b], a);
    }

    private void Reconcile(int a, int b)
    {
        _adversaries[a].Remove(b);
        _adversaries[b].Remove(a);
    }

    private static void Insert(List<int> sorted, int item)
    {
        int at = sorted.BinarySearch(item);
        if (at < 0) sorted.Insert(~at, item);
    }
}
