using System.Diagnostics;
using System.Numerics;
using Matching.Optimizer.Network;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// A plain problem while it changes: after every event the plan is again the best one, and its prices prove it.
/// </summary>
internal sealed class NetworkModel : ILiveModel
{
    private readonly LiveProblem _problem;
    private readonly LiveNetwork _network;
    private readonly List<int> _indexOf;
    private readonly List<int> _rowOf;
    private readonly List<PlacementChange> _changes = [];

    public NetworkModel(LiveProblem problem, SolvedNetwork solved)
    {
        (_problem, _network) = (problem, solved.Follow());
        _indexOf = [.. Enumerable.Range(0, problem.Rows)];
        _rowOf = [.. _indexOf.Select(NetworkRowOf)];
    }

    public long Objective => _network.Plan.Objective();

    public long Bound => Objective;

    /// <summary>Whether only seats bind and everybody takes one.</summary>
    public static bool IsPlain(LiveProblem problem) =>
        problem.Supervisors.Count == 0 && problem.Quotas.Count == 0
        && !problem.Slots.MinimumCrew.Any(crew => crew > 1)
        && Enumerable.Range(0, problem.Rows).All(i => problem.AdversariesOf(i).Count == 0 && IsPlain(problem.At(i)));

    /// <summary>Whether a participant asks for one session and quarrels with nobody.</summary>
    public static bool IsPlain(ParticipantState? state) =>
        state is null || (state.SessionsNeeded == 1 && state.Adversaries.IsEmpty);

    public int SlotOf(int participant) =>
        Row(participant) is var row && row < 0 ? LiveSeats.Unplaced : row / _problem.SessionCount;

    public ulong SessionsOf(int participant) =>
        Row(participant) is var row && row < 0 ? 0 : 1UL << (row % _problem.SessionCount);

    public Refusal? Restate(int participant, ParticipantState? state)
    {
        while (_indexOf.Count <= participant) _indexOf.Add(NetworkPlan.None);
        int index = _indexOf[participant];
        ParticipantState? before = _problem.StateOf(participant);
        _problem.Set(participant, state);
        bool isDone = true;
        if (state is null && index >= 0)
        {
            _network.Remove(index);
            _indexOf[participant] = NetworkPlan.None;
        }
        else if (state is not null && index < 0)
        {
            _indexOf[participant] = _network.Add(ProspectsOf(state));
            isDone = _indexOf[participant] >= 0;
        }
        else if (state is not null)
        {
            isDone = _network.TryChange(index, ProspectsOf(state));
        }

        if (isDone) return Note();
        _problem.Set(participant, before);
        return new Refusal(
            true,
            $"Participant {participant} is pinned to slot {state!.PinnedSlot} and would have no place there, because"
            + " pinned participants hold all seats. Maybe one of the pins can be given up.");
    }

    public Refusal? SetSeats(int slot, int session, int seats)
    {
        int row = slot * _problem.SessionCount + session, before = _problem.Capacity[row];
        if (!_network.TrySetCapacity(row, seats))
        {
            return new Refusal(
                true,
                $"Session {session} of slot {slot} would have {seats} seats, and more participants are pinned there"
                + " without another place. Maybe one of the pins can be given up.");
        }

        _problem.SetCapacity(slot, session, seats);
        if (before > 0 || seats == 0) return Note();
        foreach (int i in _problem.RosterOf(slot)) _network.TryChange(_indexOf[i], ProspectsOf(_problem.At(i)!));
        return Note();
    }

    public Refusal? SetSupport(int supervisor, long capacity) =>
        throw new UnreachableException($"A plain problem has no supervisor {supervisor}.");

    public IReadOnlyList<PlacementChange> TakeChanges()
    {
        PlacementChange[] changes = [.. _changes];
        _changes.Clear();
        return changes;
    }

    public Prices Publish() => new() { Scale = 1, Session = [.. _network.Plan.Price] };

    private int Row(int participant) => participant < _rowOf.Count ? _rowOf[participant] : NetworkPlan.None;

    private int NetworkRowOf(int participant) =>
        _indexOf[participant] < 0 ? NetworkPlan.None : _network.Plan.Row[_indexOf[participant]];

    /// <summary>An arc per session in common, best value first.</summary>
    private Prospects ProspectsOf(ParticipantState state)
    {
        List<(long Value, int Row)> arcs = [];
        foreach (ParticipantOption option in state.Options)
        {
            if (!_problem.IsUsable(state, option)) continue;
            for (ulong common = _problem.Common(state, option.Slot); common != 0; common &= common - 1)
            {
                int session = BitOperations.TrailingZeroCount(common);
                arcs.Add((-option.Value, option.Slot * _problem.SessionCount + session));
            }
        }

        arcs.Sort();
        long unplaced = state.PinnedSlot is null ? state.UnplacedValue : TransportNetwork.NoExit;
        return new Prospects([.. arcs.Select(arc => arc.Row)], [.. arcs.Select(arc => -arc.Value)], unplaced);
    }

    /// <summary>Finds who moved by comparing all rows, which takes less than the searches did.</summary>
    private Refusal? Note()
    {
        while (_rowOf.Count < _indexOf.Count) _rowOf.Add(NetworkPlan.None);
        for (int i = 0; i < _rowOf.Count; i++)
        {
            int row = NetworkRowOf(i);
            if (row == _rowOf[i]) continue;
            (int from, ulong sessions) = (SlotOf(i), SessionsOf(i));
            _rowOf[i] = row;
            _changes.Add(new PlacementChange(i, from, sessions, SlotOf(i), SessionsOf(i)));
        }

        return null;
    }
}
