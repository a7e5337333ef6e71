using System.Collections.Immutable;
using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Plans;

/// <summary>
/// A plan being changed: who stands where in which sessions, with every sum kept up to date and every change in a
/// journal, so that a step that does not pay is taken back. Capacities, support and quota maxima are never exceeded by
/// the callers; what is still missing (pins unplaced, quota minima, crews) is counted in <see cref="Shortfall"/>, and
/// a plan without shortfall keeps every constraint.
/// </summary>
internal sealed class Plan
{
    public const int Unplaced = -1;

    /// <summary>A quota that lacks more counts as lacking this much: so all stay within 64 bits.</summary>
    private const long MostLack = long.MaxValue / 4 / ProblemLimits.Quotas;
    private readonly int[] _taken;
    private readonly long[] _load, _total;
    private readonly int[] _first, _next, _previous;
    private readonly List<(int Participant, int Candidate, ulong Sessions)> _journal = [];

    public Plan(Problem problem, Candidates candidates, WorkMemory memory)
    {
        (Problem, Candidates) = (problem, candidates);
        (int participants, int slots) = (problem.Participants.Count, problem.Slots.Count);
        (Choice, SessionsOf) = (memory.Ints(participants, Unplaced), memory.Masks(participants));
        _taken = memory.Ints(problem.Slots.Capacity.Length);
        (_load, _total) = (memory.Longs(problem.Supervisors.Count), memory.Longs(problem.Quotas.Count));
        (_next, _previous) = (memory.Ints(participants, Unplaced), memory.Ints(participants, Unplaced));
        (_first, FreeSeats) = (memory.Ints(slots, Unplaced), memory.Longs(slots));
        (Free, Occupied) = (memory.Masks(slots), memory.Masks(slots));
        problem.Slots.OpenSessions.CopyTo(Free);
        for (int r = 0; r < _taken.Length; r++) FreeSeats[r / problem.SessionCount] += problem.Slots.Capacity[r];
        foreach (long value in problem.Participants.UnplacedValue) Objective += value;
        foreach (int pin in problem.Participants.PinnedSlot) Shortfall += pin >= 0 ? 1 : 0;
        for (int q = 0; q < _total.Length; q++) Shortfall += CountedLack(q);
    }

    public Problem Problem { get; }

    public Candidates Candidates { get; }

    /// <summary>Candidate per participant, or <see cref="Unplaced"/>.</summary>
    public int[] Choice { get; }

    /// <summary>Mask per participant.</summary>
    public ulong[] SessionsOf { get; }

    /// <summary>Per slot the sessions with a free seat.</summary>
    public ulong[] Free { get; }

    /// <summary>Per slot the sessions with somebody in them.</summary>
    public ulong[] Occupied { get; }

    /// <summary>Per slot the seats left over all sessions.</summary>
    public long[] FreeSeats { get; }

    public long Objective { get; private set; }

    /// <summary>Pins not placed + what quotas lack + what crews lack; 0 when the plan keeps every constraint.</summary>
    public long Shortfall { get; private set; }

    /// <summary>Whose placement changed since the last <see cref="Commit"/>; with repetitions.</summary>
    public IEnumerable<int> Touched => _journal.Select(entry => entry.Participant);

    /// <summary>A point in the journal to come back to.</summary>
    public int Mark => _journal.Count;

    public int SlotOf(int participant) => Choice[participant] < 0 ? Unplaced : Candidates.Slot[Choice[participant]];

    public bool IsPinned(int participant) => Problem.Participants.PinnedSlot[participant] >= 0;

    /// <summary>What the participant adds to the objective as things stand.</summary>
    public long ValueOf(int participant) => Choice[participant] < 0
        ? Problem.Participants.UnplacedValue[participant]
        : Candidates.Value[Choice[participant]];

    public int Taken(int slot, int session) => _taken[slot * Problem.SessionCount + session];

    /// <summary>Support load of a supervisor.</summary>
    public long LoadOf(int supervisor) => _load[supervisor];

    /// <summary>Weight of a quota.</summary>
    public long TotalOf(int quota) => _total[quota];

    /// <summary>Support that a supervisor has left.</summary>
    public long SupportLeft(int supervisor) => Problem.Supervisors.SupportCapacity[supervisor] - _load[supervisor];

    /// <summary>Weight that a quota has left to its maximum.</summary>
    public long WeightLeft(int quota) => Problem.Quotas.Maximum[quota] - _total[quota];

    /// <summary>Weight that a quota has above its minimum.</summary>
    public long WeightToSpare(int quota) => _total[quota] - Problem.Quotas.Minimum[quota];

    /// <summary>Whether no quota is above its maximum, for callers that look afterwards. O(quotas).</summary>
    public bool KeepsQuotaMaxima
    {
        get
        {
            for (int q = 0; q < _total.Length; q++)
            {
                if (_total[q] > Problem.Quotas.Maximum[q]) return false;
            }

            return true;
        }
    }

    public int FirstAt(int slot) => _first[slot];

    public int NextAt(int participant) => _next[participant];

    /// <summary>The sessions that a participant could use at a slot, seats aside.</summary>
    public ulong Common(int participant, int slot) =>
        Problem.Participants.AvailableSessions[participant] & Problem.Slots.OpenSessions[slot];

    /// <summary>How much weight a quota still needs for its minimum.</summary>
    public long QuotaLack(int quota) =>
        Problem.Quotas.Minimum[quota] <= _total[quota] ? 0 : Problem.Quotas.Minimum[quota] - _total[quota];

    /// <summary>How many more a session in use needs for its crew.</summary>
    public int CrewLack(int slot, int session) => Lack(Taken(slot, session), Problem.Slots.MinimumCrew[slot]);

