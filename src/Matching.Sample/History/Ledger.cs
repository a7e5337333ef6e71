using Matching.Core;
using Matching.Core.Employers;
using Matching.Core.Slots;

namespace Matching.Sample.History;

/// <summary>
/// What is left of slots, supervisors and sites. It counts every agreed placement as if all lay in the same weeks, so
/// that no period is overfull.
/// </summary>
internal sealed class Ledger
{
    private readonly Dictionary<Key, int[]> _roomBySlot = [];
    private readonly Dictionary<Key, int> _supportBySupervisor;
    private readonly Dictionary<Key, int> _roomBySite;

    /// <summary>Nothing is taken yet.</summary>
    public Ledger(IEnumerable<Supervisor> supervisors, IEnumerable<Site> sites)
    {
        _supportBySupervisor = supervisors.ToDictionary(s => s.Key, s => s.SupportCapacity);
        _roomBySite = sites.ToDictionary(s => s.Key, s => s.TraineeCap ?? int.MaxValue);
    }

    /// <summary>Takes the half-days that a person wants, or nothing.</summary>
    /// <returns>The half-days taken; none when slot, supervisors or site have too little left.</returns>
    public SessionMask Take(Prospect prospect)
    {
        var (slot, draft) = (prospect.Slot, prospect.Person.Draft);
        var supervisors = slot.Supervisors.Select(id => new Key(slot.Municipality, id)).ToArray();
        if (_roomBySite[prospect.Site.Key] < 1) return SessionMask.None;
        if (supervisors.Any(s => _supportBySupervisor[s] < prospect.SupportLoad)) return SessionMask.None;
        var room = RoomOf(slot);
        var sessions = SessionMask.None;
        for (var i = 0; i < room.Length && sessions.Count < draft.SessionsNeeded; i++)
            if (room[i] > 0 && prospect.CommonSessions.Has(i))
                sessions |= new SessionMask((ushort)(1 << i));
        if (sessions.Count < draft.SessionsNeeded) return SessionMask.None;

        for (var i = 0; i < room.Length; i++)
            if (sessions.Has(i))
                room[i]--;
        foreach (var supervisor in supervisors) _supportBySupervisor[supervisor] -= prospect.SupportLoad;
        _roomBySite[prospect.Site.Key]--;
        return sessions;
    }

    private int[] RoomOf(Slot slot)
    {
        if (_roomBySlot.TryGetValue(slot.Key, out var room)) return room;
        room = [.. Enumerable.Range(0, SessionMask.SessionCount).Select(slot.CapacityIn)];
        return _roomBySlot[slot.Key] = room;
    }
}
