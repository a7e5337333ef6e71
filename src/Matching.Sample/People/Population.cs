using System.Globalization;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Sample.Drawing;
using Matching.Sample.Places;

namespace Matching.Sample.People;

/// <summary>
/// Makes the participants, still without wishes, vetoes and travel bands, which name slots and sites.
/// </summary>
internal sealed class Population(SampleSettings settings)
{
    private const double NearMainKilometres = 18;
    private const double RemoteKilometres = 10;

    private readonly Dictionary<Demand, AdaptationKind[]> _kindsByDemand =
        Marginals.AdaptationKinds.Select(s => s.Value).GroupBy(Adaptations.Relieves).ToDictionary(
            g => g.Key, g => g.ToArray());

    private readonly string _digits = $"D{Math.Max(3, $"{settings.Size}".Length)}";

    /// <summary>Everybody, in the order of their index. O(n log n).</summary>
    public Person[] Make()
    {
        var homes = HomeMunicipality.Within(settings.Size);
        var counts = Quota.Counts(settings.Size, [.. homes.Select(h => h.Weight)]);
        var municipalities = homes.SelectMany((home, i) => Enumerable.Repeat(home.Code, counts[i])).ToArray();
        new Dice(settings.Seed, "municipality").Shuffle(municipalities);
        var traits = Traits.Of(settings.Size, settings.Seed);
        return [.. traits.Select((t, i) => Person(i, municipalities[i], t))];
    }

    private Person Person(int index, string municipality, Traits traits)
    {
        var home = Home(municipality, traits, new Dice(settings.Seed, "home", index));
        var draft = new ParticipantDraft
        {
            Municipality = municipality,
            Id = "demo-p" + (index + 1).ToString(_digits, CultureInfo.InvariantCulture),
            ProtectedIdentity = traits.ProtectedIdentity,
            Language = traits.Language,
            Ability = traits.Ability,
            SupportNeed = traits.SupportNeed,
            DrivingLicence = traits.DrivingLicence,
            WorkAbilityPercent = traits.WorkAbilityPercent,
            Sex = traits.Sex,
            Latitude = traits.ProtectedIdentity ? null : home.Latitude,
            Longitude = traits.ProtectedIdentity ? null : home.Longitude,
        };
        draft = WithWeek(draft, Week.Of(traits, new Dice(settings.Seed, "week", index)));
        draft = WithProgress(draft, traits, new Dice(settings.Seed, "progress", index));
        draft = WithNeeds(draft, traits, new Dice(settings.Seed, "needs", index));
        draft = WithTravel(draft, traits, IsRemote(municipality, home), new Dice(settings.Seed, "travel", index));
        return new Person(index, draft, traits, home);
    }

    /// <summary>
    /// In a town or village of the municipality. Those whose next step is an activity live near the main one, where the
    /// activities are: a small municipality runs no support group in every village.
    /// </summary>
    private static Point Home(string municipality, Traits traits, Dice dice)
    {
        var all = Gazetteer.Localities[municipality].ToArray();
        var near = traits.Stage >= Stage.OwnArena ? all
            : [.. all.Where(l => l.Centre.KilometresTo(all[0].Centre) < NearMainKilometres)];
        var locality = dice.Weighted(near, l => l.Weight);
        return locality.Centre.Near(dice, locality == all[0] ? 2 : 4, decimals: 2);
    }

    private static ParticipantDraft WithWeek(ParticipantDraft draft, Week week) =>
        draft with { AvailableSessions = week.Available, SessionsNeeded = week.Needed };