    /// <summary>Weight of a candidate in a quota; 0 where it does not count.</summary>
    public int WeightOf(int candidate, int quota) => Problem.Quotas.WeightOf(Candidates.Option[candidate], quota);

    /// <summary>Whether any of these sessions of a slot is in use without its crew.</summary>
    public bool LacksCrew(int slot, ulong sessions)
    {
        if (Problem.Slots.MinimumCrew[slot] < 2) return false;
        for (; sessions != 0; sessions &= sessions - 1)
        {
            if (CrewLack(slot, BitOperations.TrailingZeroCount(sessions)) > 0) return true;
        }

        return false;
    }

    /// <summary>Whether support and quota maxima have room for a candidate of somebody unplaced.</summary>
    public bool HasRoom(int candidate)
    {
        int option = Candidates.Option[candidate];
        foreach (int h in Problem.Slots.SupervisorsOf(Candidates.Slot[candidate]))
        {
            if (_load[h] + Problem.Options.SupportLoad[option] > Problem.Supervisors.SupportCapacity[h]) return false;
        }

        (int from, int to) = Problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            int q = Problem.Quotas.Quota[e];
            if (_total[q] + Problem.Quotas.Weight[e] > Problem.Quotas.Maximum[q]) return false;
        }

        return true;
    }

    public bool MeetsAdversary(int participant, int slot)
    {
        foreach (int other in Problem.Conflicts.Of(participant))
        {
            if (SlotOf(other) == slot) return true;
        }

        return false;
    }

    /// <summary>Puts a participant at a candidate, or out; the caller has made sure of room.</summary>
    public void Set(int participant, int candidate, ulong sessions)
    {
        _journal.Add((participant, Choice[participant], SessionsOf[participant]));
        Apply(participant, candidate, sessions);
    }

    public void Withdraw(int participant) => Set(participant, Unplaced, 0);

    /// <summary>Takes back everything since a mark.</summary>
    public void Undo(int mark)
    {
        for (int entry = _journal.Count - 1; entry >= mark; entry--)
        {
            (int participant, int candidate, ulong sessions) = _journal[entry];
            Apply(participant, candidate, sessions);
        }

        _journal.RemoveRange(mark, _journal.Count - mark);
    }

    /// <summary>Makes everything since the beginning permanent.</summary>
    public void Commit() => _journal.Clear();

    public PlanPlaces Export() =>
        new([.. Enumerable.Range(0, Choice.Length).Select(SlotOf)], [.. SessionsOf]);

    private long CountedLack(int quota) => Math.Min(MostLack, QuotaLack(quota));

    private static int Lack(int taken, int crew) => taken > 0 && taken < crew ? crew - taken : 0;

    private void Apply(int participant, int candidate, ulong sessions)
    {
        int before = Choice[participant];
        if (before >= 0) Seat(Candidates.Slot[before], SessionsOf[participant], -1);
        if (before != candidate)
        {
            if (before >= 0) Leave(participant, before);
            else Drop(participant, -1);
            if (candidate >= 0) Join(participant, candidate);
            else Drop(participant, 1);
        }

        (Choice[participant], SessionsOf[participant]) = (candidate, sessions);
        if (candidate >= 0) Seat(Candidates.Slot[candidate], sessions, 1);
    }

    private void Seat(int slot, ulong sessions, int sign)
    {
        int crew = Problem.Slots.MinimumCrew[slot], first = slot * Problem.SessionCount;
        ReadOnlySpan<int> capacity = Problem.Slots.Capacity.AsSpan();
        (ulong full, ulong emptied) = (0, 0);
        for (ulong left = sessions; left != 0; left &= left - 1)
        {
            int t = BitOperations.TrailingZeroCount(left);
            int count = _taken[first + t] += sign;
            if (crew > 1) Shortfall += Lack(count, crew) - Lack(count - sign, crew);
            if (count >= capacity[first + t]) full |= 1UL << t;
            if (count == 0) emptied |= 1UL << t;
        }

        FreeSeats[slot] -= sign * BitOperations.PopCount(sessions);
        Free[slot] = (Free[slot] | sessions) & ~full;
        Occupied[slot] = (Occupied[slot] | sessions) & ~emptied;
    }

    private void Join(int participant, int candidate)
    {
        int slot = Candidates.Slot[candidate];
        Sum(candidate, 1);
        (_previous[participant], _next[participant]) = (Unplaced, _first[slot]);
        if (_first[slot] >= 0) _previous[_first[slot]] = participant;
        _first[slot] = participant;
    }

    private void Leave(int participant, int candidate)
    {
        Sum(candidate, -1);
        if (_previous[participant] >= 0) _next[_previous[participant]] = _next[participant];
        else _first[Candidates.Slot[candidate]] = _next[participant];
        if (_next[participant] >= 0) _previous[_next[participant]] = _previous[participant];
    }

    private void Sum(int candidate, int sign)
    {
        int option = Candidates.Option[candidate];
        Objective += sign * Candidates.Value[candidate];
        foreach (int h in Problem.Slots.SupervisorsOf(Candidates.Slot[candidate]))
            _load[h] += sign * Problem.Options.SupportLoad[option];
        (int from, int to) = Problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            int q = Problem.Quotas.Quota[e];
            Shortfall -= CountedLack(q);
            _total[q] += sign * Problem.Quotas.Weight[e];
            Shortfall += CountedLack(q);
        }
    }

    /// <summary>Counts a participant as left out (+1), or no longer (-1).</summary>
    private void Drop(int participant, int sign)
    {
        Objective += sign * Problem.Participants.UnplacedValue[participant];
        if (IsPinned(participant)) Shortfall += sign;
    }
}
