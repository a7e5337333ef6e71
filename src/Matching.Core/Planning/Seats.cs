using Matching.Core.Eligibility;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Planning;

/// <summary>
/// What can be given away: seats per slot and half-day, support capacity per supervisor, places under each site's
/// cap. Agreed placements are facts: where they go beyond a limit, the limit counts as just reached and a note says
/// so.
/// </summary>
public sealed class Seats
{
    private readonly AreaFacts _facts;
    private readonly int[] _seats;
    private readonly long[] _support;
    private readonly int[] _minimumCrew;
    private readonly Dictionary<Key, int> _cap = [];
    private readonly List<Phrase> _notes = [];

    private Seats(AreaFacts facts)
    {
        _facts = facts;
        _seats = new int[facts.Slots.Count * SessionMask.SessionCount];
        _minimumCrew = [.. facts.Slots.Select(s => s.Slot.MinimumCrew)];
        _support = [.. facts.Snapshot.Supervisors.Select(s => (long)s.SupportCapacity)];
        for (var slot = 0; slot < facts.Slots.Count; slot++)
        {
            for (var session = 0; session < SessionMask.SessionCount; session++)
                _seats[Index(slot, session)] = facts.Slots[slot].Slot.CapacityIn(session);
            if (facts.Slots[slot].Site is { TraineeCap: { } cap } site) _cap[site.Key] = cap;
        }
    }

    /// <summary>What was beyond a limit before the plan began, in words.</summary>
    public IReadOnlyList<Phrase> Notes => _notes;

    /// <summary>
    /// Everything that the slots, supervisors and sites offer, widened where agreed placements go beyond it.
    /// </summary>
    public static Seats Offered(AreaFacts facts)
    {
        var seats = new Seats(facts);
        seats.Widen();
        return seats;
    }

    /// <summary>Seats of a slot in a half-day.</summary>
    public int At(int slot, int session) => _seats[Index(slot, session)];

    /// <summary>Support capacity of a supervisor.</summary>
    public long SupportOf(int supervisor) => _support[supervisor];

    /// <summary>Least crew of a slot.</summary>
    public int MinimumCrewOf(int slot) => _minimumCrew[slot];

    /// <summary>Places under a site's cap; null when it has none.</summary>
    public int? CapOf(Key site) => _cap.TryGetValue(site, out var cap) ? cap : null;

    /// <summary>Takes the seats, the support and the place under the cap that one placement uses.</summary>
    public void Take(int participant, int slot, SessionMask sessions)
    {
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (sessions.Has(session)) _seats[Index(slot, session)]--;
        foreach (var supervisor in SupervisorsOf(slot))
            _support[supervisor] -= _facts.Pair(participant, slot).SupportLoad;
        var where = _facts.Slots[slot];
        if (where.Slot.Activity is null && _cap.TryGetValue(where.Site.Key, out var cap))
            _cap[where.Site.Key] = cap - 1;
    }

    /// <summary>
    /// Lowers each crew to the smallest that these placements alone make up in a half-day: the others who are agreed
    /// there have taken their seats already.
    /// </summary>
    public void KeepCrewsOf(IEnumerable<Placement> placements)
    {
        var crews = new int[_seats.Length];
        foreach (var placement in placements) Count(crews, _facts.Snapshot.SlotIndex(placement.SlotKey), placement);
        for (var i = 0; i < crews.Length; i++)
        {
            var slot = i / SessionMask.SessionCount;
            if (crews[i] > 0) _minimumCrew[slot] = Math.Min(_minimumCrew[slot], crews[i]);
        }
    }

    /// <summary>The supervisors of a slot, as 0-based indices in the snapshot.</summary>
    public IEnumerable<int> SupervisorsOf(int slot)
    {
        var where = _facts.Slots[slot].Slot;
        return where.Supervisors.Select(id => _facts.Snapshot.SupervisorIndex(new Key(where.Municipality, id)));
    }

    /// <summary>The seats that are left after some placements were taken.</summary>
    public Seats Copy()
    {
        var copy = new Seats(_facts);
        _seats.CopyTo(copy._seats, 0);
        _support.CopyTo(copy._support, 0);
        _minimumCrew.CopyTo(copy._minimumCrew, 0);
        foreach (var (site, cap) in _cap) copy._cap[site] = cap;
        return copy;
    }

    private void Widen()
    {
        var left = Copy();
        var crews = new int[_seats.Length];
        foreach (var placement in _facts.Agreed)
        {
            var slot = _facts.Snapshot.SlotIndex(placement.SlotKey);
            left.Take(_facts.Snapshot.ParticipantIndex(placement.ParticipantKey), slot, placement.Sessions);
            Count(crews, slot, placement);
        }
        for (var i = 0; i < _seats.Length; i++)
            if (left._seats[i] < 0) WidenSeat(i, -left._seats[i]);
        for (var i = 0; i < _support.Length; i++)
            if (left._support[i] < 0) WidenSupport(i, -left._support[i]);
        foreach (var (site, cap) in left._cap)
            if (cap < 0) WidenCap(site, -cap);
        for (var i = 0; i < crews.Length; i++)
            if (crews[i] > 0 && crews[i] < _minimumCrew[i / SessionMask.SessionCount])
                LowerCrew(i / SessionMask.SessionCount, crews[i]);
    }

    private static void Count(int[] crews, int slot, Placement placement)
    {
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (placement.Sessions.Has(session)) crews[Index(slot, session)]++;
    }

    private void WidenSeat(int index, int over)
    {
        _seats[index] += over;
        var key = _facts.Slots[index / SessionMask.SessionCount].Slot.Key;
        var when = new SessionMask((ushort)(1 << index % SessionMask.SessionCount)).Say();
        _notes.Add(Phrase.Of(
            $"Plats '{key}' har {over} fler överenskomna än platser {when}; den räknas som full.",
            $"Slot '{key}' has {over} more agreed than seats on {when}; it counts as full."));
    }

    private void WidenSupport(int supervisor, long over)
    {
        _support[supervisor] += over;
        var key = _facts.Snapshot.Supervisors[supervisor].Key;
        _notes.Add(Phrase.Of(
            $"Handledare '{key}' bär {over} mer än sin kapacitet; den räknas som full.",
            $"Supervisor '{key}' carries {over} more than the capacity; it counts as full."));
    }

    private void WidenCap(Key site, int over)
    {
        _cap[site] += over;
        _notes.Add(Phrase.Of(
            $"Arbetsställe '{site}' har {over} fler överenskomna än sitt tak; det räknas som fullt.",
            $"Site '{site}' has {over} more agreed than its cap; it counts as full."));
    }

    private void LowerCrew(int slot, int crew)
    {
        _notes.Add(Phrase.Of(
            $"Plats '{_facts.Slots[slot].Slot.Key}' har ett lag på {crew}, minst {_minimumCrew[slot]} är avtalat.",
            $"Slot '{_facts.Slots[slot].Slot.Key}' has a crew of {crew}, at least {_minimumCrew[slot]} is agreed."));
        _minimumCrew[slot] = crew;
    }

    private static int Index(int slot, int session) => slot * SessionMask.SessionCount + session;
}
