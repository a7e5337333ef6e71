using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Branching;

/// <summary>
/// What the present prices prove about single choices: how much the bound falls when somebody has to stand at an entry
/// or has to be left out (Posta, Ferland and Michelon 2012, section 3). The group that has to take somebody may lose by
/// it; so do the groups that would have taken the same person and must not. A choice whose bound does not exceed the
/// incumbent holds no better plan and is closed.
/// </summary>
internal sealed class Fixing
{
    private readonly GroupRelaxation _relaxation;
    private readonly Int128 _bound, _allowed;
    private readonly List<int> _closable = [];

    /// <summary>Per entry what its group loses by taking it.</summary>
    private readonly long[] _losses;

    /// <summary>The groups that lose by doing without a participant, and how much, by participant.</summary>
    private readonly Dictionary<int, List<(int Group, long Loss)>> _missed = [];

    /// <param name="relaxation">At the prices that are judged by.</param>
    /// <param name="pricers">Evaluated at these prices.</param>
    /// <param name="bound">Scale × bound at these prices.</param>
    /// <param name="incumbent">Only plans worth more are looked for.</param>
    public Fixing(GroupRelaxation relaxation, Pricers pricers, Int128 bound, long incumbent)
    {
        (_relaxation, _bound) = (relaxation, bound);
        _allowed = (Int128)relaxation.Scale * ((Int128)incumbent + 1);
        _losses = new long[relaxation.Candidates.Count];
        for (int g = 0; g < relaxation.Grouping.Count; g++)
        {
            pricers.First.Judge(g);
            Read(pricers, g);
        }
    }

    /// <summary>
    /// Closes what it can, writes it into the node, and settles; the number closed, or -1 when nothing is left.
    /// </summary>
    public int Close(Propagation propagation, Node node)
    {
        int before = node.Closed.Count + node.Forced.Count;
        foreach (int e in FindClosable())
        {
            if (!_relaxation.IsOpen[e]) continue;
            node.Closed.Add(e);
            if (!propagation.Close(e)) return -1;
        }

        for (int i = 0; i < _relaxation.IsForced.Length; i++)
        {
            if (_relaxation.IsForced[i] || BoundWithout(i) >= _allowed) continue;
            node.Forced.Add(i);
            if (!propagation.Force(i)) return -1;
        }

        return propagation.Settle() ? node.Closed.Count + node.Forced.Count - before : -1;
    }

    /// <summary>Scaled bound when an entry has to be chosen.</summary>
    public Int128 BoundWith(int entry) =>
        _bound - _losses[entry] - Missed(_relaxation.Entries.Participant[entry], GroupOf(entry));

    /// <summary>Scaled bound when a participant is left out.</summary>
    public Int128 BoundWithout(int participant) =>
        _bound - (_relaxation.Price[participant] - _relaxation.Left(participant)) - Missed(participant, -1);

    /// <summary>Open entries that hold no better plan, one at a time; valid until asked again.</summary>
    public IReadOnlyList<int> FindClosable()
    {
        _closable.Clear();
        for (int e = 0; e < _losses.Length; e++)
        {
            if (_relaxation.IsOpen[e] && BoundWith(e) < _allowed) _closable.Add(e);
        }

        return _closable;
    }

    /// <summary>
    /// How far the bound falls at least when a participant is decided, by the two choices that fall least, each as a
    /// share of some room and at most 1.
    /// </summary>
    public double FallOf(int participant, double room)
    {
        (double least, double second) = (1, 1);
        if (!_relaxation.IsForced[participant]) Note(BoundWithout(participant));
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[participant]; c < start[participant + 1]; c++)
        {
            int e = _relaxation.Entries.EntryOf[c];
            if (_relaxation.IsOpen[e]) Note(BoundWith(e));
        }

        return least + second;

        void Note(Int128 bound)
        {
            double fall = (double)(_bound - bound) / _relaxation.Scale / room;
            if (fall < least) (least, second) = (fall, least);
            else second = Math.Min(second, fall);
        }
    }

    private int GroupOf(int entry) => _relaxation.Grouping.GroupOf[_relaxation.SlotOf(entry)];

    private void Read(Pricers pricers, int group)
    {
        Grouping grouping = _relaxation.Grouping;
        SlotEntries entries = _relaxation.Entries;
        long worth = pricers.WorthOf(group);
        for (int n = grouping.Start[group]; n < grouping.Start[group + 1]; n++)
        {
            int slot = grouping.Slot[n];
            for (int e = entries.Start[slot]; e < entries.Start[slot + 1]; e++)
            {
                if (_relaxation.IsOpen[e]) _losses[e] = Math.Max(0, worth - pricers.First.With(slot, e));
            }
        }

        foreach (int e in pricers.First.Chosen)
        {
            long loss = worth - pricers.First.Without(_relaxation.SlotOf(e), e);
            if (loss > 0) Miss(entries.Participant[e], group, loss);
        }
    }

    /// <summary>A group that would take somebody twice loses no less than by doing without either.</summary>
    private void Miss(int participant, int group, long loss)
    {
        if (!_missed.TryGetValue(participant, out List<(int Group, long Loss)>? missed))
            _missed[participant] = missed = [];
        if (missed.Count > 0 && missed[^1].Group == group)
            missed[^1] = (group, Math.Max(loss, missed[^1].Loss));
        else missed.Add((group, loss));
    }

    /// <summary>What all groups but one lose by doing without a participant.</summary>
    private Int128 Missed(int participant, int except)
    {
        Int128 sum = 0;
        if (!_missed.TryGetValue(participant, out List<(int Group, long Loss)>? missed)) return sum;
        foreach ((int group, long loss) in missed)
        {
            if (group != except) sum += loss;
        }

        return sum;
    }
}
