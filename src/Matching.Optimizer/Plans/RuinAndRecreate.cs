using System.Numerics;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Improves a plan by taking neighbours out and putting them back otherwise (Shaw 1998; Schrimpf et al. 2000, "Record
/// breaking optimization results using the ruin and recreate principle", J. Comput. Phys. 159; the blinks are those of
/// Christiaens and Vanden Berghe 2020). Neighbours share slots or supervisors. A step is kept when it leaves no more
/// shortfall and, at equal shortfall, no less value; ties are kept, so the search drifts. Works on the best plan in
/// place: an unpaid step is undone from the journal.
/// </summary>
internal sealed class RuinAndRecreate(Plan plan, Ranking ranking, SlotRoster roster, Randomness random)
{
    private const int LargestRuin = 20;
    private const int TicksPerStep = 50;
    private const double Blink = 0.03;
    private readonly Seating _seating = new(plan);
    private readonly CrewOpening _crews = new(plan);
    private readonly int[][] _slotsOf = SlotsOfSupervisors(plan.Problem);
    private readonly List<int> _removed = [];
    private readonly List<int> _slots = [];
    private bool _priced;
    private long _ranked;

    /// <summary>Options looked at so far.</summary>
    public long Ticks => _seating.Ticks + _ranked;

    /// <summary>
    /// One step, kept unless it loses more than a random part of the threshold; the journal says what changed.
    /// </summary>
    public void Step(double threshold)
    {
        (long lack, long value) = (plan.Shortfall, plan.Objective);
        _ranked += TicksPerStep;
        _removed.Clear();
        _slots.Clear();
        ChooseSlots(ChooseSeed());
        foreach (int slot in _slots) Ruin(slot);
        foreach (int slot in _slots) Disband(slot);
        if (_removed.Count == 0) return;
        Recreate();
        long least = value - (long)(threshold * random.Fraction());
        if (plan.Shortfall > lack || (plan.Shortfall == lack && plan.Objective < least)) plan.Undo(0);
    }

    private static int[][] SlotsOfSupervisors(Problem problem)
    {
        List<int>[] slots = [.. Enumerable.Range(0, problem.Supervisors.Count).Select(_ => new List<int>())];
        for (int j = 0; j < problem.Slots.Count; j++)
        {
            foreach (int h in problem.Slots.SupervisorsOf(j)) slots[h].Add(j);
        }

        return [.. slots.Select(s => s.ToArray())];
    }

    /// <summary>Somebody with options, and of three drawn the one furthest from the best option.</summary>
    private int ChooseSeed()
    {
        (int seed, long most) = (random.Below(plan.Choice.Length), -1);
        for (int draw = 0; draw < 3; draw++)
        {
            int i = random.Below(plan.Choice.Length);
            int best = plan.Candidates.Start[i];
            if (best == plan.Candidates.Start[i + 1]) continue;
            long regret = plan.Candidates.Value[best] - plan.ValueOf(i);
            if (regret > most) (seed, most) = (i, regret);
        }

        return seed;
    }

    /// <summary>The seed's slot, a few that it would like, and slots that share their supervisors.</summary>
    private void ChooseSlots(int seed)
    {
        int options = plan.Candidates.Start[seed + 1] - plan.Candidates.Start[seed];
        Take(seed);
        if (plan.Choice[seed] >= 0) Add(plan.SlotOf(seed));
        int wanted = 1 + random.Below(3);
        for (int n = 0; n < wanted && options > 0; n++)
        {
            int reach = Math.Min(options, 12);
            Add(plan.Candidates.Slot[plan.Candidates.Start[seed] + random.Below(reach)]);
        }

        for (int s = _slots.Count - 1; s >= 0; s--)
        {
            ReadOnlySpan<int> supervisors = plan.Problem.Slots.SupervisorsOf(_slots[s]);
            if (supervisors.IsEmpty || random.Below(2) == 0) continue;
            int[] shared = _slotsOf[supervisors[random.Below(supervisors.Length)]];
            Add(shared[random.Below(shared.Length)]);
        }
    }

    private void Add(int slot)
    {
        if (!_slots.Contains(slot)) _slots.Add(slot);
    }

    private void Take(int participant)
    {
        if (plan.IsPinned(participant) || _removed.Contains(participant)) return;
        _removed.Add(participant);
        if (plan.Choice[participant] >= 0) plan.Withdraw(participant);
    }

    /// <summary>Takes a quarter or half of those who stand at the slot, and some left out who could.</summary>
    private void Ruin(int slot)
    {
        int share = 1 + random.Below(2);
        for (int i = plan.FirstAt(slot); i >= 0 && _removed.Count < LargestRuin;)
        {
            int next = plan.NextAt(i);
            if (random.Below(4) < share) Take(i);
            i = next;
        }

        int count = roster.CountAt(slot);
        for (int draw = 0; draw < 4 && count > 0 && _removed.Count < LargestRuin; draw++)
        {
            (int participant, _) = roster.At(slot, random.Below(count));
            if (plan.Choice[participant] < 0) Take(participant);
        }
    }

    /// <summary>Sends whoever stands in a session without its crew after the others; the pinned stay.</summary>
    private void Disband(int slot)
    {
        if (plan.Problem.Slots.MinimumCrew[slot] < 2) return;
        for (bool again = true; again;)
        {
            again = false;
            for (int i = plan.FirstAt(slot); i >= 0;)
            {
                int next = plan.NextAt(i);
                bool lonely = !plan.IsPinned(i) && plan.LacksCrew(slot, plan.SessionsOf[i]);
                if (lonely) Take(i);
                again |= lonely;
                i = next;
            }
        }
    }

    private void Recreate()
    {
        int seed = _removed[0];
        random.Shuffle<int>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_removed));
        if (random.Below(2) == 0) (_removed[0], _removed[_removed.IndexOf(seed)]) = (seed, _removed[0]);
        _priced = random.Below(2) == 0;
        bool crewsFirst = random.Below(2) == 0;
        if (crewsFirst) OpenCrews();
        foreach (int i in _removed)
        {
            if (plan.Choice[i] < 0) Insert(i);
        }

        if (!crewsFirst) OpenCrews();
    }

    private void OpenCrews()
    {
        foreach (int slot in _slots)
        {
            if (plan.Problem.Slots.MinimumCrew[slot] < 2) continue;
            _crews.TryOpen(slot, CandidatesAt(slot));
        }
    }

    private IEnumerable<(int Participant, int Candidate)> CandidatesAt(int slot)
    {
        foreach (int i in _removed)
        {
            for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1]; c++)
            {
                if (plan.Candidates.Slot[c] == slot) yield return (i, c);
            }
        }
    }

    /// <summary>Puts a participant at the best candidate with room, by value or by worth after prices.</summary>
    private void Insert(int i)
    {
        if (plan.Shortfall > 0 && TryCandidates(i, onlyHelpful: true)) return;
        TryCandidates(i, onlyHelpful: false);
    }

    private bool TryCandidates(int i, bool onlyHelpful)
    {
        long left = plan.Problem.Participants.UnplacedValue[i];
        for (int n = plan.Candidates.Start[i]; n < plan.Candidates.Start[i + 1]; n++)
        {
            int candidate = _priced ? ranking[n] : n;
            _ranked++;
            if (onlyHelpful ? !Helps(candidate) : plan.Candidates.Value[candidate] <= left) continue;
            if (plan.FreeSeats[plan.Candidates.Slot[candidate]] == 0 || random.Fraction() < Blink) continue;
            if (_seating.TryPlace(i, candidate)) return true;
        }

        return false;
    }

    /// <summary>Whether a candidate lessens what a quota or a crew lacks.</summary>
    private bool Helps(int candidate)
    {
        int slot = plan.Candidates.Slot[candidate];
        if (plan.LacksCrew(slot, plan.Occupied[slot])) return true;
        (int from, int to) = plan.Problem.Quotas.EntriesOf(plan.Candidates.Option[candidate]);
        for (int e = from; e < to; e++)
        {
            if (plan.Problem.Quotas.Weight[e] > 0 && plan.QuotaLack(plan.Problem.Quotas.Quota[e]) > 0) return true;
        }

        return false;
    }
}
