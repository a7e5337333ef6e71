using Matching.Core;
using Matching.Core.Employers;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.Offers;

/// <summary>Everything that the region offers, with the look-ups that people and placements take.</summary>
internal sealed class RegionOffers
{
    private readonly Dictionary<Key, Site> _sitesByKey;
    private readonly Dictionary<string, Slot[]> _activitiesByMunicipality;
    private readonly Dictionary<string, Slot[]> _ownPlacesByMunicipality;
    private readonly Dictionary<string, Slot[]> _placesInReachByMunicipality;

    /// <summary>Makes the offers of every municipality for the people who live there. O(people + slots).</summary>
    public RegionOffers(SampleSettings settings, IReadOnlyList<Person> people)
    {
        var homes = HomeMunicipality.Within(settings.Size);
        var peopleByMunicipality = people.ToLookup(p => p.Draft.Municipality);
        var slotCounts = SlotCounts(settings, [.. homes.Select(h => peopleByMunicipality[h.Code].ToArray())]);
        var names = new InventedNames(settings.Seed);
        All = [.. homes.Select((home, i) => MunicipalOffers.Make(
            settings, home, names, new MunicipalNeeds([.. peopleByMunicipality[home.Code]], slotCounts[i])))];
        _sitesByKey = All.SelectMany(o => o.Sites).ToDictionary(s => s.Key);
        var places = All.Select(o => o.Slots.Where(s => s.Activity is null).ToArray()).ToArray();
        _activitiesByMunicipality = homes.Select((home, i) =>
            (home.Code, All[i].Slots.Where(s => s.Activity is not null).ToArray())).ToDictionary();
        _ownPlacesByMunicipality = homes.Select((home, i) => (home.Code, places[i])).ToDictionary();
        _placesInReachByMunicipality = homes.ToDictionary(
            home => home.Code,
            home => homes.SelectMany((other, j) =>
                other == home ? places[j]
                : other.Area == home.Area ? places[j].Where(s => s.Shared)
                : []).ToArray());
    }

    /// <summary>Offers by municipality, in the region's order.</summary>
    public IReadOnlyList<MunicipalOffers> All { get; }

    /// <summary>Activities of a municipality.</summary>
    public IReadOnlyList<Slot> Activities(string municipality) => _activitiesByMunicipality[municipality];

    /// <summary>Slots of a municipality, activities left out.</summary>
    public IReadOnlyList<Slot> OwnPlaces(string municipality) => _ownPlacesByMunicipality[municipality];

    /// <summary>Slots of a municipality and those that its area shares, activities left out.</summary>
    public IReadOnlyList<Slot> PlacesInReach(string municipality) => _placesInReachByMunicipality[municipality];

    /// <summary>The site of a slot.</summary>
    public Site SiteOf(Slot slot) => _sitesByKey[new Key(slot.Municipality, slot.Site)];

    /// <summary>
    /// The slots of the settings: the activities take what they need, the rest follows the ready.
    /// </summary>
    private static int[] SlotCounts(SampleSettings settings, IReadOnlyList<Person[]> people)
    {
        const int Least = 2;
        var activities = people.Sum(p => p.Where(x => x.InPreparation).GroupBy(x => x.Draft.Stage)
            .Sum(g => MunicipalOffers.ActivityCount(g.Count())));
        var rest = settings.Slots - activities - Least * people.Count;
        var weights = people.Select(p => 1 + p.Count(x => !x.InPreparation)).ToArray();
        return [.. Quota.Counts(rest, weights).Select(c => c + Least)];
    }
}
