using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.Offers;
using Matching.Sample.People;

namespace Matching.Sample.History;

/// <summary>
/// Up to three ended placements per person, the latest first, one after another between the registration and the date.
/// Outcomes come from <see cref="OutcomeModel"/>.
/// </summary>
internal sealed class PastPlacements(SampleSettings settings, RegionOffers offers)
{
    private const int CandidatesLookedAt = 8;

    /// <summary>The person's ended placements without ids, the latest first. O(1).</summary>
    /// <param name="person">Who.</param>
    /// <param name="before">The day before which all lie.</param>
    public IEnumerable<PlacementDraft> Make(Person person, DateOnly before)
    {
        var dice = new Dice(settings.Seed, "past", person.Index);
        var count = person.Draft.Stage switch
        {
            Stage.Foundation => dice.Between(0, 1),
            Stage.Preparation => dice.Between(0, 2),
            _ => dice.Between(0, 3),
        };
        for (var i = 0; i < count; i++)
        {
            var prospect = Chosen(person, dice);
            var (start, end) = Period(prospect.Slot, before, dice);
            var sessions = Sessions(prospect, dice);
            if (start < person.Draft.RegisteredOn || start < prospect.Slot.StartOn) yield break;
            if (sessions.Count == 0) continue;
            var outcome = OutcomeModel.Draw(prospect, sessions, dice);
            var agreed = Agreed.Draw(settings.Seed, prospect, i, (start, end));
            if (outcome.Result == OutcomeResult.EndedEarly)
                end = start.AddDays((end.DayNumber - start.DayNumber) * dice.Between(15, 60) / 100);
            before = start;
            yield return new PlacementDraft
            {
                Municipality = person.Draft.Municipality,
                Participant = person.Draft.Id,
                SlotMunicipality = prospect.Slot.Municipality,
                Slot = prospect.Slot.Id,
                State = PlacementState.Ended,
                Sessions = sessions,
                StartOn = start,
                EndOn = end,
                Outcome = outcome,
                DecidedOn = agreed.DecidedOn,
                AgreedStartOn = agreed.StartOn,
                AgreedEndOn = agreed.EndOn,
            };
        }
    }

    /// <summary>
    /// What matchers chose by experience: the best of a few, near, wished for and not too demanding, with a good deal
    /// of chance. Some choices were not right; that is what the engine is for.
    /// </summary>
    private Prospect Chosen(Person person, Dice dice)
    {
        var slots = offers.PlacesInReach(person.Draft.Municipality);
        return Enumerable.Range(0, CandidatesLookedAt)
            .Select(_ => dice.Pick(slots))
            .Select(slot => new Prospect(person, slot, offers.SiteOf(slot)))
            .Select(prospect => (prospect, Score: Score(prospect) + dice.Normal()))
            .MaxBy(choice => choice.Score).prospect;
    }

    private static double Score(Prospect prospect) =>
        OutcomeModel.Strains(prospect, SessionMask.None).Sum(s => s.LogOdds)
        + (prospect.Wished ? 1 : 0)
        - (prospect.Minutes > prospect.Person.Draft.MaximumTravelMinutes ? 2 : 0)
        - (prospect.Slot.Stage == Stage.OwnArena ? 0 : 0.5);

    private static (DateOnly Start, DateOnly End) Period(Slot slot, DateOnly before, Dice dice)
    {
        if (slot.Season is { } season)
        {
            var (first, last) = season.NextFrom(before.AddDays(-1));
            return last < before ? (first, last) : (first.AddYears(-1), last.AddYears(-1));
        }
        var end = before.AddDays(-dice.Between(5, 70));
        return (end.AddDays(-dice.Between(45, 170)), end);
    }

    /// <summary>As many half-days as the person wants today; in three of ten, one or two more than that.</summary>
    private static SessionMask Sessions(Prospect prospect, Dice dice) => prospect.First(
        prospect.Person.Draft.SessionsNeeded + (dice.Chance(300) ? dice.Between(1, 2) : 0));
}