    private ParticipantDraft WithProgress(ParticipantDraft draft, Traits traits, Dice dice)
    {
        var (readiness, readyFrom) = Gate(traits, dice);
        return draft with
        {
            Stage = traits.Stage,
            Readiness = readiness,
            ReadyFrom = readyFrom,
            RegisteredOn = settings.Date.AddDays(-dice.Between(14, 900)),
            WorkAbilityContested = traits.WorkAbilityPercent is not null && dice.Chance(60),
            NeverWorked = traits.WorkHistory == WorkHistory.NeverWorked,
            MonthsSinceWork = traits.WorkHistory switch
            {
                WorkHistory.LongAgo => dice.Between(25, 180),
                WorkHistory.Recent => dice.Between(1, 24),
                _ => null,
            },
        };
    }

    private (Readiness Readiness, DateOnly? ReadyFrom) Gate(Traits traits, Dice dice)
    {
        if (traits.Stage >= Stage.OwnArena)
            return traits.Stage == Stage.OwnArena && dice.Chance(40)
                ? (Readiness.NotYet, settings.Date.AddDays(dice.Between(2, 6) * 7))
                : (Readiness.Ready, null);
        var readiness = dice.Weighted(Marginals.EarlyReadiness, s => s.PerMille).Value;
        var agreed = readiness == Readiness.NotYet && traits.Stage == Stage.Preparation && dice.Chance(400);
        return (readiness, agreed ? settings.Date.AddDays(dice.Between(4, 20) * 7) : null);
    }

    private ParticipantDraft WithNeeds(ParticipantDraft draft, Traits traits, Dice dice)
    {
        var needed = new SortedSet<AdaptationKind>();
        for (var i = 0; i < traits.AdaptationCount; i++) needed.Add(NeededKind(traits, dice));
        return draft with
        {
            NeededAdaptations = [.. needed],
            Clearances = Clearances(dice),
        };
    }

    /// <summary>
    /// Everybody walks. Whoever lives far from the main town, and whoever has an activity as the next step, has a bus
    /// or a car and accepts an hour.
    /// </summary>
    private static ParticipantDraft WithTravel(ParticipantDraft draft, Traits traits, bool remote, Dice dice)
    {
        var needsRide = remote || traits.Stage < Stage.OwnArena;
        var modes = new List<TravelMode> { TravelMode.Walk };
        if (dice.Chance(450)) modes.Add(TravelMode.Cycle);
        if (needsRide || dice.Chance(900)) modes.Add(TravelMode.PublicTransport);
        if (traits.DrivingLicence && dice.Chance(remote ? 850 : 600)) modes.Add(TravelMode.Car);
        return draft with
        {
            TravelModes = modes,
            MaximumTravelMinutes = Math.Max(needsRide ? 60 : 0, traits.MaximumTravelMinutes),
        };
    }

    private static bool IsRemote(string municipality, Point home) =>
        home.KilometresTo(Gazetteer.Localities[municipality].First().Centre) > RemoteKilometres;

    private AdaptationKind NeededKind(Traits traits, Dice dice)
    {
        var ability = traits.Ability;
        var weakest = Math.Min(ability.Physical, Math.Min(ability.Social, ability.Cognitive));
        if (weakest > 1 || dice.Chance(300)) return dice.Weighted(Marginals.AdaptationKinds, s => s.PerMille).Value;
        var demand = ability.Physical == weakest ? Demand.Physical
            : ability.Social == weakest ? Demand.Social
            : Demand.Cognitive;
        return dice.Pick(_kindsByDemand[demand]);
    }

    /// <summary>One in six has shown an extract for schools, some of them too long ago; few one for homes.</summary>
    private IReadOnlyList<Clearance> Clearances(Dice dice)
    {
        var seen = new List<Clearance>();
        if (dice.Chance(170))
            seen.Add(new Clearance(
                ClearanceKind.School, settings.Date.AddDays(-dice.Between(10, 420)), $"demo-m{dice.Between(1, 4)}"));
        if (dice.Chance(20))
            seen.Add(new Clearance(
                ClearanceKind.ChildrensHome, settings.Date.AddDays(-dice.Between(10, 210)),
                $"demo-m{dice.Between(1, 4)}"));
        return seen;
    }
}
