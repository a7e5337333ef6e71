using System.Numerics;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// The most profitable set of entries that a group can really hold: seats session by session, support to the unit,
/// nobody twice, no conflict. The knapsack answers first; where its set cannot be seated, one of the entries that crowd
/// each other has to go, and each is tried (best-first branch and bound on the knapsack). Gives up after a fixed number
/// of knapsacks; then the worth is that of the best part still open, which no set exceeds.
/// </summary>
internal sealed class GroupAnswer(GroupRelaxation relaxation, WorkMemory memory)
{
    private const int MostKnapsacks = 24;
    private readonly Plan _plan = new(relaxation.Problem, relaxation.Candidates, memory);
    private readonly PriorityQueue<Part, (long Worth, int Number)> _open = new();
    private readonly List<int> _crowd = [];
    private Seating? _seating;
    private int _number;

    /// <summary>Entries of the last answer.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>The largest profit of a group, or a limit of it when the search was given up.</summary>
    public long Fill(int group)
    {
        _number = 0;
        _open.Clear();
        Ask(group, []);
        while (_open.TryDequeue(out Part? part, out _))
        {
            if (_number >= MostKnapsacks || CanBeSeated(part.Entries))
            {
                Replace(part.Entries);
                return part.Worth;
            }

            foreach (int e in _crowd.ToArray()) Ask(group, [.. part.Excluded, e]);
        }

        Chosen.Clear();
        return 0;
    }

    private void Replace(IEnumerable<int> entries)
    {
        Chosen.Clear();
        Chosen.AddRange(entries);
    }

    private void Ask(int group, int[] excluded)
    {
        foreach (int e in excluded) relaxation.IsOpen[e] = false;
        long worth = relaxation.FillKnapsack(group);
        List<int> entries = [];
        relaxation.ReadChosen(entries);
        foreach (int e in excluded) relaxation.IsOpen[e] = true;
        _open.Enqueue(new Part(worth, [.. entries], excluded), (-worth, _number++));
    }

    /// <summary>Whether a set fits; if not, <see cref="_crowd"/> holds entries of which one has to go.</summary>
    private bool CanBeSeated(int[] entries)
    {
        _seating ??= new Seating(_plan);
        _plan.Undo(0);
        for (int n = 0; n < entries.Length; n++)
        {
            int i = relaxation.Entries.Participant[entries[n]];
            int candidate = relaxation.Entries.Candidate[entries[n]];
            if (_plan.Choice[i] < 0 && _seating.TryPlace(i, candidate, opens: true)) continue;
            FindCrowd(entries, n);
            return false;
        }

        return true;
    }

    private void FindCrowd(int[] entries, int last)
    {
        _crowd.Clear();
        int i = relaxation.Entries.Participant[entries[last]];
        int candidate = relaxation.Entries.Candidate[entries[last]];
        int slot = relaxation.Candidates.Slot[candidate];
        _crowd.Add(entries[last]);
        for (int n = 0; n < last; n++)
        {
            int other = relaxation.Entries.Participant[entries[n]];
            bool twice = other == i;
            if (!twice && _plan.Choice[i] >= 0) continue;
            bool shares = relaxation.Candidates.Slot[relaxation.Entries.Candidate[entries[n]]] == slot;
            if (twice || shares || !_plan.HasRoom(candidate)) _crowd.Add(entries[n]);
        }
    }

    private sealed record Part(long Worth, int[] Entries, int[] Excluded);
}
