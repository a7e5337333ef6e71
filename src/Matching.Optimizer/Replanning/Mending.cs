using System.Numerics;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// Brings a plan back in order near an event, and makes use of what the event opened: first a small part, and larger
/// ones only while something is lacking. Budgets count ticks, so the same event gives the same answer everywhere.
/// </summary>
internal sealed class Mending(LiveProblem problem, LiveSeats seats, LiveBound bound, double reach)
{
    /// <summary>A problem of so few options is decided as a whole when nothing smaller mends it.</summary>
    private const int MostOptionsOfWhole = 2_000;

    /// <summary>Helpers of a quota beyond those whose weights add up to what it lacks.</summary>
    private const int SpareHelpers = 8;

    private static readonly PartLimits Near = new(4, 10, 6, 200_000);
    private static readonly PartLimits[] Wider =
        [new(10, 60, 20, 2_000_000), new(30, 200, 30, 6_000_000), new(80, 600, 40, 20_000_000)];

    private readonly PartSearch _search = new(problem, seats, bound.Prices, reach);
    private readonly SortedSet<int> _slots = [], _people = [];

    /// <summary>Mends; <see cref="PartOutcome.Kept"/> says that something is still lacking.</summary>
    /// <param name="slots">Slots that the event touched.</param>
    /// <param name="people">People who lost their place or were stated anew.</param>
    public PartOutcome Mend(IEnumerable<int> slots, IEnumerable<int> people)
    {
        _slots.Clear();
        _people.Clear();
        _slots.UnionWith(slots);
        _people.UnionWith(people);
        DisbandLonely();
        var part = new Surroundings(problem, seats, bound);
        part.Choose(_slots, _people, Near);
        _search.Solve(part.Slots, part.People, Near);
        if (!seats.IsLacking) return PartOutcome.Improved;
        AddHelpers();
        foreach (PartLimits limits in Wider)
        {
            part.Choose(_slots, _people, limits);
            if (_search.Solve(part.Slots, part.People, limits) == PartOutcome.Improved) return PartOutcome.Improved;
        }

        return MendWhole();
    }

    private PartOutcome MendWhole()
    {
        if (problem.OptionCount > MostOptionsOfWhole) return PartOutcome.Kept;
        var part = new Surroundings(problem, seats, bound);
        part.ChooseWhole();
        return _search.Solve(part.Slots, part.People, new PartLimits(0, 0, 2_000, 200_000_000));
    }

    /// <summary>Sends whoever stands in a session without its crew away; the pinned stay.</summary>
    private void DisbandLonely()
    {
        foreach (int slot in _slots)
        {
            if (problem.Slots.MinimumCrew[slot] < 2) continue;
            while (FindLonely(slot) is var i && i >= 0)
            {
                seats.Withdraw(i);
                _people.Add(i);
            }
        }
    }

    private int FindLonely(int slot)
    {
        foreach (int i in seats.OccupantsOf(slot))
        {
            if (problem.At(i)!.PinnedSlot is not null) continue;
            for (ulong sessions = seats.SessionsOf(i); sessions != 0; sessions &= sessions - 1)
            {
                if (seats.CrewLack(slot, BitOperations.TrailingZeroCount(sessions)) > 0) return i;
            }
        }

        return -1;
    }

    /// <summary>Who could help a quota that lacks most cheaply takes part, with the slot to go to.</summary>
    private void AddHelpers()
    {
        for (int q = 0; q < problem.Quotas.Count; q++)
        {
            long lack = seats.QuotaLack(q);
            if (lack == 0) continue;
            List<(long Loss, int Participant, int Slot, long Weight)> helpers = [];
            for (int i = 0; i < problem.Rows; i++) Collect(i, q, helpers);
            helpers.Sort();
            int spare = SpareHelpers;
            foreach ((_, int i, int slot, long weight) in helpers)
            {
                if (lack <= 0 && spare-- == 0) break;
                lack -= weight;
                _people.Add(i);
                _slots.Add(slot);
            }
        }
    }

    private void Collect(int i, int quota, List<(long Loss, int Participant, int Slot, long Weight)> helpers)
    {
        if (problem.At(i) is not { } state) return;
        long has = seats.SlotOf(i) < 0 ? 0 : Weight(problem.Find(i, seats.SlotOf(i))!.Value, quota);
        foreach (ParticipantOption option in state.Options)
        {
            long more = Weight(option, quota) - has;
            if (more <= 0 || !problem.IsUsable(state, option)) continue;
            helpers.Add(((seats.ValueOf(i) - option.Value) / more, i, option.Slot, more));
        }
    }

    private static long Weight(in ParticipantOption option, int quota)
    {
        foreach (QuotaWeight share in option.Quotas)
        {
            if (share.Quota == quota) return share.Weight;
        }

        return 0;
    }
}
