using System.Numerics;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// The most profitable set of entries that a group can really hold: seats session by session, support to the unit,
/// nobody twice, no conflict. The knapsack answers first; where its set cannot be seated, one of the entries that crowd
/// each other has to go, and each is tried (best-first branch and bound on the knapsack). Gives up after a fixed number
/// of knapsacks; then the worth is that of the best part still open, which no set exceeds.
/// </summary>
internal sealed class GroupAnswer(GroupRelaxation relaxation, Pricer pricer, WorkMemory memory)
{
    private const int MostKnapsacks = 24;
    private readonly Plan _plan = new(relaxation.Problem, relaxation.Candidates, memory);
    private readonly PriorityQueue<Part, (long Worth, int Number)> _open = new();
    private readonly List<int> _crowd = [], _read = [];
    private Seating? _seating;
    private int _number;

    /// <summary>The largest profit of a group, or a limit of it when the search was given up.</summary>
    /// <param name="group">The group.</param>
    /// <param name="chosen">Receives the entries of the answer.</param>
    public long Fill(int group, List<int> chosen)
    {
        _number = 0;
        _open.Clear();
        pricer.Gather(group);
        Part part = Ask([]);
        while (_number < MostKnapsacks && !CanBeSeated(group, part.Entries))
        {
            foreach (int e in _crowd.ToArray())
            {
                Part less = Ask([.. part.Excluded, e]);
                _open.Enqueue(less, (-less.Worth, _number));
            }

            part = _open.Dequeue();
        }

        chosen.Clear();
        chosen.AddRange(part.Entries);
        return part.Worth;
    }

    private Part Ask(int[] excluded)
    {
        _number++;
        long worth = pricer.Solve(excluded);
        _read.Clear();
        pricer.ReadChosen(_read);
        return new Part(worth, [.. _read], excluded);
    }

    private bool CanBeSeated(int group, int[] entries)
    {
        int[] known = relaxation.Seated[group] ?? [];
        if (known.AsSpan().SequenceEqual(entries)) return true;
        bool fits = CanBeSeated(entries);
        if (fits) relaxation.Seated[group] = entries;
        return fits;
    }

    /// <summary>Whether a set fits; if not, <see cref="_crowd"/> holds entries of which one has to go.</summary>
    public bool CanBeSeated(int[] entries)
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
