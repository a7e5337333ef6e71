using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Branching;

/// <summary>
/// What the present prices prove about single choices: how much the bound falls when somebody has to stand at an entry
/// or has to be left out. A choice whose bound does not exceed the incumbent holds no better plan and is closed.
/// </summary>
internal sealed class Fixing(GroupRelaxation relaxation, Pricer pricer, Int128 bound, long incumbent)
{
    private readonly Int128 _allowed = (Int128)relaxation.Scale * ((Int128)incumbent + 1);
    private readonly List<int> _closable = [];
    private int _filled = -1;
    private long _worth;

    /// <summary>
    /// Closes what it can, writes it into the node, and settles; the number closed, or -1 when nothing is left.
    /// </summary>
    public int Close(Propagation propagation, Node node)
    {
        int before = node.Closed.Count + node.Forced.Count;
        foreach (int e in FindClosable())
        {
            if (!relaxation.IsOpen[e]) continue;
            node.Closed.Add(e);
            if (!propagation.Close(e)) return -1;
        }

        for (int i = 0; i < relaxation.IsForced.Length; i++)
        {
            if (relaxation.IsForced[i] || BoundWithout(i) >= _allowed) continue;
            node.Forced.Add(i);
            if (!propagation.Force(i)) return -1;
        }

        return propagation.Settle() ? node.Closed.Count + node.Forced.Count - before : -1;
    }

    /// <summary>Scaled bound when an entry has to be chosen.</summary>
    public Int128 BoundWith(int entry)
    {
        int slot = relaxation.SlotOf(entry);
        int group = relaxation.Grouping.GroupOf[slot];
        if (_filled != group) Fill(group);
        return bound - _worth + pricer.Forced(slot, entry);
    }

    /// <summary>Scaled bound when a participant is left out.</summary>
    public Int128 BoundWithout(int participant) =>
        bound - (relaxation.Price[participant] - relaxation.Left(participant));

    /// <summary>Open entries that hold no better plan, one at a time; valid until asked again.</summary>
    public IReadOnlyList<int> FindClosable()
    {
        _closable.Clear();
        for (int g = 0; g < relaxation.Grouping.Count; g++)
        {
            Fill(g);
            for (int n = relaxation.Grouping.Start[g]; n < relaxation.Grouping.Start[g + 1]; n++)
            {
                int slot = relaxation.Grouping.Slot[n];
                for (int e = relaxation.Entries.Start[slot]; e < relaxation.Entries.Start[slot + 1]; e++)
                {
                    if (relaxation.IsOpen[e] && bound - _worth + pricer.Forced(slot, e) < _allowed)
                        _closable.Add(e);
                }
            }
        }

        return _closable;
    }

    private void Fill(int group)
    {
        _filled = group;
        _worth = pricer.Fill(group);
        pricer.PrepareForced(group);
    }
}
