using System.Numerics;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Finds sessions for a participant at a slot. Where too few of the common sessions have a free seat, those already
/// there change sessions along augmenting paths (Kuhn 1955; König's alternating chains), so that outside slots with
/// crews a seat is missed only when there is none. A slot with a crew takes newcomers only into sessions already in
/// use, unless the caller opens it.
/// </summary>
internal sealed class Seating(Plan plan)
{
    private readonly (int Session, int Occupant)[] _reachedBy = new (int, int)[ProblemLimits.Sessions];
    private readonly int[] _queue = new int[ProblemLimits.Sessions];

    /// <summary>
    /// The sessions that the last failed search reached: all full, and whoever uses them cannot leave them.
    /// </summary>
    public ulong Crowded { get; private set; }

    /// <summary>Options looked at so far.</summary>
    public long Ticks { get; private set; }

    /// <summary>
    /// Places somebody unplaced at a candidate if support, quotas, conflicts and seats allow; else changes nothing.
    /// </summary>
    public bool TryPlace(int participant, int candidate, bool opens = false)
    {
        Ticks++;
        int slot = plan.Candidates.Slot[candidate];
        int needed = plan.Problem.Participants.SessionsNeeded[participant];
        if (plan.FreeSeats[slot] < needed || !plan.HasRoom(candidate)) return false;
        if (plan.MeetsAdversary(participant, slot)) return false;
        bool joins = plan.Problem.Slots.MinimumCrew[slot] > 1 && !opens;
        ulong free = plan.Common(participant, slot) & plan.Free[slot] & (joins ? plan.Occupied[slot] : ulong.MaxValue);
        if (BitOperations.PopCount(free) < needed) return !joins && TryReshuffle(participant, candidate, free);
        plan.Set(participant, candidate, Choose(slot, free, needed));
        return true;
    }

    /// <summary>Whether somebody unplaced can be placed at a candidate, a session without its crew opened.</summary>
    public bool CanPlace(int participant, int candidate)
    {
        if (!MayPlace(participant, candidate)) return false;
        int slot = plan.Candidates.Slot[candidate];
        ulong free = plan.Common(participant, slot) & plan.Free[slot];
        if (BitOperations.PopCount(free) >= plan.Problem.Participants.SessionsNeeded[participant]) return true;
        int mark = plan.Mark;
        bool fits = TryReshuffle(participant, candidate, free);
        plan.Undo(mark);
        return fits;
    }

    /// <summary>Whether <see cref="TryPlace"/> may succeed; false is certain.</summary>
    public bool MayPlace(int participant, int candidate)
    {
        Ticks++;
        int slot = plan.Candidates.Slot[candidate];
        return plan.FreeSeats[slot] >= plan.Problem.Participants.SessionsNeeded[participant]
            && plan.HasRoom(candidate) && !plan.MeetsAdversary(participant, slot);
    }

    /// <summary>Sessions that lack crew first, then those with most seats left, then the earliest.</summary>
    private ulong Choose(int slot, ulong free, int needed)
    {
        ulong chosen = 0;
        if (BitOperations.PopCount(free) == needed) return free;
        for (; needed > 0; needed--)
        {
            (int best, long rank) = (-1, long.MinValue);
            for (ulong rest = free & ~chosen; rest != 0; rest &= rest - 1)
            {
                int t = BitOperations.TrailingZeroCount(rest);
                long here = Rank(slot, t);
                if (here > rank) (best, rank) = (t, here);
            }

            chosen |= 1UL << best;
        }

        return chosen;
    }

    private long Rank(int slot, int session)
    {
        int left = plan.Problem.Slots.Capacity[slot * plan.Problem.SessionCount + session] - plan.Taken(slot, session);
        if (plan.Problem.Slots.MinimumCrew[slot] < 2) return left;
        if (plan.CrewLack(slot, session) > 0) return long.MaxValue - plan.CrewLack(slot, session);
        bool used = plan.Taken(slot, session) > 0;
        return used ? left + (1L << 32) : left;
    }

    private bool TryReshuffle(int participant, int candidate, ulong free)
    {
        int mark = plan.Mark;
        int needed = plan.Problem.Participants.SessionsNeeded[participant];
        plan.Set(participant, candidate, free);
        for (int have = BitOperations.PopCount(free); have < needed; have++)
        {
            if (TryAugment(participant, plan.Candidates.Slot[candidate])) continue;
            plan.Undo(mark);
            return false;
        }

        return true;
    }

    /// <summary>
    /// One more seat for the participant: breadth first over sessions, from a wanted one to one with a free seat.
    /// </summary>
    private bool TryAugment(int participant, int slot)
    {
        ulong visited = plan.Common(participant, slot) & ~plan.SessionsOf[participant];
        int count = 0;
        for (ulong start = visited; start != 0; start &= start - 1)
            Reach(BitOperations.TrailingZeroCount(start), (-1, participant), ref count);
        for (int at = 0; at < count; at++)
        {
            int from = _queue[at];
            if ((plan.Free[slot] >> from & 1) == 1) return Shift(participant, from);
            for (int other = plan.FirstAt(slot); other >= 0; other = plan.NextAt(other))
            {
                if (other == participant || (plan.SessionsOf[other] >> from & 1) == 0) continue;
                ulong targets = plan.Common(other, slot) & ~plan.SessionsOf[other] & ~visited;
                visited |= targets;
                for (; targets != 0; targets &= targets - 1)
                    Reach(BitOperations.TrailingZeroCount(targets), (from, other), ref count);
            }
        }

        Crowded = visited;
        return false;
    }

    private void Reach(int session, (int From, int Occupant) by, ref int count)
    {
        _reachedBy[session] = by;
        _queue[count++] = session;
        Ticks++;
    }

    /// <summary>From the free end of the path back: each occupant on it moves one session on.</summary>
    private bool Shift(int participant, int to)
    {
        while (true)
        {
            (int from, int occupant) = _reachedBy[to];
            ulong without = from < 0 ? plan.SessionsOf[occupant] : plan.SessionsOf[occupant] & ~(1UL << from);
            plan.Set(occupant, plan.Choice[occupant], without | 1UL << to);
            if (occupant == participant && from < 0) return true;
            to = from;
        }
    }
}
