using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Makes a plan by deciding, again and again, whoever the mixture is surest of, and letting the prices answer (diving
/// in branch and price: Sadykov et al. 2019, "Primal heuristics for branch and price", INFORMS J. Comput. 31(2)).
/// </summary>
internal sealed class Dive
{
    private const double Sure = 0.95;
    private const int SweepsPerStep = 3;
    private readonly GroupRelaxation _relaxation;
    private readonly ProximalBundle _bundle;
    private readonly Propagation _propagation;
    private readonly Rounding _rounding;
    private readonly double _pace;

    public Dive(GroupRelaxation relaxation, ProximalBundle bundle, WorkMemory memory, double pace)
    {
        (_relaxation, _bundle, _pace) = (relaxation, bundle, pace);
        _propagation = new Propagation(relaxation, new Plan(relaxation.Problem, relaxation.Candidates, memory));
        _rounding = new Rounding(relaxation, bundle, memory);
    }

    /// <summary>Who is decided, seated.</summary>
    public Plan Plan => _propagation.Decided;

    public int Steps { get; private set; }

    /// <summary>Dives from the bundle's present state to the end, or until told to stop.</summary>
    public void Run(Func<bool> mustStop)
    {
        if (!_propagation.Enter(new Node())) return;
        List<(double Share, int Participant, int Entry)> undecided = [];
        while (!mustStop())
        {
            Steps++;
            _rounding.ReadShares();
            Rank(undecided);
            if (undecided.Count == 0) return;
            int least = 1 + (int)(_pace * undecided.Count);
            for (int n = 0; n < undecided.Count && (n < least || undecided[n].Share > Sure); n++)
                Decide(undecided[n].Participant, undecided[n].Entry);
            _bundle.Restart();
            for (int n = 0; n < SweepsPerStep; n++) _bundle.Sweep();
        }
    }

    private void Rank(List<(double Share, int Participant, int Entry)> undecided)
    {
        undecided.Clear();
        int[] start = _relaxation.Candidates.Start;
        for (int i = 0; i + 1 < start.Length; i++)
        {
            if (_propagation.IsDecided(i)) continue;
            (double top, double sum, int entry) = (0, 0, -1);
            for (int c = start[i]; c < start[i + 1]; c++)
            {
                int e = _relaxation.Entries.EntryOf[c];
                double share = _relaxation.IsOpen[e] ? _rounding.Share[e] : 0;
                sum += share;
                if (share > top) (top, entry) = (share, e);
            }

            if (!_relaxation.IsForced[i] && 1 - sum > top) (top, entry) = (1 - sum, -1);
            undecided.Add((top, i, entry));
        }

        undecided.Sort((a, b) => b.Share.CompareTo(a.Share) is var c && c != 0 ? c : a.Participant.CompareTo(b.Participant));
    }

    private void Decide(int i, int entry)
    {
        if (_propagation.IsDecided(i)) return;
        if (entry < 0) _propagation.LeaveOut(i);
        else if (_relaxation.IsOpen[entry]) _propagation.Put(i, entry);
        _propagation.Settle();
    }
}
