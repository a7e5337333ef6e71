using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Branching;

/// <summary>
/// Carries a node's decisions into the relaxation, seats whoever is decided, and closes what no longer fits beside
/// them: seats (exactly, by augmenting paths), support, quota maxima and conflicts.
/// </summary>
internal sealed class Propagation
{
    private readonly GroupRelaxation _relaxation;
    private readonly Plan _plan;
    private readonly Seating _seating;
    private readonly bool[] _forced;
    private readonly Queue<int> _waiting = new();

    /// <summary>Groups that somebody joined since they were looked through.</summary>
    private readonly Queue<int> _crowded = new();
    private readonly bool[] _isCrowded;
    private readonly int[] _choices;

    public Propagation(GroupRelaxation relaxation, Plan plan)
    {
        (_relaxation, _plan, _seating) = (relaxation, plan, new Seating(plan));
        _forced = [.. relaxation.IsForced];
        _choices = new int[_forced.Length];
        _isCrowded = new bool[relaxation.Grouping.Count];
        Entry = new int[_forced.Length];
    }

    /// <summary>Open entries of each participant, being left out not counted.</summary>
    public int[] Choices => _choices;

    /// <summary>Per participant the entry it is decided to stand at, or -1.</summary>
    public int[] Entry { get; }

    /// <summary>The plan that holds whoever is decided.</summary>
    public Plan Decided => _plan;

    /// <summary>Work done so far.</summary>
    public long Ticks => _seating.Ticks;

    public bool IsDecided(int i) => Entry[i] >= 0 || (_choices[i] == 0 && !_relaxation.IsForced[i]);

    /// <summary>Sets the relaxation to a node; false when its decisions contradict each other.</summary>
    public bool Enter(Node node)
    {
        _plan.Undo(0);
        Array.Fill(Entry, -1);
        _relaxation.OpenAll();
        _forced.CopyTo(_relaxation.IsForced, 0);
        Candidates().CopyTo(_choices);
        _waiting.Clear();
        _crowded.Clear();
        Array.Clear(_isCrowded);
        bool holds = true;
        for (Node? at = node; at is not null; at = at.Parent)
        {
            foreach (int e in at.Closed) holds &= Close(e);
            foreach (int i in at.Forced) holds &= Force(i);
            if (at.Participant < 0) continue;
            holds &= at.Entry < 0 ? LeaveOut(at.Participant) : Put(at.Participant, at.Entry);
        }

        for (int i = 0; i < _forced.Length; i++)
        {
            if (_forced[i]) holds &= Force(i);
        }

        return holds && Settle();
    }

    /// <summary>Closes an entry; false when somebody who has to be placed has none left.</summary>
    public bool Close(int entry)
    {
        if (!_relaxation.IsOpen[entry]) return true;
        _relaxation.Close(entry);
        int i = _relaxation.Entries.Participant[entry];
        _choices[i]--;
        if (!_relaxation.IsForced[i] || Entry[i] >= 0) return Entry[i] != entry;
        if (_choices[i] == 1) _waiting.Enqueue(i);
        return _choices[i] > 0;
    }

    /// <summary>Rules out that somebody is left out.</summary>
    public bool Force(int i)
    {
        _relaxation.IsForced[i] = true;
        if (_choices[i] == 1 && Entry[i] < 0) _waiting.Enqueue(i);
        return _choices[i] > 0;
    }

    /// <summary>Seats everybody with a single choice and closes what they crowd out, until nothing follows.</summary>
    public bool Settle()
    {
        while (true)
        {
            if (!SeatWaiting()) return false;
            if (!_crowded.TryDequeue(out int group)) return true;
            _isCrowded[group] = false;
            if (!CloseCrowded(group)) return false;
        }
    }

    private bool SeatWaiting()
    {
        while (_waiting.TryDequeue(out int i))
        {
            if (Entry[i] >= 0) continue;
            int entry = OnlyEntry(i);
            if (entry < 0) return false;
            Entry[i] = entry;
            int candidate = _relaxation.Entries.Candidate[entry];
            if (!_seating.TryPlace(i, candidate, opens: true)) return false;
            int group = _relaxation.Grouping.GroupOf[_relaxation.Candidates.Slot[candidate]];
            if (_isCrowded[group]) continue;
            _isCrowded[group] = true;
            _crowded.Enqueue(group);
        }

        return true;
    }

    private int[] Candidates()
    {
        int[] start = _relaxation.Candidates.Start;
        var counts = new int[_forced.Length];
        for (int i = 0; i < counts.Length; i++) counts[i] = start[i + 1] - start[i];
        return counts;
    }

    private int OnlyEntry(int i)
    {
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[i]; c < start[i + 1]; c++)
        {
            int entry = _relaxation.Entries.EntryOf[c];
            if (_relaxation.IsOpen[entry]) return entry;
        }

        return -1;
    }

    /// <summary>Decides a place.</summary>
    public bool Put(int i, int entry)
    {
        bool holds = _relaxation.IsOpen[entry];
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[i]; c < start[i + 1]; c++)
        {
            if (_relaxation.Entries.EntryOf[c] != entry) holds &= Close(_relaxation.Entries.EntryOf[c]);
        }

        return holds && Force(i);
    }

    /// <summary>Decides that somebody is left out.</summary>
    public bool LeaveOut(int i)
    {
        int[] start = _relaxation.Candidates.Start;
        for (int c = start[i]; c < start[i + 1]; c++) Close(_relaxation.Entries.EntryOf[c]);
        return !_relaxation.IsForced[i];
    }

    /// <summary>
    /// Closes what can not join the decided of a group any more.
    /// </summary>
    private bool CloseCrowded(int group)
    {
        for (int n = _relaxation.Grouping.Start[group]; n < _relaxation.Grouping.Start[group + 1]; n++)
        {
            int at = _relaxation.Grouping.Slot[n];
            for (int e = _relaxation.Entries.Start[at]; e < _relaxation.Entries.Start[at + 1]; e++)
            {
                int i = _relaxation.Entries.Participant[e];
                if (!_relaxation.IsOpen[e] || Entry[i] >= 0) continue;
                if (!_seating.CanPlace(i, _relaxation.Entries.Candidate[e]) && !Close(e)) return false;
            }
        }

        return true;
    }
}
