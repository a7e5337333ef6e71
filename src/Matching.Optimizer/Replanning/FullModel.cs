using System.Numerics;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// The full model while it changes. An event takes places that are no longer there, mends the plan near by, and changes
/// the terms of the bound that it touches.
/// </summary>
internal sealed class FullModel : ILiveModel
{
    private readonly LiveProblem _problem;
    private readonly LiveSeats _seats;
    private readonly LiveBound _bound;
    private readonly CarriedBound _carried;
    private readonly Mending _mending;
    private readonly List<PlacementChange> _changes = [];
    private Trial? _trial;

    /// <param name="problem">The problem.</param>
    /// <param name="start">A plan of it that keeps every constraint, with a bound and prices.</param>
    /// <param name="reach">How far prices answer, in units of value.</param>
    public FullModel(LiveProblem problem, Solution start, double reach)
    {
        _problem = problem;
        _seats = PlanCheck.Seat(problem, new PlanPlaces(start.Slot, start.Sessions));
        _bound = new LiveBound(problem, start.Prices);
        _carried = new CarriedBound(problem, start.Bound);
        _mending = new Mending(problem, _seats, _bound, reach);
    }

    public long Objective => _seats.Objective;

    public long Bound => Math.Min(_bound.Bound, _carried.Bound);

    public int SlotOf(int participant) => _seats.SlotOf(participant);

    public ulong SessionsOf(int participant) => _seats.SessionsOf(participant);

    public bool IsFull(int slot, int session)
    {
        int row = slot * _problem.SessionCount + session;
        return _seats.Taken(row) >= _problem.Capacity[row];
    }

    public long SupportLeft(int supervisor) => _problem.Support[supervisor] - _seats.LoadOf(supervisor);

    public Refusal? Restate(int participant, ParticipantState? state)
    {
        _seats.Extend();
        ParticipantState? before = _problem.StateOf(participant);
        bool isNew = participant >= _bound.Prices.Participant.Count;
        long price = isNew ? 0 : _bound.Prices.Participant[participant];
        Int128 mark = _bound.Mark();
        (int home, ulong sessions) = (_seats.SlotOf(participant), _seats.SessionsOf(participant));
        long best = before is null ? 0 : _bound.BestReply(before);
        _bound.Leave(participant);
        _seats.Withdraw(participant);
        int stated = _seats.Mark;
        _seats.Restate(participant, state);
        bool isSame = before?.SessionsNeeded == state?.SessionsNeeded
            && before?.AvailableSessions == state?.AvailableSessions;
        _bound.Enter(participant, before is null ? null : price - best, isSame);
        if (home >= 0 && _seats.Fits(participant, home, sessions) && IsWorthStaying(participant, home))
            _seats.Set(participant, home, sessions);
        int[] touched = home < 0 ? [] : [home];
        PartOutcome outcome = _mending.Mend(touched, state is null ? [] : [participant]);
        if (IsKept(outcome, () => _carried.Restate(before, _problem.StateOf(participant)))) return null;
        Refusal? refusal = Describe(outcome);
        _seats.Undo(stated);
        _seats.Restate(participant, before);
        _seats.Undo(0);
        _bound.Undo(mark, participant, price);
        return refusal;
    }

    public Refusal? SetSeats(int slot, int session, int seats)
    {
        int row = slot * _problem.SessionCount + session, before = _problem.Capacity[row];
        Int128 mark = _bound.Mark();
        _problem.SetCapacity(slot, session, seats);
        _bound.Resize([slot], (Int128)_bound.Prices.Session(row) * (seats - before));
        List<int> evicted = [];
        while (_seats.Taken(row) > seats)
            evicted.Add(Evict(_seats.OccupantsOf(slot).Where(i => (_seats.SessionsOf(i) >> session & 1) == 1)));
        PartOutcome outcome = _mending.Mend([slot], evicted);
        if (IsKept(outcome, seats > before ? _carried.Lose : Nothing)) return null;
        Refusal? refusal = Describe(outcome);
        _seats.Undo(0);
        _problem.SetCapacity(slot, session, before);
        _bound.Undo(mark, -1, 0);
        return refusal;
    }

