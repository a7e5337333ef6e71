using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Chooses what to decide anew: a group that loses much against the bound, and groups around it that share people who
/// could as well stand there. How many is learned per group: more after a neighbourhood that was searched through,
/// fewer after one that was not.
/// </summary>
internal sealed class NeighbourhoodChoice
{
    private const double LeastFirstSize = 30, MostFirstSize = 120, FirstShare = 1.0 / 8, LeastSize = 8, MostSize = 500;
    private readonly GroupRelaxation _relaxation;
    private readonly Plan _plan;
    private readonly Losses _losses;
    private readonly Randomness _random;
    private readonly double[] _size, _score;
    private readonly int[] _tries;
    private readonly List<int> _groups = [], _fringe = [];
    private readonly int[] _taken;
    private int _round;

    public NeighbourhoodChoice(GroupRelaxation relaxation, Plan plan, Losses losses, Randomness random)
    {
        (_relaxation, _plan, _losses, _random) = (relaxation, plan, losses, random);
        int groups = relaxation.Grouping.Count;
        (_size, _score, _tries) = (new double[groups], new double[groups], new int[groups]);
        Array.Fill(_size, Math.Clamp(FirstShare * plan.Choice.Length, LeastFirstSize, MostFirstSize));
        _taken = new int[groups];
    }

    /// <summary>Groups of an earlier neighbourhood of the same round are not taken again.</summary>
    public void BeginRound() => _round++;

    /// <summary>A neighbourhood around a new seed, or null when the round has used up the groups that lose.</summary>
    public (int Seed, Neighbourhood Neighbourhood)? Next()
    {
        int seed = ChooseSeed();
        if (seed < 0) return null;
        _tries[seed]++;
        Grow(seed);
        return (seed, Describe());
    }

    /// <summary>Learns from how a neighbourhood went.</summary>
    public void Note(int seed, bool improved, bool complete)
    {
        if (improved) _tries[seed] = 0;
        double factor = complete ? 1.25 : 0.8;
        _size[seed] = Math.Clamp(_size[seed] * factor, LeastSize, MostSize);
    }

    /// <summary>Of several drawn the group with the largest loss, those tried before counting less.</summary>
    private int ChooseSeed()
    {
        (int best, double most) = (-1, 0);
        int draws = Math.Max(4, _taken.Length / 10);
        for (int n = 0; n < draws; n++)
        {
            int g = _random.Below(_taken.Length);
            if (_taken[g] == _round) continue;
            double worth = (double)(1 + _losses.OfGroup[g] + LossOfLeftOut(g)) / (1 + _tries[g]);
            if (worth > most) (best, most) = (g, worth);
        }

        return best;
    }

    /// <summary>What people lose who are left out and could earn something here.</summary>
    private long LossOfLeftOut(int group)
    {
        long sum = 0;
        foreach (int e in EntriesOf(group))
        {
            int i = _relaxation.Entries.Participant[e];
            if (_plan.Choice[i] < 0) sum += _losses.OfParticipant(i) / 4;
        }

        return sum;
    }

    private IEnumerable<int> EntriesOf(int group)
    {
        for (int n = _relaxation.Grouping.Start[group]; n < _relaxation.Grouping.Start[group + 1]; n++)
        {
            int slot = _relaxation.Grouping.Slot[n];
            for (int e = _relaxation.Entries.Start[slot]; e < _relaxation.Entries.Start[slot + 1]; e++) yield return e;
        }
    }

    private void Grow(int seed)
    {
        foreach (int g in _fringe) _score[g] = 0;
        _fringe.Clear();
        _groups.Clear();
        double people = Add(seed);
        while (people < _size[seed])
        {
            (int best, double most) = (-1, 0);
            foreach (int g in _fringe)
            {
                if (_taken[g] == _round) continue;
                double score = _score[g] * (0.5 + _random.Fraction());
                if (score > most) (best, most) = (g, score);
            }

            if (best < 0) return;
            people += Add(best);
        }
    }

    /// <summary>Takes a group in and scores its neighbours; the number of people who stand there, at least 1.</summary>
    private double Add(int group)
    {
        _taken[group] = _round;
        _groups.Add(group);
        int standing = 0;
        for (int n = _relaxation.Grouping.Start[group]; n < _relaxation.Grouping.Start[group + 1]; n++)
        {
            int slot = _relaxation.Grouping.Slot[n];
            for (int i = _plan.FirstAt(slot); i >= 0; i = _plan.NextAt(i)) standing++;
        }

        long near = 1 + _losses.OfGroup[group];
        foreach (int e in EntriesOf(group))
        {
            int i = _relaxation.Entries.Participant[e];
            int slot = _relaxation.SlotOf(e);
            long loss = -Math.Min(0, _relaxation.Profit(slot, e));
            if (loss <= near) ScoreNeighbours(i, near);
        }

        return Math.Max(1, standing);
    }

    private void ScoreNeighbours(int i, long near)
    {
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[i]; c < start[i + 1]; c++)
        {
            int slot = _relaxation.Candidates.Slot[c];
            int group = _relaxation.Grouping.GroupOf[slot];
            if (_taken[group] == _round) continue;
            long loss = -Math.Min(0, _relaxation.Profit(slot, _relaxation.Entries.EntryOf[c]));
            if (loss > 2 * near) continue;
            if (_score[group] == 0) _fringe.Add(group);
            _score[group] += 1.0 / (1 + (double)loss / near);
        }
    }

    private Neighbourhood Describe()
    {
        List<int> slots = [];
        double room = 0;
        foreach (int g in _groups)
        {
            room += _losses.OfGroup[g];
            for (int n = _relaxation.Grouping.Start[g]; n < _relaxation.Grouping.Start[g + 1]; n++)
                slots.Add(_relaxation.Grouping.Slot[n]);
        }

        slots.Sort();
        var people = new SortedDictionary<int, List<int>>();
        foreach (int slot in slots)
        {
            for (int e = _relaxation.Entries.Start[slot]; e < _relaxation.Entries.Start[slot + 1]; e++)
            {
                int i = _relaxation.Entries.Participant[e];
                if (!people.TryGetValue(i, out List<int>? list)) people[i] = list = [];
                list.Add(_relaxation.Entries.Candidate[e]);
            }
        }

        foreach (int i in people.Keys) room += _losses.OfParticipant(i);
        return Trim(slots, people, room);
    }

    /// <summary>Drops candidates whose loss alone is more than the whole part could gain.</summary>
    private Neighbourhood Trim(List<int> slots, SortedDictionary<int, List<int>> people, double room)
    {
        List<(int, int[])> kept = [];
        foreach ((int i, List<int> candidates) in people)
        {
            int now = _plan.Choice[i];
            candidates.RemoveAll(c => c != now
                && -_relaxation.Profit(_relaxation.Candidates.Slot[c], _relaxation.Entries.EntryOf[c]) > room);
            if (candidates.Count > 0) kept.Add((i, [.. candidates]));
        }

        return new Neighbourhood([.. slots], kept);
    }
}
