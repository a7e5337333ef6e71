using System.Globalization;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.People;
using Matching.Sample.Places;

namespace Matching.Sample.Offers;

/// <summary>Whom a municipality's offers are for.</summary>
/// <param name="People">Its participants.</param>
/// <param name="SlotCount">How many slots it has besides activities, at least 2.</param>
internal sealed record MunicipalNeeds(IReadOnlyList<Person> People, int SlotCount);

/// <summary>What one municipality offers.</summary>
/// <param name="Employers">Its employers.</param>
/// <param name="Sites">Its sites.</param>
/// <param name="Slots">Its slots and activities.</param>
/// <param name="Supervisors">Its supervisors.</param>
internal sealed record MunicipalOffers(
    IReadOnlyList<Employer> Employers,
    IReadOnlyList<Site> Sites,
    IReadOnlyList<Slot> Slots,
    IReadOnlyList<Supervisor> Supervisors)
{
    private const int PeoplePerActivity = 12;

    /// <summary>How many activities keep everybody of a stage moving.</summary>
    public static int ActivityCount(int people) => (people + PeoplePerActivity - 1) / PeoplePerActivity;

    /// <summary>
    /// Room over what is wanted, in per cent: at workplaces next to none, at own arenas a little, and in a small region
    /// more, where two places may be three hours apart.
    /// </summary>
    private static int SlackPercent(Stage stage, int size) =>
        (stage == Stage.OwnArena ? 118 : 100) + 25 * SampleSettings.MinimumSize / size;

    /// <summary>Makes the offers of a municipality for the people who live there.</summary>
    /// <param name="settings">Seed and date.</param>
    /// <param name="home">The municipality.</param>
    /// <param name="names">Names that the region has left.</param>
    /// <param name="needs">Its participants and how many slots it has for them.</param>
    public static MunicipalOffers Make(
        SampleSettings settings, HomeMunicipality home, InventedNames names, MunicipalNeeds needs)
    {
        var dice = new Dice(settings.Seed, "offers", int.Parse(home.Code, CultureInfo.InvariantCulture));
        var hosts = new Hosts(home, names, settings.Seed);
        var maker = new SlotMaker(settings, home);

        List<(SlotDraft Slot, Recipe Recipe)> Made(IReadOnlyList<Recipe> recipes, int count) =>
            [.. RecipeSequence.Take(recipes, count, dice, hosts.Limits)
                .Select(recipe => (maker.Make(recipe, hosts.For(recipe), dice), recipe))];

        List<Person> On(Stage stage) => [.. needs.People.Where(p => p.Draft.Stage == stage)];

        var drafts = new List<SlotDraft>();
        foreach (var (stage, recipes) in new[]
        {
            (Stage.Foundation, ActivityRecipes.Foundation), (Stage.Preparation, ActivityRecipes.Preparation),
        })
        {
            var count = On(stage).Count;
            var room = Math.Min(PeoplePerActivity, count + 1);
            drafts.AddRange(Made(recipes, ActivityCount(count)).Select(a => a.Slot with { SessionCapacity = [room] }));
        }

        var (atArena, atWorkplace) = (On(Stage.OwnArena), On(Stage.ExternalWorkplace));
        var split = Quota.Counts(needs.SlotCount - 2, [atArena.Count + 1, atWorkplace.Count + 1]);
        foreach (var (recipes, count, who) in new[]
        {
            (ArenaRecipes.All, split[0] + 1, atArena), (WorkplaceRecipes.All, split[1] + 1, atWorkplace),
        })
        {
            var slots = Made(recipes, count);
            Rooms.Set(
                slots, who.Sum(p => p.Draft.SessionsNeeded), SlackPercent(recipes[0].Stage, settings.Size));
            drafts.AddRange(slots.Select(s => WithShortFriday(s.Slot, dice)));
        }

        drafts = [.. drafts.OrderBy(d => d.Site, StringComparer.Ordinal).ThenBy(d => d.Id, StringComparer.Ordinal)];
        var supervisors = Staffing.Staff(drafts, dice);
        return new MunicipalOffers(
            [.. hosts.Employers], Capped(hosts, drafts, dice), [.. drafts.Select(d => new Slot(d))], [.. supervisors]);
    }

    /// <summary>One slot in ten takes one participant fewer on Friday afternoon.</summary>
    private static SlotDraft WithShortFriday(SlotDraft slot, Dice dice)
    {
        if (!dice.Chance(100) || slot.MinimumCrew > 1 || !slot.OpenSessions.Has(9)) return slot;
        var capacities = Enumerable.Repeat(slot.SessionCapacity[0], SessionMask.SessionCount).ToArray();
        capacities[9]--;
        return slot with { SessionCapacity = capacities };
    }

    /// <summary>
    /// External workplaces agree on a cap: as many as their slots hold when each takes half a week, one in four a
    /// participant fewer. The municipality's own arenas have no staff to displace.
    /// </summary>
    private static IReadOnlyList<Site> Capped(Hosts hosts, List<SlotDraft> slots, Dice dice)
    {
        var placesBySite = slots.Where(s => s.Stage == Stage.ExternalWorkplace)
            .GroupBy(s => s.Site).ToDictionary(g => g.Key, g => g.Sum(Staffing.Places));
        return
        [
            .. hosts.Used.Select(host => new Site(host.Draft with
            {
                TraineeCap = placesBySite.TryGetValue(host.Draft.Id, out var places)
                    ? places - (dice.Chance(250) ? 1 : 0)
                    : null,
            })),
        ];
    }
}
