namespace Matching.Optimizer.Presolve;

/// <summary>
/// Which of n members belong together: everybody begins alone, sets are joined, and each is known by its least member
/// (union-find with path halving: Tarjan and van Leeuwen 1984). O(log n) a question, amortised.
/// </summary>
internal sealed class DisjointSets(int members)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, members)];

    /// <summary>The least member of the set that a member, 0 to n - 1, belongs to.</summary>
    public int Find(int member)
    {
        while (_parent[member] != member) member = _parent[member] = _parent[_parent[member]];
        return member;
    }

    /// <summary>Joins the sets of two members.</summary>
    public void Join(int one, int other)
    {
        (one, other) = (Find(one), Find(other));
        _parent[Math.Max(one, other)] = Math.Min(one, other);
    }
}
