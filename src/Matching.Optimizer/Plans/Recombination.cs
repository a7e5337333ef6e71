using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Joins two plans: where they differ falls apart into pieces that share no slot and no supervisor, and of each piece
/// the better of both is taken (partition crossover: Whitley, Hains and Howe 2009, GECCO). The plan gets no worse, and
/// without quotas, which reach across pieces, ends no worse than the other. O(participants × supervisors of a slot +
/// pieces × quotas), but for the logarithm of finding pieces.
/// </summary>
internal sealed class Recombination
{
    private readonly Plan _plan, _other;

    /// <summary>Of slots, then supervisors.</summary>
    private readonly DisjointSets _pieces;
    private readonly List<int> _moved = [];

    private Recombination(Plan plan, Plan other)
    {
        (_plan, _other) = (plan, other);
        _pieces = new DisjointSets(plan.Problem.Slots.Count + plan.Problem.Supervisors.Count);
    }

    /// <summary>Takes into a plan what is better in another of the same candidates.</summary>
    public static void Take(Plan plan, Plan other)
    {
        var recombination = new Recombination(plan, other);
        recombination.FindPieces();
        recombination.TakeBetter();
    }

    private void FindPieces()
    {
        for (int i = 0; i < _plan.Choice.Length; i++)
        {
            if (_plan.Choice[i] == _other.Choice[i] && _plan.SessionsOf[i] == _other.SessionsOf[i]) continue;
            _moved.Add(i);
            (int from, int to) = (_plan.SlotOf(i), _other.SlotOf(i));
            Tie(from);
            Tie(to);
            if (from >= 0 && to >= 0) _pieces.Join(from, to);
        }
    }

    /// <summary>A slot where something differs stays with its supervisors.</summary>
    private void Tie(int slot)
    {
        if (slot < 0) return;
        foreach (int h in _plan.Problem.Slots.SupervisorsOf(slot)) _pieces.Join(slot, _plan.Problem.Slots.Count + h);
    }

    private void TakeBetter()
    {
        IEnumerable<IGrouping<int, int>> pieces =
            _moved.GroupBy(i => _pieces.Find(Math.Max(_plan.SlotOf(i), _other.SlotOf(i))));
        foreach (int[] piece in pieces.Select(people => people.ToArray()).ToArray())
        {
            (long lack, long value) = (_plan.Shortfall, _plan.Objective);
            foreach (int i in piece) _plan.Withdraw(i);
            foreach (int i in piece) _plan.Set(i, _other.Choice[i], _other.SessionsOf[i]);
            bool isBetter = _plan.Shortfall < lack || (_plan.Shortfall == lack && _plan.Objective > value);
            if (isBetter && _plan.KeepsQuotaMaxima) _plan.Commit();
            else _plan.Undo(0);
        }
    }
}
