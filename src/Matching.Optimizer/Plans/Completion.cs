namespace Matching.Optimizer.Plans;

/// <summary>
/// Rounds off a plan that prices have drawn up: people in sessions without their crew are seated anew or sent away,
/// and whoever is left out takes the best place that is still free.
/// </summary>
internal sealed class Completion(Plan plan)
{
    private const int MostCrewSteps = 500;
    private readonly CrewSeating _crews = new(plan.Problem, MostCrewSteps);
    private readonly Seating _seating = new(plan);
    private readonly List<(long Gain, int Participant, int Candidate)> _wishes = [];

    public long Ticks => _seating.Ticks;

    public void Run()
    {
        if (plan.Shortfall != 0 && !_crews.TryMend(plan)) Disband();
        _wishes.Clear();
        for (int i = 0; i < plan.Choice.Length; i++)
        {
            if (plan.Choice[i] < 0) Wish(i);
        }

        _wishes.Sort();
        foreach ((_, int i, int candidate) in _wishes)
        {
            if (plan.Choice[i] < 0) _seating.TryPlace(i, candidate);
        }
    }

    private void Wish(int i)
    {
        long left = plan.Problem.Participants.UnplacedValue[i];
        for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1]; c++)
        {
            long gain = plan.Candidates.Value[c] - left;
            if (gain <= 0) return;
            if (plan.FreeSeats[plan.Candidates.Slot[c]] > 0) _wishes.Add((-gain, i, c));
        }
    }

    /// <summary>
    /// Sends whoever stands in a session without its crew away, until no session lacks; the pinned stay.
    /// </summary>
    private void Disband()
    {
        for (int j = 0; j < plan.Problem.Slots.Count; j++)
        {
            if (plan.Problem.Slots.MinimumCrew[j] < 2) continue;
            while (FindLonely(j) is var i && i >= 0) plan.Withdraw(i);
        }
    }

    private int FindLonely(int slot)
    {
        for (int i = plan.FirstAt(slot); i >= 0; i = plan.NextAt(i))
        {
            if (!plan.IsPinned(i) && plan.LacksCrew(slot, plan.SessionsOf[i])) return i;
        }

        return -1;
    }
}
