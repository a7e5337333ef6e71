using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Branching;

/// <summary>
/// What the present prices prove about single choices: how much the bound falls when somebody has to stand at an entry
/// or has to be left out (Posta, Ferland and Michelon 2012, section 3). The group that has to take somebody may lose by
/// it; so do the groups that would have taken the same person and must not. A choice whose bound does not exceed the
/// incumbent holds no better plan and is closed. A fall is at most what all groups make and what a seat that nobody can
/// take counts as, together below 2⁶³.
/// </summary>
internal sealed class Fixing
{
    private const int None = -1;
    private readonly GroupRelaxation _relaxation;
    private readonly Pricers _pricers;
    private readonly List<int> _closable = [];

    /// <summary>Per entry what its group loses by taking it.</summary>
    private readonly long[] _losses;

    /// <summary>The groups that lose by doing without a participant, in one list, and where each one's begin.</summary>
    private readonly List<Miss> _misses = [];
    private readonly int[] _first;
    private Int128 _bound;

    /// <summary>How far the bound may fall before nothing better is left.</summary>
    private long _slack;

    /// <param name="relaxation">At the prices that are judged by.</param>
    /// <param name="pricers">Answer for its groups.</param>
    public Fixing(GroupRelaxation relaxation, Pricers pricers)
    {
        (_relaxation, _pricers) = (relaxation, pricers);
        (_losses, _first) = (new long[relaxation.Candidates.Count], new int[relaxation.IsForced.Length]);
        Array.Fill(_first, None);
    }

    /// <summary>Reads off the present prices what they prove; what was judged before is forgotten.</summary>
    /// <param name="bound">Scale × bound at these prices, which the pricers were evaluated at.</param>
    /// <param name="incumbent">Only plans worth more are looked for.</param>
    public void Judge(Int128 bound, long incumbent)
    {
        (_bound, _slack) = (bound, long.CreateSaturating(bound - (Int128)_relaxation.Scale * ((Int128)incumbent + 1)));
        foreach (Miss miss in _misses) _first[miss.Participant] = None;
        _misses.Clear();
        for (int g = 0; g < _relaxation.Grouping.Count; g++)
        {
            _pricers.First.Judge(g);
            Read(g);
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
            if (_relaxation.IsForced[i] || FallWithout(i) <= _slack) continue;
            node.Forced.Add(i);
            if (!propagation.Force(i)) return -1;
        }

        return propagation.Settle() ? node.Closed.Count + node.Forced.Count - before : -1;
    }

    /// <summary>Scaled bound when an entry has to be chosen.</summary>
    public Int128 BoundWith(int entry) => _bound - FallWith(entry);

    /// <summary>Scaled bound when a participant is left out.</summary>
    public Int128 BoundWithout(int participant) => _bound - FallWithout(participant);

    /// <summary>Open entries that hold no better plan, one at a time; valid until asked again.</summary>
    public IReadOnlyList<int> FindClosable()
    {
        _closable.Clear();
        for (int slot = 0; slot < _relaxation.Problem.Slots.Count; slot++)
        {
            foreach (int e in _relaxation.OpenAt(slot))
            {
                if (FallWith(e) > _slack) _closable.Add(e);
            }
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
        if (!_relaxation.IsForced[participant]) Note(FallWithout(participant));
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[participant]; c < start[participant + 1]; c++)
        {
            int e = _relaxation.Entries.EntryOf[c];
            if (_relaxation.IsOpen[e]) Note(FallWith(e));
        }

        return least + second;

        void Note(long scaled)
        {
            double fall = (double)scaled / _relaxation.Scale / room;
            if (fall < least) (least, second) = (fall, least);
            else second = Math.Min(second, fall);
        }
    }

    private int GroupOf(int entry) => _relaxation.Grouping.GroupOf[_relaxation.SlotOf(entry)];

    private long FallWith(int entry) =>
        _losses[entry] + Missed(_relaxation.Entries.Participant[entry], GroupOf(entry));

    private long FallWithout(int participant) =>
        _relaxation.Price[participant] - _relaxation.Left(participant) + Missed(participant, None);

    private void Read(int group)
    {
        Grouping grouping = _relaxation.Grouping;
        long worth = _pricers.WorthOf(group);
        for (int n = grouping.Start[group]; n < grouping.Start[group + 1]; n++)
        {
            int slot = grouping.Slot[n];
            foreach (int e in _relaxation.OpenAt(slot))
                _losses[e] = Math.Max(0, worth - _pricers.First.With(slot, e));
        }

        foreach (int e in _pricers.First.Chosen)
        {
            long loss = worth - _pricers.First.Without(_relaxation.SlotOf(e), e);
            if (loss > 0) Note(_relaxation.Entries.Participant[e], group, loss);
        }
    }

    /// <summary>A group that would take somebody twice loses no less than by doing without either.</summary>
    private void Note(int participant, int group, long loss)
    {
        int last = _first[participant];
        if (last != None && _misses[last].Group == group)
        {
            _misses[last] = _misses[last] with { Loss = Math.Max(loss, _misses[last].Loss) };
            return;
        }

        _first[participant] = _misses.Count;
        _misses.Add(new Miss(participant, group, loss, last));
    }

    /// <summary>What all groups but one lose by doing without a participant.</summary>
    private long Missed(int participant, int except)
    {
        long sum = 0;
        for (int n = _first[participant]; n != None; n = _misses[n].Next)
        {
            if (_misses[n].Group != except) sum += _misses[n].Loss;
        }

        return sum;
    }

    /// <summary>What a group loses by doing without a participant, and the next of the participant's.</summary>
    private readonly record struct Miss(int Participant, int Group, long Loss, int Next);
}
