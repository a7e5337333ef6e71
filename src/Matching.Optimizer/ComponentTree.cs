using Matching.Optimizer.Branching;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Neighbourhoods;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer;

/// <summary>One component, its best plan, and its tree if it is to have one.</summary>
internal sealed class ComponentTree
{
    /// <summary>A tree asks few groups often: it pays to search their sets through.</summary>
    private const int MostKnapsacks = 100;

    /// <summary>Nodes explored side by side: several per thread, so that who is done early finds another.</summary>
    private const int Width = 8;
    private readonly SubProblem _sub;
    private readonly Candidates _candidates;
    private readonly BranchAndBound? _tree;

    /// <summary>Whether knapsacks say all: then sweeps cost less than what comes between them.</summary>
    private readonly bool _isPlain;
    private readonly double[] _start;
    private readonly int[] _slot;
    private readonly ulong[] _sessions;

    public ComponentTree(SubProblem sub, StrongBounding strong, bool grows, int threads)
    {
        _sub = sub;
        var memory = new WorkMemory();
        _candidates = Candidates.Of(sub.Problem, memory);
        RowActivity activity = RowActivity.Of(sub.Problem, _candidates);
        var relaxation = new GroupRelaxation(sub.Problem, _candidates, activity, memory)
        {
            IsExact = strong.Relaxation.IsExact,
            MostKnapsacks = grows ? MostKnapsacks : strong.Relaxation.MostKnapsacks,
        };
        _isPlain = Array.TrueForAll(relaxation.IsPlain, plain => plain);
        _start = sub.Prices(strong.BestPrice, relaxation.Rows);
        (_slot, _sessions) = (new int[sub.Participants.Count], new ulong[sub.Participants.Count]);
        if (grows) _tree = new BranchAndBound(relaxation, strong.Reach) { Width = Width, Threads = threads };
        var pricers = new Pricers(relaxation, memory, 1);
        relaxation.Load(_start);
        Bound = relaxation.Floor(pricers.Evaluate());
    }

    /// <summary>Participants of the whole problem, ascending.</summary>
    public IReadOnlyList<int> Participants => _sub.Participants;

    public long Nodes => _tree?.Nodes ?? 0;

    /// <summary>No plan of the component is worth more.</summary>
    public long Bound { get; private set; }

    /// <summary>Value of the component's best plan, or null while there is none.</summary>
    public long? Value { get; private set; }

    public bool IsInfeasible => _tree is { IsComplete: true, Incumbent: null };

    public bool IsComplete => Value == Bound || IsInfeasible;

    /// <summary>Whether growing the tree can still help.</summary>
    public bool IsOpen => _tree is { IsComplete: false } && !IsComplete;

    /// <summary>How far the plan is from the bound; as far as can be without one.</summary>
    public double Gap => Value is { } value ? Bound - (double)value : double.PositiveInfinity;

    /// <summary>Takes over the component's part of the run's plan if it is better.</summary>
    public void Adopt(Run run)
    {
        if (run.Objective is null) return;
        long value = 0;
        for (int n = 0; n < _slot.Length; n++) value += _sub.ValueAt(n, run.Places.Slot[_sub.Participants[n]]);
        if (Value >= value) return;
        Value = value;
        _tree?.Beat(value);
        for (int n = 0; n < _slot.Length; n++)
        {
            int participant = _sub.Participants[n];
            (_slot[n], _sessions[n]) = (run.Places.Slot[participant], run.Places.Sessions[participant]);
        }
    }

    /// <summary>Grows the tree by about as many ticks; returns how many it took.</summary>
    /// <param name="ticks">Of the turn, and of the run.</param>
    /// <param name="stop">Asked between nodes and rounds.</param>
    public long Grow((long Turn, long Run) ticks, Func<bool> stop)
    {
        long before = _tree!.Ticks;
        if (before == 0) _tree.Start(_start, Bound);
        var limits = new TreeLimits(long.MaxValue, before + Math.Min(ticks.Turn, ticks.Run), stop)
        {
            LastTick = before + Math.Min(ticks.Run, long.MaxValue - before),
            DivesOften = true,
        };
        _tree.Grow(_isPlain ? limits with { Sweeps = 8, NodeRounds = 8, Patience = 3, DivesFromRoot = true } : limits);
        if (_tree.Best is var (choice, sessions) && !(Value >= _tree.Incumbent))
        {
            Value = _tree.Incumbent;
            for (int n = 0; n < _slot.Length; n++)
            {
                _slot[n] = choice[n] < 0 ? Plan.Unplaced : _sub.Slots[_candidates.Slot[choice[n]]];
                _sessions[n] = sessions[n];
            }
        }

        Bound = Math.Min(Bound, _tree.Bound);
        return _tree.Ticks - before;
    }

    /// <summary>Writes the best plan into the columns of the whole.</summary>
    public void Write(int[] slot, ulong[] sessions)
    {
        for (int n = 0; n < _slot.Length; n++)
            (slot[_sub.Participants[n]], sessions[_sub.Participants[n]]) = (_slot[n], _sessions[n]);
    }
}
