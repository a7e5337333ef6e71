using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Which entries may be chosen, and of each slot a list of them: far down a tree few are left of many. A list is
/// renewed when it is asked for after entries of its slot were closed: one thread at a time may ask for a slot.
/// </summary>
internal sealed class OpenEntries
{
    private readonly SlotEntries _entries;
    private readonly Candidates _candidates;
    private readonly bool[] _isOpen, _isStale;
    private readonly int[] _entry, _count;

    /// <summary>All are open.</summary>
    public OpenEntries(SlotEntries entries, Candidates candidates, WorkMemory memory)
    {
        (_entries, _candidates) = (entries, candidates);
        (_isOpen, _entry) = (memory.Flags(candidates.Count), memory.Ints(candidates.Count));
        int slots = entries.Start.Length - 1;
        (_isStale, _count) = (memory.Flags(slots), memory.Ints(slots));
        OpenAll();
    }

    /// <summary>Per entry whether it may be chosen.</summary>
    public ReadOnlySpan<bool> Flags => _isOpen;

    /// <summary>The open entries of a slot, ascending; valid until the next change.</summary>
    public ReadOnlySpan<int> Of(int slot)
    {
        int start = _entries.Start[slot];
        if (_isStale[slot])
        {
            int count = 0;
            for (int e = start; e < _entries.Start[slot + 1]; e++)
            {
                _entry[start + count] = e;
                count += _isOpen[e] ? 1 : 0;
            }

            (_count[slot], _isStale[slot]) = (count, false);
        }

        return new(_entry, start, _count[slot]);
    }

    public void Close(int entry)
    {
        _isOpen[entry] = false;
        _isStale[_candidates.Slot[_entries.Candidate[entry]]] = true;
    }

    public void OpenAll()
    {
        Array.Fill(_isOpen, true);
        Array.Fill(_isStale, true);
    }
}
