using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Makes a plan by deciding, again and again, whoever the mixture is surest of, and letting the prices answer (diving
/// in branch and price: Sadykov et al. 2019, "Primal heuristics for branch and price", INFORMS J. Comput. 31(2)).
/// </summary>
internal sealed class Dive
{
    private const double Sure = 0.9;

    /// <summary>Share of its rank that a shuffle may take from a decision.</summary>
    private const double Noise = 0.2;
    private readonly GroupRelaxation _relaxation;
    private readonly ProximalBundle _bundle;
    private readonly Propagation _propagation;
    private readonly Rounding _rounding;
    private readonly Completion _completion;

    /// <summary>Those for whom a decision came too late: they have to be placed and have no place left.</summary>
    private readonly HashSet<int> _stuck = [];
    private readonly (double Top, double Sum, int Entry)[] _favourite;

    public Dive(GroupRelaxation relaxation, ProximalBundle bundle, WorkMemory memory)
    {
        (_relaxation, _bundle) = (relaxation, bundle);
        _propagation = new Propagation(relaxation, new Plan(relaxation.Problem, relaxation.Candidates, memory));
        _rounding = new Rounding(relaxation, bundle, memory);
        _completion = new Completion(_propagation.Decided);
        _favourite = new (double, double, int)[relaxation.Rows.Sessions];
    }

    /// <summary>Who is decided, seated.</summary>
    public Plan Plan => _propagation.Decided;

    public int Steps { get; private set; }

    /// <summary>Work beside the relaxation's and the bundle's.</summary>
    public long Ticks => _propagation.Ticks + _completion.Ticks;

    /// <summary>Dives from a node, and the bundle's present state, to the end, or until told to stop.</summary>
    public void Run(Node node, DiveTask task, Func<bool> mustStop)
    {
        DivePace pace = task.Pace;
        _stuck.Clear();
        if (!_propagation.Enter(node)) return;
        _relaxation.Repairs = true;
        List<(double Share, int Participant, int Entry)> undecided = [];
        while (!mustStop())
        {
            Steps++;
            _rounding.ReadShares();
            Rank(undecided, task.Shuffle);
            if (undecided.Count == 0) break;
            int least = 1 + (int)(pace.Share * undecided.Count);
            for (int n = 0; n < undecided.Count && (n < least || undecided[n].Share > Sure); n++)
                Decide(undecided[n].Participant, undecided[n].Entry);
            _bundle.GoOn();
            Rest();
            for (int n = 0; n < pace.Sweeps; n++) _bundle.Sweep();
        }

        _relaxation.Repairs = false;
        Array.Clear(_bundle.Rests);
        _completion.Run();
    }

    /// <summary>Groups where everybody is decided have no more to say.</summary>
    private void Rest()
    {
        for (int g = 0; g < _bundle.Rests.Length; g++)
        {
            if (!_bundle.Rests[g]) _bundle.Rests[g] = IsDecided(g);
        }
    }

    private bool IsDecided(int group)
    {
        Grouping grouping = _relaxation.Grouping;
        for (int n = grouping.Start[group]; n < grouping.Start[group + 1]; n++)
        {
            int slot = grouping.Slot[n];
            for (int e = _relaxation.Entries.Start[slot]; e < _relaxation.Entries.Start[slot + 1]; e++)
            {
                if (_relaxation.IsOpen[e] && _propagation.Entry[_relaxation.Entries.Participant[e]] < 0) return false;
            }
        }

        return true;
    }

    private void Rank(List<(double Share, int Participant, int Entry)> undecided, Randomness? shuffle)
    {
        ReadFavourites();
        undecided.Clear();
        for (int i = 0; i < _favourite.Length; i++)
        {
            if (_propagation.IsDecided(i) || _stuck.Contains(i)) continue;
            (double top, double sum, int entry) = _favourite[i];
            if (!_relaxation.IsForced[i] && 1 - sum > top) (top, entry) = (1 - sum, -1);
            if (shuffle is not null) top *= 1 - Noise * shuffle.Fraction();
            undecided.Add((top, i, entry));
        }

        undecided.Sort((a, b) =>
            b.Share.CompareTo(a.Share) is var order && order != 0 ? order : a.Participant.CompareTo(b.Participant));
    }

    /// <summary>Per participant the open entry with the largest share, and the sum over the open ones.</summary>
    private void ReadFavourites()
    {
        Array.Fill(_favourite, (0, 0, -1));
        foreach (int e in _rounding.Shared)
        {
            if (!_relaxation.IsOpen[e]) continue;
            double share = _rounding.Share[e];
            ref (double Top, double Sum, int Entry) own = ref _favourite[_relaxation.Entries.Participant[e]];
            own.Sum += share;
            if (share > own.Top || (share == own.Top && IsBetter(e, own.Entry))) (own.Top, own.Entry) = (share, e);
        }
    }

    /// <summary>Of equal shares the participant's better candidate counts.</summary>
    private bool IsBetter(int entry, int other) =>
        _relaxation.Entries.Candidate[entry] < _relaxation.Entries.Candidate[other];

    private void Decide(int i, int entry)
    {
        if (_propagation.IsDecided(i)) return;
        if (entry < 0) _propagation.LeaveOut(i);
        else if (_relaxation.IsOpen[entry]) _propagation.Put(i, entry);
        _propagation.Settle();
        if (!_propagation.IsDecided(i)) _stuck.Add(i);
    }
}
