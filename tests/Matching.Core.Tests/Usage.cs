using Matching.Core.Planning;
using Matching.Core.Slots;

namespace Matching.Core.Tests;

/// <summary>
/// What a plan and the agreed placements beside it take, counted anew from the drafts: shares no code with the planner.
/// </summary>
internal sealed class Usage
{
    private readonly Area _area;
    private readonly Dictionary<(Key Slot, int Session), int> _seats = [];
    private readonly Dictionary<Key, int> _support = [];
    private readonly Dictionary<Key, int> _atSite = [];

    public Usage(Area area, Core.Planning.Plan plan)
    {
        _area = area;
        foreach (var line in plan.Placements) Take(line.Participant, line.Slot, line.Sessions);
        foreach (var placement in area.Snapshot().Placements.Where(p => p.Agreed))
            if (placement.StartOn <= plan.EndOn && placement.EndOn >= plan.StartOn
                && !plan.Placements.Any(l => l.Participant == placement.ParticipantKey
                    && l.Slot == placement.SlotKey && l.Sessions == placement.Sessions))
                Take(placement.ParticipantKey, placement.SlotKey, placement.Sessions);
    }

    public SlotDraft Slot(Key key) => _area.Slots.Single(s => new Key(s.Municipality, s.Id) == key);

    public int Crew(Key slot, int session) => _seats.GetValueOrDefault((slot, session));

    /// <summary>Whether somebody could be added as things are: seats, support, cap and crew.</summary>
    public bool CanTake(Key participant, Key slot)
    {
        var who = _area.Participants.Single(p => new Key(p.Municipality, p.Id) == participant);
        var where = Slot(slot);
        var joinable = Enumerable.Range(0, SessionMask.SessionCount).Count(session =>
            who.AvailableSessions.Has(session) && Capacity(where, session) > Crew(slot, session)
            && Crew(slot, session) + 1 >= where.MinimumCrew);
        return joinable >= who.SessionsNeeded
            && where.Supervisors.All(id => Load(participant, slot) <= Left(new Key(where.Municipality, id)))
            && (where.Activity is not null || CapLeft(where) > 0);
    }

    public static int Capacity(SlotDraft slot, int session) => !slot.OpenSessions.Has(session) ? 0
        : slot.SessionCapacity.Count == 1 ? slot.SessionCapacity[0] : slot.SessionCapacity[session];

    public int Left(Key supervisor) =>
        _area.Supervisors.Single(h => new Key(h.Municipality, h.Id) == supervisor).SupportCapacity
        - _support.GetValueOrDefault(supervisor);

    public int CapLeft(SlotDraft slot)
    {
        var key = new Key(slot.Municipality, slot.Site);
        var site = _area.Sites.Single(s => new Key(s.Municipality, s.Id) == key);
        return (site.TraineeCap ?? int.MaxValue) - _atSite.GetValueOrDefault(key);
    }

    private int Load(Key participant, Key slot)
    {
        var who = _area.Participants.Single(p => new Key(p.Municipality, p.Id) == participant);
        var demands = Slot(slot).Demands;
        return who.SupportNeed + (demands.Physical > who.Ability.Physical ? 1 : 0)
            + (demands.Social > who.Ability.Social ? 1 : 0) + (demands.Cognitive > who.Ability.Cognitive ? 1 : 0);
    }

    private void Take(Key participant, Key slot, SessionMask sessions)
    {
        for (var session = 0; session < SessionMask.SessionCount; session++)
            if (sessions.Has(session)) _seats[(slot, session)] = Crew(slot, session) + 1;
        var where = Slot(slot);
        foreach (var id in where.Supervisors)
        {
            var supervisor = new Key(where.Municipality, id);
            _support[supervisor] = _support.GetValueOrDefault(supervisor) + Load(participant, slot);
        }
        if (where.Activity is not null) return;
        var site = new Key(where.Municipality, where.Site);
        _atSite[site] = _atSite.GetValueOrDefault(site) + 1;
    }
}
