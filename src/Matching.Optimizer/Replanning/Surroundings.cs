using System.Numerics;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// The slots and people that an event concerns: slots touched, slots that people touched would like, those who stand
/// there, slots with room that these could turn to, and outsiders who gain most by coming in.
/// </summary>
internal sealed class Surroundings(LiveProblem problem, LiveSeats seats, LiveBound bound)
{
    private readonly SortedSet<int> _slots = [];
    private readonly SortedSet<int> _people = [];

    public int[] Slots => [.. _slots];

    public IEnumerable<int> People => _people;

    /// <summary>Chooses a part around what was touched.</summary>
    public void Choose(IReadOnlyCollection<int> slots, IReadOnlyCollection<int> people, PartLimits limits)
    {
        _slots.Clear();
        _people.Clear();
        foreach (int i in people) _people.Add(i);
        IEnumerable<int> pins = people.Where(i => problem.At(i)?.PinnedSlot is not null && seats.SlotOf(i) < 0);
        foreach (int i in pins) _slots.UnionWith(bound.SlotsAround(problem.At(i)!.PinnedSlot!.Value));
        foreach (int slot in slots.Take(limits.Slots)) _slots.Add(slot);
        int each = Math.Max(1, (limits.Slots - _slots.Count) / Math.Max(1, people.Count));
        foreach (int i in people) AddWishes(i, each, limits.Slots);
        AddExits(limits.Slots);
        Fill(limits);
    }

    /// <summary>Everything.</summary>
    public void ChooseWhole()
    {
        _slots.UnionWith(Enumerable.Range(0, problem.Slots.Count));
        _people.UnionWith(Enumerable.Range(0, problem.Rows).Where(i => problem.At(i) is not null));
    }

    private void Fill(PartLimits limits)
    {
        foreach (int slot in _slots) _people.UnionWith(seats.OccupantsOf(slot));
        List<(long Gain, int Participant)> outsiders = [];
        foreach (int slot in _slots)
        {
            foreach (int i in problem.RosterOf(slot))
            {
                if (!_people.Contains(i) && Gain(i, slot) is { } gain) outsiders.Add((-gain, i));
            }
        }

        outsiders.Sort();
        int most = _people.Count + limits.People;
        foreach ((_, int i) in outsiders)
        {
            if (_people.Count >= most) return;
            _people.Add(i);
        }
    }

    /// <summary>What somebody from outside would gain after paying; null without any gain in value.</summary>
    private long? Gain(int i, int slot)
    {
        ParticipantState state = problem.At(i)!;
        ParticipantOption option = problem.Find(i, slot)!.Value;
        if (option.Value <= seats.ValueOf(i) || !problem.IsUsable(state, option)) return null;
        long there = bound.Prices.Worth(state, option);
        if (seats.SlotOf(i) < 0) return there - bound.Prices.Scale * state.UnplacedValue;
        return there - bound.Prices.Worth(state, problem.Find(i, seats.SlotOf(i))!.Value);
    }

    /// <summary>The slots with room that somebody would like best, then the best whatever room there is.</summary>
    private void AddWishes(int i, int count, int most)
    {
        if (problem.At(i) is not { } state) return;
        List<(bool IsFull, long Profit, int Slot)> wishes = [];
        foreach (ParticipantOption option in state.Options)
        {
            if (_slots.Contains(option.Slot) || !problem.IsUsable(state, option)) continue;
            if (option.Value <= state.UnplacedValue && state.PinnedSlot is null) continue;
            wishes.Add((!IsRoomy(state, option), -bound.Prices.Worth(state, option), option.Slot));
        }

        wishes.Sort();
        bool isFirst = true;
        foreach ((bool isFull, _, int slot) in wishes)
        {
            if (_slots.Count >= most || count == 0) return;
            if (!isFull && !isFirst) continue;
            isFirst = false;
            _slots.Add(slot);
            count--;
        }
    }

    /// <summary>For those who stand at the slots, the best slots elsewhere that have room as things stand.</summary>
    private void AddExits(int most)
    {
        List<(long Loss, int Slot)> exits = [];
        foreach (int slot in _slots)
        {
            foreach (int i in seats.OccupantsOf(slot))
            {
                ParticipantState state = problem.At(i)!;
                long now = seats.ValueOf(i);
                foreach (ParticipantOption option in state.Options)
                {
                    if (_slots.Contains(option.Slot) || !problem.IsUsable(state, option)) continue;
                    if (option.Value > state.UnplacedValue && IsRoomy(state, option))
                        exits.Add((now - option.Value, option.Slot));
                }
            }
        }

        exits.Sort();
        foreach ((_, int slot) in exits)
        {
            if (_slots.Count >= most) return;
            _slots.Add(slot);
        }
    }

    private bool IsRoomy(ParticipantState state, in ParticipantOption option) =>
        BitOperations.PopCount(seats.FreeAt(option.Slot, problem.Common(state, option.Slot))) >= state.SessionsNeeded
        && seats.HasRoom(option);
}
