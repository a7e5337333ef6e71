using System.Numerics;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// Who stands where in a problem that changes, with every sum kept up to date, what is lacking, and a journal to take
/// steps back. Places are told by slot, so that they outlive other options.
/// </summary>
internal sealed class LiveSeats
{
    public const int Unplaced = -1;
    private readonly LiveProblem _problem;
    private readonly List<int> _slot = [];
    private readonly List<ulong> _sessions = [];
    private readonly List<int>[] _occupants;
    private readonly int[] _taken;
    private readonly long[] _load, _total;
    private readonly List<(int Participant, int Slot, ulong Sessions)> _journal = [];
    private int _pinsOut;
    private long _crewLack;

    public LiveSeats(LiveProblem problem)
    {
        _problem = problem;
        _occupants = [.. Enumerable.Range(0, problem.Slots.Count).Select(_ => new List<int>())];
        _taken = new int[problem.Capacity.Length];
        (_load, _total) = (new long[problem.Support.Length], new long[problem.Quotas.Count]);
        Extend();
        for (int i = 0; i < problem.Rows; i++) Count(problem.At(i), 1);
    }

    public long Objective { get; private set; }

    /// <summary>Whether a pin, a crew or a quota is not met; seats and support are always kept.</summary>
    public bool IsLacking => _pinsOut > 0 || _crewLack > 0 || HasQuotaLack();

    public int Mark => _journal.Count;

    public IReadOnlyList<int> OccupantsOf(int slot) => _occupants[slot];

    public int SlotOf(int participant) => _slot[participant];

    public ulong SessionsOf(int participant) => _sessions[participant];

    public int Taken(int row) => _taken[row];

    public long LoadOf(int supervisor) => _load[supervisor];

    public long TotalOf(int quota) => _total[quota];

    /// <summary>Placements as they were before each change of the journal, oldest first.</summary>
    public IReadOnlyList<(int Participant, int Slot, ulong Sessions)> Journal => _journal;

    /// <summary>What somebody adds to the objective.</summary>
    public long ValueOf(int participant) => _slot[participant] < 0
        ? _problem.At(participant)?.UnplacedValue ?? 0
        : _problem.Find(participant, _slot[participant])!.Value.Value;

    /// <summary>How many more a session in use needs for its crew.</summary>
    public int CrewLack(int slot, int session) =>
        Lack(_taken[slot * _problem.SessionCount + session], _problem.Slots.MinimumCrew[slot]);

    public long QuotaLack(int quota) => Math.Max(0, _problem.Quotas.Minimum[quota] - _total[quota]);

    /// <summary>States somebody who is out anew.</summary>
    public void Restate(int participant, ParticipantState? state)
    {
        Count(_problem.At(participant), -1);
        _problem.Set(participant, state);
        Count(state, 1);
    }

    /// <summary>Places somebody, or takes the place away; the caller has made sure of room.</summary>
    public void Set(int participant, int slot, ulong sessions)
    {
        if (_slot[participant] == slot && _sessions[participant] == sessions) return;
        _journal.Add((participant, _slot[participant], _sessions[participant]));
        Apply(participant, slot, sessions);
    }

    public void Withdraw(int participant) => Set(participant, Unplaced, 0);

    public void Undo(int mark)
    {
        for (int n = _journal.Count - 1; n >= mark; n--)
            Apply(_journal[n].Participant, _journal[n].Slot, _journal[n].Sessions);
        _journal.RemoveRange(mark, _journal.Count - mark);
    }

    public void Commit() => _journal.Clear();

    /// <summary>Whether somebody who is out could stand in these sessions of a slot.</summary>
    public bool Fits(int participant, int slot, ulong sessions)
    {
        if (_problem.At(participant) is not { } state) return false;
        if (_problem.Find(participant, slot) is not { } option) return false;
        if (!_problem.IsUsable(state, option) || !HasRoom(option) || MeetsAdversary(participant, slot)) return false;
        if (BitOperations.PopCount(sessions) != state.SessionsNeeded) return false;
        if ((sessions & ~FreeAt(slot, _problem.Common(state, slot))) != 0) return false;
        return true;
    }

    /// <summary>Support and quota maxima have room for an option.</summary>
    public bool HasRoom(in ParticipantOption option)
    {
        foreach (int h in _problem.Slots.SupervisorsOf(option.Slot))
        {
            if (_load[h] + option.SupportLoad > _problem.Support[h]) return false;
        }

        foreach (QuotaWeight share in option.Quotas)
        {
            if (_total[share.Quota] + share.Weight > _problem.Quotas.Maximum[share.Quota]) return false;
        }

        return true;
    }

    /// <summary>Those of some sessions that have a free seat.</summary>
    public ulong FreeAt(int slot, ulong sessions)
    {
        ulong free = 0;
        for (; sessions != 0; sessions &= sessions - 1)
        {
            int row = slot * _problem.SessionCount + BitOperations.TrailingZeroCount(sessions);
            if (_taken[row] < _problem.Capacity[row]) free |= sessions & (~sessions + 1);
        }

        return free;
    }

    public bool MeetsAdversary(int participant, int slot)
    {
        foreach (int other in _problem.AdversariesOf(participant))
        {
            if (_slot[other] == slot) return true;
        }

        return false;
    }

    private static int Lack(int taken, int crew) => taken > 0 && taken < crew ? crew - taken : 0;

    private bool HasQuotaLack()
    {
        for (int q = 0; q < _total.Length; q++)
        {
            if (QuotaLack(q) > 0) return true;
        }

        return false;
    }

    /// <summary>Follows a problem that has got more rows.</summary>
    public void Extend()
    {
        while (_slot.Count < _problem.Rows)
        {
            _slot.Add(Unplaced);
            _sessions.Add(0);
        }
    }

    /// <summary>Counts somebody as left out (+1), or no longer (-1).</summary>
    private void Count(ParticipantState? state, int sign)
    {
        if (state is null) return;
        Objective += sign * state.UnplacedValue;
        if (state.PinnedSlot is not null) _pinsOut += sign;
    }

    private void Apply(int participant, int slot, ulong sessions)
    {
        int before = _slot[participant];
        if (before >= 0)
        {
            Seat(before, _sessions[participant], -1);
            Sum(_problem.Find(participant, before)!.Value, -1);
            _occupants[before].Remove(participant);
        }
        else
        {
            Count(_problem.At(participant), -1);
        }

        (_slot[participant], _sessions[participant]) = (slot, sessions);
        if (slot < 0)
        {
            Count(_problem.At(participant), 1);
            return;
        }

        Seat(slot, sessions, 1);
        Sum(_problem.Find(participant, slot)!.Value, 1);
        int at = _occupants[slot].BinarySearch(participant);
        _occupants[slot].Insert(~at, participant);
    }

    private void Seat(int slot, ulong sessions, int sign)
    {
        int crew = _problem.Slots.MinimumCrew[slot];
        for (; sessions != 0; sessions &= sessions - 1)
        {
            int row = slot * _problem.SessionCount + BitOperations.TrailingZeroCount(sessions);
            int count = _taken[row] += sign;
            _crewLack += Lack(count, crew) - Lack(count - sign, crew);
        }
    }

    private void Sum(in ParticipantOption option, int sign)
    {
        Objective += sign * option.Value;
        foreach (int h in _problem.Slots.SupervisorsOf(option.Slot)) _load[h] += sign * option.SupportLoad;
        foreach (QuotaWeight share in option.Quotas) _total[share.Quota] += sign * share.Weight;
    }
}
