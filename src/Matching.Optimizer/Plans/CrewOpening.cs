using System.Numerics;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Opens sessions of a slot that asks for a crew: nobody can come alone, so a whole crew comes at once or not at all.
/// A leader, the candidate with most to gain, takes the sessions that most others could share; the others join in the
/// order of their gain until every session has its crew. Kept only if the plan gets better.
/// </summary>
internal sealed class CrewOpening(Plan plan)
{
    private const int Leaders = 4;
    private readonly List<(long Gain, int Participant, int Candidate)> _pool = [];
    private readonly List<(int Participant, int Candidate, ulong Sessions)> _crew = [];

    /// <summary>Tries to open sessions of a slot with those given; true when the plan got better.</summary>
    public bool TryOpen(int slot, IEnumerable<(int Participant, int Candidate)> people)
    {
        _pool.Clear();
        foreach ((int participant, int candidate) in people)
        {
            if (plan.IsPinned(participant) || plan.SlotOf(participant) == slot) continue;
            _pool.Add((plan.ValueOf(participant) - plan.Candidates.Value[candidate], participant, candidate));
        }

        _pool.Sort();
        for (int leader = 0; leader < Math.Min(Leaders, _pool.Count); leader++)
        {
            if (TryCrew(slot, ChooseSessions(slot, _pool[leader].Participant))) return true;
        }

        return false;
    }

    /// <summary>
    /// The leader's sessions, those first that most of the pool could share; 0 when too few are empty.
    /// </summary>
    private ulong ChooseSessions(int slot, int leader)
    {
        ulong empty = plan.Common(leader, slot) & plan.Free[slot] & ~plan.Occupied[slot];
        int needed = plan.Problem.Participants.SessionsNeeded[leader];
        if (BitOperations.PopCount(empty) < needed) return 0;
        List<(int Sharers, int Session)> sessions = [];
        for (; empty != 0; empty &= empty - 1)
        {
            int t = BitOperations.TrailingZeroCount(empty);
            sessions.Add((-_pool.Count(p => (plan.Common(p.Participant, slot) >> t & 1) == 1), t));
        }

        sessions.Sort();
        return sessions.Take(needed).Aggregate(0UL, (mask, s) => mask | 1UL << s.Session);
    }

    private bool TryCrew(int slot, ulong sessions)
    {
        if (sessions == 0 || !Gather(slot, sessions)) return false;
        (int mark, long lack, long value) = (plan.Mark, plan.Shortfall, plan.Objective);
        foreach ((int participant, _, _) in _crew) plan.Withdraw(participant);
        foreach ((int participant, int candidate, ulong mask) in _crew)
        {
            if (!plan.HasRoom(candidate) || plan.MeetsAdversary(participant, slot)) continue;
            plan.Set(participant, candidate, mask);
        }

        bool better = plan.Shortfall < lack || (plan.Shortfall == lack && plan.Objective > value);
        if (!better) plan.Undo(mark);
        return better;
    }

    /// <summary>Takes people in the order of their gain until every session has its crew.</summary>
    private bool Gather(int slot, ulong sessions)
    {
        _crew.Clear();
        int minimum = plan.Problem.Slots.MinimumCrew[slot];
        Span<int> taken = stackalloc int[ProblemLimits.Sessions];
        ulong lacking = sessions;
        foreach ((_, int participant, int candidate) in _pool)
        {
            int needed = plan.Problem.Participants.SessionsNeeded[participant];
            ulong mask = Lowest(plan.Common(participant, slot) & lacking, needed);
            if (mask == 0) continue;
            _crew.Add((participant, candidate, mask));
            for (ulong rest = mask; rest != 0; rest &= rest - 1)
            {
                int t = BitOperations.TrailingZeroCount(rest);
                if (++taken[t] == minimum) lacking &= ~(1UL << t);
            }

            if (lacking == 0) return FitsCapacity(slot, sessions, minimum);
        }

        return false;
    }

    private bool FitsCapacity(int slot, ulong sessions, int minimum)
    {
        for (; sessions != 0; sessions &= sessions - 1)
        {
            int row = slot * plan.Problem.SessionCount + BitOperations.TrailingZeroCount(sessions);
            if (plan.Problem.Slots.Capacity[row] < minimum) return false;
        }

        return true;
    }

    private static ulong Lowest(ulong mask, int count)
    {
        if (BitOperations.PopCount(mask) < count) return 0;
        while (BitOperations.PopCount(mask) > count) mask &= ~(1UL << (63 - BitOperations.LeadingZeroCount(mask)));
        return mask;
    }
}
