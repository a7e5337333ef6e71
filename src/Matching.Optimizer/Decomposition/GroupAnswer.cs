using System.Numerics;
using Matching.Optimizer.Branching;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// The most profitable set of entries that a group can really hold: seats session by session, support to the unit,
/// nobody twice, no conflict, crews. The knapsack answers first; where its set cannot be seated, one of the entries
/// that crowd each other has to go, and each is tried (best-first branch and bound on the knapsack). Where a slot
/// lacks its crew, somebody goes or more come: as the knapsack's set is the best, those who come bring nothing more,
/// and the best of them limits what any larger set is worth. Gives up after a number of knapsacks; then the
/// worth is that of the best part still open, which no set exceeds.
/// </summary>
internal sealed class GroupAnswer(GroupRelaxation relaxation, Pricer pricer, WorkMemory memory)
{
    private const int MostCrewSteps = 300;
    private readonly Plan _plan = new(relaxation.Problem, relaxation.Candidates, memory);
    private readonly PriorityQueue<Part, (long Worth, int Number)> _open = new();
    private readonly List<int> _crowd = [], _read = [];
    private readonly CrewSeating _crews = new(relaxation.Problem, MostCrewSteps);
    private readonly List<(long Loss, int Entry)> _fillers = [];
    private Seating? _seating;

    /// <summary>The slot that lacks its crew in the set looked at last, or -1.</summary>
    private int _lacking = -1;
    private int _number;

    private Seating Seating => _seating ??= new Seating(_plan);

    /// <summary>The largest profit of a group, or a limit of it when the search was given up.</summary>
    /// <param name="group">The group.</param>
    /// <param name="chosen">Receives the entries of the answer.</param>
    public long Fill(int group, List<int> chosen)
    {
        _number = 0;
        _open.Clear();
        pricer.Gather(group);
        Part part = Ask([]);
        bool stands = false;
        while (!part.IsFilledUp && !(stands = CanBeSeated(group, part.Entries)) && _number < relaxation.MostKnapsacks)
        {
            if (_lacking >= 0 && FillUp(part) is { } more) Enter(more);
            foreach (int e in _crowd.ToArray()) Enter(Ask([.. part.Excluded, e]));
            part = _open.Dequeue();
        }

        chosen.Clear();
        if (stands || !relaxation.Repairs) chosen.AddRange(part.Entries);
        else ThinOut(part.Entries, chosen);
        return part.Worth;
    }

    /// <summary>Seats who brings most first; whoever finds no seat, or stands where a crew lacks, goes.</summary>
    private void ThinOut(int[] entries, List<int> chosen)
    {
        _plan.Undo(0);
        foreach (int e in entries.OrderByDescending(e => relaxation.Profit(relaxation.SlotOf(e), e)).ThenBy(e => e))
        {
            int i = relaxation.Entries.Participant[e];
            bool isFree = _plan.Choice[i] < 0;
            if (isFree && Seating.TryPlace(i, relaxation.Entries.Candidate[e], opens: true)) chosen.Add(e);
        }

        chosen.Sort();
        while (!HasCrews([.. chosen]))
        {
            foreach (int e in chosen.Where(e => relaxation.SlotOf(e) == _lacking))
                _plan.Withdraw(relaxation.Entries.Participant[e]);
            chosen.RemoveAll(e => relaxation.SlotOf(e) == _lacking);
        }
    }

    private void Enter(Part part) => _open.Enqueue(part, (-part.Worth, _number));

    /// <summary>
    /// The set with the best of those who could fill up the crew that lacks, or null if there are not enough.
    /// </summary>
    private Part? FillUp(Part part)
    {
        _fillers.Clear();
        Grouping grouping = relaxation.Grouping;
        int standing = _crowd.Count, group = grouping.GroupOf[_lacking];
        for (int e = relaxation.Entries.Start[_lacking]; e < relaxation.Entries.Start[_lacking + 1]; e++)
        {
            if (!relaxation.IsOpen[e] || part.Entries.Contains(e) || part.Excluded.Contains(e)) continue;
            // Whoever would bring something and is not there does not fit, unless another slot of the group makes way.
            long loss = -relaxation.Profit(_lacking, e);
            if (loss >= 0 || grouping.Start[group + 1] > grouping.Start[group] + 1)
                _fillers.Add((Math.Max(0, loss), e));
        }

        int more = Math.Max(1, relaxation.Problem.Slots.MinimumCrew[_lacking] - standing);
        if (_fillers.Count < more) return null;
        _fillers.Sort();
        long worth = part.Worth;
        for (int n = 0; n < more; n++) worth -= _fillers[n].Loss;
        IEnumerable<int> costly = _fillers.Take(more).Where(f => f.Loss > 0).Select(f => f.Entry);
        return new Part(worth, [.. part.Entries, .. costly], part.Excluded, true);
    }

    private Part Ask(int[] excluded)
    {
        _number++;
        long worth = pricer.Solve(excluded);
        _read.Clear();
        pricer.ReadChosen(_read);
        return new Part(worth, [.. _read], excluded, false);
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
        _plan.Undo(0);
        _lacking = -1;
        for (int n = 0; n < entries.Length; n++)
        {
            int i = relaxation.Entries.Participant[entries[n]];
            int candidate = relaxation.Entries.Candidate[entries[n]];
            if (_plan.Choice[i] < 0 && Seating.TryPlace(i, candidate, opens: true)) continue;
            FindCrowd(entries, n);
            return false;
        }

        return HasCrews(entries);
    }

    private bool HasCrews(int[] entries)
    {
        int checkedSlot = -1;
        foreach (int e in entries)
        {
            int slot = relaxation.SlotOf(e);
            if (slot == checkedSlot || relaxation.Problem.Slots.MinimumCrew[slot] < 2) continue;
            checkedSlot = slot;
            if (_crews.TryMend(_plan, slot) || _crews.GaveUp) continue;
            _lacking = slot;
            _crowd.Clear();
            foreach (int other in entries)
            {
                if (relaxation.SlotOf(other) == slot) _crowd.Add(other);
            }

            return false;
        }

        return true;
    }

    private void FindCrowd(int[] entries, int last)
    {
        _crowd.Clear();
        int i = relaxation.Entries.Participant[entries[last]];
        int candidate = relaxation.Entries.Candidate[entries[last]];
        int slot = relaxation.SlotOf(entries[last]);
        _crowd.Add(entries[last]);
        for (int n = 0; n < last; n++)
        {
            int other = relaxation.Entries.Participant[entries[n]];
            bool twice = other == i;
            if (!twice && _plan.Choice[i] >= 0) continue;
            bool shares = relaxation.SlotOf(entries[n]) == slot;
            if (twice || shares || !_plan.HasRoom(candidate)) _crowd.Add(entries[n]);
        }
    }

    /// <summary>A part of a group's sets: what is left out, the best of what remains, and its worth.</summary>
    private sealed record Part(long Worth, int[] Entries, int[] Excluded, bool IsFilledUp);
}