    public Refusal? SetSupport(int supervisor, long capacity)
    {
        long before = _problem.Support[supervisor];
        int[] slots = [.. Enumerable.Range(0, _problem.Slots.Count)
            .Where(j => _problem.Slots.SupervisorsOf(j).Contains(supervisor))];
        Int128 mark = _bound.Mark();
        _problem.Support[supervisor] = capacity;
        _bound.Resize(slots, (Int128)_bound.Prices.Supervisor(supervisor) * (capacity - before));
        List<int> evicted = [];
        while (_seats.LoadOf(supervisor) > capacity)
            evicted.Add(Evict(slots.SelectMany(_seats.OccupantsOf).Where(i => LoadOf(i) > 0)));
        PartOutcome outcome = _mending.Mend(slots, evicted);
        if (IsKept(outcome, capacity > before ? _carried.Lose : Nothing)) return null;
        Refusal? refusal = Describe(outcome);
        _seats.Undo(0);
        _problem.Support[supervisor] = before;
        _bound.Undo(mark, -1, 0);
        return refusal;
    }

    public IReadOnlyList<PlacementChange> TakeChanges()
    {
        PlacementChange[] changes = [.. _changes];
        _changes.Clear();
        return changes;
    }

    public Prices Publish() =>
        _bound.Prices.Publish() with { Participant = [.. _bound.Prices.Participant.Take(_problem.Rows)] };

    /// <summary>Does an event, tells what it would come to, and takes it back.</summary>
    public Trial Try(Func<FullModel, Refusal?> happen)
    {
        _trial = new Trial(null, 0, (0, _bound.Bound), []);
        Refusal? refusal = happen(this);
        Trial told = _trial with { Refusal = refusal };
        _trial = null;
        return told;
    }

    private static void Nothing()
    {
    }

    /// <summary>Makes an event permanent, unless it is refused or only tried.</summary>
    private bool IsKept(PartOutcome outcome, Action carry)
    {
        if (outcome != PartOutcome.Improved) return false;
        long carried = _carried.Bound;
        carry();
        if (_trial is null)
        {
            Keep();
            return true;
        }

        _trial = new Trial(null, Objective, (Bound, _bound.Bound - _trial.Bounds.Priced), Changes());
        _carried.Return(carried);
        return false;
    }

    private long LoadOf(int i) => _problem.Find(i, _seats.SlotOf(i))!.Value.SupportLoad;

    private bool IsWorthStaying(int participant, int slot) =>
        _problem.At(participant) is { } state
        && (state.PinnedSlot is not null || _problem.Find(participant, slot)!.Value.Value > state.UnplacedValue);

    /// <summary>Takes the place of whoever loses least by it, the pinned last.</summary>
    private int Evict(IEnumerable<int> people)
    {
        int evicted = people.MinBy(i =>
        {
            ParticipantState state = _problem.At(i)!;
            return (state.PinnedSlot is not null, _seats.ValueOf(i) - state.UnplacedValue, i);
        });
        _seats.Withdraw(evicted);
        return evicted;
    }

    private void Keep()
    {
        _changes.AddRange(Changes());
        _seats.Commit();
    }

    private PlacementChange[] Changes()
    {
        List<PlacementChange> changes = [];
        var seen = new HashSet<int>();
        foreach ((int i, int slot, ulong sessions) in _seats.Journal)
        {
            if (!seen.Add(i) || (slot == _seats.SlotOf(i) && sessions == _seats.SessionsOf(i))) continue;
            changes.Add(new PlacementChange(i, slot, sessions, _seats.SlotOf(i), _seats.SessionsOf(i)));
        }

        changes.Sort((a, b) => a.Participant.CompareTo(b.Participant));
        return [.. changes];
    }

    private Refusal? Describe(PartOutcome outcome)
    {
        if (outcome == PartOutcome.Improved) return null;
        bool isProved = outcome == PartOutcome.Impossible;
        string lack = Lack();
        string advice = isProved
            ? "Maybe a pin, a crew or a quota minimum asks for too much."
            : "Maybe solving again from the start finds a plan.";
        return new Refusal(isProved, $"{lack}, and no repair {(isProved ? "exists" : "was found near by")}. {advice}");
    }

    private string Lack()
    {
        for (int i = 0; i < _problem.Rows; i++)
        {
            if (_problem.At(i) is { PinnedSlot: { } pin } && _seats.SlotOf(i) < 0)
                return $"Participant {i} is pinned to slot {pin} and would have no place there";
        }

        for (int q = 0; q < _problem.Quotas.Count; q++)
        {
            if (_seats.QuotaLack(q) > 0) return $"Quota {q} would lack {_seats.QuotaLack(q)} of its minimum";
        }

        for (int j = 0; j < _problem.Slots.Count; j++)
        {
            for (int t = 0; t < _problem.SessionCount; t++)
            {
                if (_seats.CrewLack(j, t) > 0)
                    return $"Session {t} of slot {j} would lack {_seats.CrewLack(j, t)} of its crew";
            }
        }

        return "Something would lack";
    }
}
