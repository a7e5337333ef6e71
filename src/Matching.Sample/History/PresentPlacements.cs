using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.Offers;
using Matching.Sample.People;

namespace Matching.Sample.History;

/// <summary>
/// The placements around the date: a quarter of the ready have agreed on one, a few have a proposal or said no. The
/// agreed ones never overfill a slot, a supervisor or a site.
/// </summary>
internal sealed class PresentPlacements(SampleSettings settings, RegionOffers offers)
{
    private const int CandidatesLookedAt = 60;

    private static readonly (PlacementState State, int PerMille)[] Shares =
    [
        (PlacementState.Started, 180), (PlacementState.Accepted, 70), (PlacementState.Proposed, 50),
        (PlacementState.Declined, 40), (PlacementState.Withdrawn, 10),
    ];

    private readonly Ledger _ledger =
        new(offers.All.SelectMany(o => o.Supervisors), offers.All.SelectMany(o => o.Sites));

    /// <summary>
    /// One draft at most per person, without an id. Each state is as frequent as its share of the ready says, as long
    /// as there is somebody whom a slot suits. O(people).
    /// </summary>
    public Dictionary<Person, PlacementDraft> Make(IReadOnlyList<Person> people)
    {
        var ready = people.Where(p => p.Ready).ToArray();
        new Dice(settings.Seed, "present").Shuffle(ready);
        var drafts = new Dictionary<Person, PlacementDraft>(ReferenceEqualityComparer.Instance);
        var next = 0;
        foreach (var (state, perMille) in Shares)
            for (var left = (ready.Length * perMille + 500) / 1000; left > 0 && next < ready.Length; next++)
                if (Make(ready[next], state) is { } draft)
                {
                    drafts[ready[next]] = draft;
                    left--;
                }
        return drafts;
    }

    private PlacementDraft? Make(Person person, PlacementState state)
    {
        var dice = new Dice(settings.Seed, "now", person.Index);
        var slots = offers.PlacesInReach(person.Draft.Municipality);
        for (var i = 0; i < CandidatesLookedAt; i++)
        {
            var slot = dice.Pick(slots);
            var prospect = new Prospect(person, slot, offers.SiteOf(slot));
            var (start, end) = Period(person, slot, state, dice);
            if (slot.MinimumCrew > 1 || start < slot.StartOn || !prospect.Suits(start)) continue;
            var sessions = Sessions(prospect, state);
            if (sessions.Count == 0) continue;
            return new PlacementDraft
            {
                Municipality = person.Draft.Municipality,
                Participant = person.Draft.Id,
                SlotMunicipality = slot.Municipality,
                Slot = slot.Id,
                State = state,
                Sessions = sessions,
                StartOn = start,
                EndOn = end,
            };
        }
        return null;
    }

    /// <summary>
    /// A started one began up to three months ago and lasts at most 175 days, within the six months of the state
    /// programme; the others start within weeks and last at most 140 days.
    /// </summary>
    private (DateOnly Start, DateOnly End) Period(Person person, Slot slot, PlacementState state, Dice dice)
    {
        if (state == PlacementState.Started)
        {
            var earliest = person.Draft.RegisteredOn.AddDays(7);
            var began = settings.Date.AddDays(-dice.Between(10, 95));
            return (began < earliest ? earliest : began, settings.Date.AddDays(dice.Between(30, 80)));
        }
        var start = settings.Date.AddDays(dice.Between(7, 21));
        if (start < slot.StartOn) start = slot.StartOn;
        var end = start.AddDays(dice.Between(90, 140));
        return (start, end < slot.EndOn ? end : slot.EndOn);
    }

    private SessionMask Sessions(Prospect prospect, PlacementState state)
    {
        if (state is PlacementState.Started or PlacementState.Accepted) return _ledger.Take(prospect);
        var sessions = prospect.First(prospect.Person.Draft.SessionsNeeded);
        return sessions.Count == prospect.Person.Draft.SessionsNeeded ? sessions : SessionMask.None;
    }
}
