using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Makes a plan of a mixture: whoever the columns agree on most is seated first, then the others by what is left of
/// their value after paying, then whoever fits.
/// </summary>
internal sealed class Rounding
{
    private readonly GroupRelaxation _relaxation;
    private readonly ProximalBundle _bundle;
    private readonly Plan _plan;
    private readonly Seating _seating;
    private readonly List<(double Rank, int Entry)> _order = [];
    private readonly List<int> _shared = [];

    public Rounding(GroupRelaxation relaxation, ProximalBundle bundle, WorkMemory memory)
    {
        (_relaxation, _bundle) = (relaxation, bundle);
        _plan = new Plan(relaxation.Problem, relaxation.Candidates, memory);
        _seating = new Seating(_plan);
        Share = new double[relaxation.Candidates.Count];
    }

    /// <summary>Per entry the weight of the columns that hold it, 0 to 1.</summary>
    public double[] Share { get; }

    /// <summary>The entries whose share is above 0.</summary>
    public IReadOnlyList<int> Shared => _shared;

    public Plan Plan => _plan;

    public long Ticks => _seating.Ticks;

    /// <summary>Reads the shares off the mixture, those of groups at rest left aside.</summary>
    public void ReadShares()
    {
        foreach (int e in _shared) Share[e] = 0;
        _shared.Clear();
        for (int g = 0; g < _relaxation.Grouping.Count; g++)
        {
            if (_bundle.Rests[g]) continue;
            foreach (Column column in _bundle.ColumnsOf(g))
            {
                if (column.Weight == 0) continue;
                foreach (int e in column.Entries)
                {
                    if (Share[e] == 0) _shared.Add(e);
                    Share[e] += column.Weight;
                }
            }
        }
    }

    /// <summary>Builds a plan in <see cref="Plan"/> from the shares; it may lack crews or quota minima.</summary>
    public void Build()
    {
        _plan.Undo(0);
        _order.Clear();
        for (int slot = 0; slot < _relaxation.Problem.Slots.Count; slot++)
        {
            foreach (int e in _relaxation.OpenAt(slot)) Rank(e);
        }

        // Shares are below 0 and prices less values hardly ever: both in one order would mix, so shares go first.
        _order.Sort((a, b) =>
        {
            bool sharedA = Share[a.Entry] > 1e-6, sharedB = Share[b.Entry] > 1e-6;
            if (sharedA != sharedB) return sharedA ? -1 : 1;
            int byRank = a.Rank.CompareTo(b.Rank);
            return byRank != 0 ? byRank : a.Entry.CompareTo(b.Entry);
        });
        foreach ((_, int e) in _order)
        {
            int i = _relaxation.Entries.Participant[e];
            if (_plan.Choice[i] < 0) _seating.TryPlace(i, _relaxation.Entries.Candidate[e], opens: Share[e] > 0.5);
        }
    }

    /// <summary>Whoever has no share and brings nothing is not asked.</summary>
    private void Rank(int e)
    {
        int i = _relaxation.Entries.Participant[e];
        double value = _relaxation.Candidates.Value[_relaxation.Entries.Candidate[e]];
        double gain = value - _relaxation.Problem.Participants.UnplacedValue[i];
        if (Share[e] > 1e-6) _order.Add((-Share[e], e));
        else if (gain > 0) _order.Add((_bundle.Price[i] - value, e));
    }
}
