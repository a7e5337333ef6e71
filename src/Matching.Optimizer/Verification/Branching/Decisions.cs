namespace Matching.Optimizer.Verification.Branching;

/// <summary>
/// What is decided and what is closed on the path to a node, with a trail to take it back, and the sums that decisions
/// add up to. An option is its index; <see cref="Out"/> stands for being left out.
/// </summary>
internal sealed class Decisions
{
    /// <summary>Not decided yet.</summary>
    public const int Undecided = -2;

    /// <summary>Left out.</summary>
    public const int Out = -1;

    private readonly int[] _option;
    private readonly bool[] _closed, _closedOut;
    private readonly List<int>[] _crew;
    private readonly long[] _load, _total;
    private readonly List<(int Participant, int Option, bool IsDecision)> _trail = [];
    private readonly List<(int Participant, int Option)> _changes = [];

    public Decisions(Problem problem)
    {
        Problem = problem;
        _option = [.. Enumerable.Repeat(Undecided, problem.Participants.Count)];
        _closed = new bool[problem.Options.Count];
        _closedOut = new bool[problem.Participants.Count];
        _crew = [.. problem.Slots.MinimumCrew.Select(_ => new List<int>())];
        _load = new long[problem.Supervisors.Count];
        _total = new long[problem.Quotas.Count];
        UndecidedCount = problem.Participants.Count;
        for (int i = 0; i < _option.Length; i++)
        {
            if (problem.Participants.PinnedSlot[i] >= 0) DecidePin(i);
        }
    }

    public Problem Problem { get; }

    /// <summary>Whether somebody is pinned to a slot that is not among the own options.</summary>
    public bool HasLostPin { get; private set; }

    public int UndecidedCount { get; private set; }

    /// <summary>
    /// Everything that changed or was taken back so far, oldest first: one option, or <see cref="Out"/> for all that
    /// concerns a participant. Only ever grows, so that a bound can catch up from where it last looked.
    /// </summary>
    public IReadOnlyList<(int Participant, int Option)> Changes => _changes;

    /// <summary>A point in time for <see cref="UndoTo"/>.</summary>
    public int Mark => _trail.Count;

    /// <summary>Participants decided so far, the latest first.</summary>
    public IEnumerable<int> Decided =>
        Enumerable.Reverse(_trail).Where(step => step.IsDecision).Select(step => step.Participant);

    /// <summary>The decided option, <see cref="Out"/> or <see cref="Undecided"/>.</summary>
    public int OptionOf(int participant) => _option[participant];

    /// <summary>Whether an undecided participant may still take an option, or be left out.</summary>
    public bool IsOpen(int participant, int option) => !(option == Out ? _closedOut[participant] : _closed[option]);

    /// <summary>Who is decided for a slot.</summary>
    public IReadOnlyList<int> CrewOf(int slot) => _crew[slot];

    public long LoadOf(int supervisor) => _load[supervisor];

    public long TotalOf(int quota) => _total[quota];

    public void Close(int participant, int option)
    {
        _trail.Add((participant, option, false));
        SetClosed(participant, option, true);
    }

    public void Decide(int participant, int option)
    {
        _trail.Add((participant, option, true));
        _changes.Add((participant, Out));
        _option[participant] = option;
        UndecidedCount--;
        if (option == Out) return;
        _crew[Problem.Options.Slot[option]].Add(participant);
        Count(option, 1);
    }

    /// <summary>Takes back everything since a mark.</summary>
    public void UndoTo(int mark)
    {
        while (_trail.Count > mark)
        {
            (int participant, int option, bool isDecision) = _trail[^1];
            _trail.RemoveAt(_trail.Count - 1);
            if (isDecision) Undecide(participant, option);
            else SetClosed(participant, option, false);
        }
    }

    private void DecidePin(int participant)
    {
        int option = Problem.Options.Find(participant, Problem.Participants.PinnedSlot[participant]);
        HasLostPin |= option < 0;
        Decide(participant, option < 0 ? Out : option);
    }

    private void SetClosed(int participant, int option, bool isClosed)
    {
        _changes.Add((participant, option));
        if (option == Out) _closedOut[participant] = isClosed;
        else _closed[option] = isClosed;
    }

    private void Undecide(int participant, int option)
    {
        _changes.Add((participant, Out));
        _option[participant] = Undecided;
        UndecidedCount++;
        if (option == Out) return;
        List<int> crew = _crew[Problem.Options.Slot[option]];
        crew.RemoveAt(crew.Count - 1);
        Count(option, -1);
    }

    private void Count(int option, int sign)
    {
        foreach (int h in Problem.Slots.SupervisorsOf(Problem.Options.Slot[option]))
            _load[h] += sign * (long)Problem.Options.SupportLoad[option];
        (int from, int to) = Problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++) _total[Problem.Quotas.Quota[e]] += sign * (long)Problem.Quotas.Weight[e];
    }
}
