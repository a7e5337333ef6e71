using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Sample.Drawing;
using Matching.Sample.History;
using Matching.Sample.Offers;

namespace Matching.Sample.People;

/// <summary>
/// Adds what names slots, sites and employers: wishes, vetoes and the travel bands of protected people.
/// </summary>
internal static class Preferences
{
    private const int SitesLookedAt = 12;
    private const int ActivitiesLookedAt = 3;

    private static readonly WorkField[] Fields =
        [.. Enum.GetValues<WorkField>().Where(f => f != WorkField.Preparatory)];

    /// <summary>
    /// Seven in ten wish for one or two fields, one in seven for a place by name; one in seven has a veto, mostly a
    /// field. Nobody vetoes what is wished for.
    /// </summary>
    public static Person Add(Person person, RegionOffers offers, ulong seed)
    {
        var dice = new Dice(seed, "preferences", person.Index);
        var slots = offers.OwnPlaces(person.Draft.Municipality);
        var wishes = new List<Preference>();
        if (dice.Chance(700)) wishes.Add(OfField(dice));
        if (dice.Chance(250)) wishes.Add(OfField(dice));
        if (dice.Chance(140)) wishes.Add(Named(dice, slots));
        var vetoes = new List<Preference>();
        if (dice.Chance(110)) vetoes.Add(OfField(dice));
        if (dice.Chance(40)) vetoes.Add(Named(dice, slots));
        return person with
        {
            Draft = person.Draft with
            {
                Wishes = [.. wishes.Distinct()],
                Vetoes = [.. vetoes.Except(wishes)],
                TravelBands = person.Draft.ProtectedIdentity ? Bands(person, offers, dice) : [],
            },
        };
    }

    private static Preference OfField(Dice dice) =>
        new(PreferenceTarget.Field, WorkFields.Words.Code(dice.Pick(Fields)));

    private static Preference Named(Dice dice, IReadOnlyList<Slot> slots)
    {
        var slot = dice.Pick(slots);
        return dice.Chance(500)
            ? new Preference(PreferenceTarget.Slot, slot.Id)
            : new Preference(PreferenceTarget.Site, slot.Site);
    }

    /// <summary>
    /// What a matcher states instead of a distance: 30, 60 or 90 minutes at most to some sites and activities of the
    /// own municipality, and two hours to every other.
    /// </summary>
    private static TravelBand[] Bands(Person person, RegionOffers offers, Dice dice)
    {
        var slots = offers.OwnPlaces(person.Draft.Municipality);
        var activities = offers.Activities(person.Draft.Municipality);
        var sites = Enumerable.Range(0, SitesLookedAt).Select(_ => dice.Pick(slots))
            .Concat(activities.Where(a => a.Stage == person.Draft.Stage).Take(ActivitiesLookedAt))
            .Select(offers.SiteOf)
            .DistinctBy(s => s.Id)
            .OrderBy(s => s.Id, StringComparer.Ordinal);
        return
        [
            .. sites.Select(s => new TravelBand(s.Id, BandOf(Journey.Minutes(person, s)))),
            new TravelBand("*", 120),
        ];
    }

    private static int BandOf(double minutes) => minutes <= 30 ? 30 : minutes <= 60 ? 60 : minutes <= 90 ? 90 : 120;
}
