using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Recording;

/// <summary>
/// What is decided and what is closed at a node of a recorded tree, carried into the relaxation and, for whoever is
/// placed, into a plan. Nothing follows silently: every consequence is a choice that somebody closes, so that a reader
/// of the certificate can repeat it.
/// </summary>
internal sealed class RecordedDecisions
{
    private readonly GroupRelaxation _relaxation;
    private readonly Seating _seating;
    private readonly bool[] _isDecided;
    private readonly int[] _choices;

    /// <summary>Slots that somebody was placed at since what they crowd out was last asked for.</summary>
    private readonly HashSet<int> _joined = [];

    public RecordedDecisions(GroupRelaxation relaxation)
    {
        _relaxation = relaxation;
        Plan = new Plan(relaxation.Problem, relaxation.Candidates, new WorkMemory());
        _seating = new Seating(Plan);
        _isDecided = new bool[relaxation.IsForced.Length];
        _choices = new int[_isDecided.Length];
    }

    /// <summary>Whoever is decided, seated without regard to crews.</summary>
    public Plan Plan { get; }

    /// <summary>Work done so far.</summary>
    public long Ticks => _seating.Ticks;

    public bool IsDecided(int participant) => _isDecided[participant];

    /// <summary>Whether everybody is decided.</summary>
    public bool IsPlan => !_isDecided.Contains(false);

    /// <summary>Goes to a node; false when its own decision contradicts those before it.</summary>
    public bool Enter(RecordedNode node)
    {
        Reset();
        var path = new Stack<RecordedNode>();
        for (RecordedNode? at = node; at is not null; at = at.Parent) path.Push(at);
        bool fits = true;
        foreach (RecordedNode at in path)
        {
            if (at == node && node.Parent is not null) _joined.Clear();
            if (at.Decision is { } decision) fits &= Decide(decision);
            foreach (BranchingChoice choice in at.Closed) Close(choice);
        }

        return fits;
    }

    /// <summary>Decides an open choice; false when it does not fit beside the others decided.</summary>
    public bool Decide(BranchingChoice choice)
    {
        int i = choice.Participant;
        _isDecided[i] = true;
        _relaxation.IsForced[i] = choice.Slot >= 0;
        foreach (int c in CandidatesOf(i))
        {
            if (SlotOf(c) != choice.Slot) _relaxation.Close(EntryOf(c));
        }

        if (choice.Slot < 0) return true;
        _joined.Add(choice.Slot);
        return _seating.TryPlace(i, _relaxation.Candidates.Find(i, choice.Slot), opens: true);
    }

    /// <summary>Closes an open choice.</summary>
    public void Close(BranchingChoice choice)
    {
        int i = choice.Participant;
        if (choice.Slot < 0)
        {
            _relaxation.IsForced[i] = true;
        }
        else
        {
            int candidate = _relaxation.Candidates.Find(i, choice.Slot);
            // An option that no plan can choose was none of the choices counted.
            if (candidate < 0) return;
            _relaxation.Close(EntryOf(candidate));
        }

        _choices[i]--;
    }

    /// <summary>The slots that somebody undecided may still take, and -1 for being left out.</summary>
    public IEnumerable<int> Open(int participant)
    {
        foreach (int c in CandidatesOf(participant))
        {
            if (_relaxation.IsOpen[EntryOf(c)]) yield return SlotOf(c);
        }

        if (!_relaxation.IsForced[participant]) yield return Plan.Unplaced;
    }

    /// <summary>Whether somebody undecided has no choice left.</summary>
    public bool IsDead => FindWithChoices(0) >= 0;

    /// <summary>Somebody undecided with a single choice left, or -1.</summary>
    public int FindLone() => FindWithChoices(1);

    /// <summary>
    /// Choices that no longer fit beside those decided since this was last asked for: seats, support, quota maxima and
    /// conflicts.
    /// </summary>
    public List<BranchingChoice> Crowded()
    {
        var crowded = new List<BranchingChoice>();
        for (int i = 0; _joined.Count > 0 && i < _isDecided.Length; i++)
        {
            if (_isDecided[i]) continue;
            foreach (int c in CandidatesOf(i))
            {
                if (_relaxation.IsOpen[EntryOf(c)] && !Fits(i, c)) crowded.Add(new BranchingChoice(i, SlotOf(c)));
            }
        }

        _joined.Clear();
        return crowded;
    }

    private void Reset()
    {
        Plan.Undo(0);
        _relaxation.Reset();
        Array.Clear(_isDecided);
        _joined.Clear();
        for (int i = 0; i < _isDecided.Length; i++)
        {
            int pin = _relaxation.Problem.Participants.PinnedSlot[i];
            _choices[i] = CandidatesOf(i).Count() + 1;
            if (pin >= 0) Decide(new BranchingChoice(i, pin));
        }
    }

    private int FindWithChoices(int count)
    {
        for (int i = 0; i < _choices.Length; i++)
        {
            if (!_isDecided[i] && _choices[i] == count) return i;
        }

        return -1;
    }

    /// <summary>Only at a slot that was joined may sessions have to change to find a seat.</summary>
    private bool Fits(int participant, int candidate)
    {
        if (!_seating.MayPlace(participant, candidate)) return false;
        if (!_joined.Contains(SlotOf(candidate))) return true;
        int mark = Plan.Mark;
        bool fits = _seating.TryPlace(participant, candidate, opens: true);
        Plan.Undo(mark);
        return fits;
    }

    private IEnumerable<int> CandidatesOf(int participant)
    {
        int[] start = _relaxation.Candidates.Start;
        return Enumerable.Range(start[participant], start[participant + 1] - start[participant]);
    }

    private int EntryOf(int candidate) => _relaxation.Entries.EntryOf[candidate];

    private int SlotOf(int candidate) => _relaxation.Candidates.Slot[candidate];
}
