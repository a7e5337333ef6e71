using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Core.Tests;

/// <summary>
/// Seeded areas of two municipalities with every kind of rule at work: most pairs are options, each rule stops some.
/// The two use the same ids for employers, sites, supervisors and slots.
/// </summary>
internal sealed class RandomAreas
{
    private static readonly string[] Codes = ["2280", "2281"];
    private static readonly SiteKind[] Kinds =
        [SiteKind.Workshop, SiteKind.School, SiteKind.BathingPlace, SiteKind.ChildrensHome, SiteKind.Park];

    private readonly Random _random;
    private readonly int _participants;
    private readonly int _slots;

    private RandomAreas(int seed, int participants, int slots) =>
        (_random, _participants, _slots) = (new Random(seed), participants, slots);

    /// <summary>The area of a seed.</summary>
    public static Area At(int seed, int participants = 6, int slots = 6) =>
        new RandomAreas(seed, participants, slots).Make();

    private Area Make()
    {
        var area = new Area
        {
            Employers = [.. Codes.Select(code => Area.AnyEmployer with { Municipality = code })],
            Sites = [.. Codes.SelectMany(code => Enumerable.Range(0, 3).Select(i => Site(code, i)))],
            Supervisors =
            [
                .. Codes.SelectMany(code => Enumerable.Range(0, 2).Select(i => new SupervisorDraft
                {
                    Municipality = code,
                    Id = $"h{i}",
                    SupportCapacity = _random.Next(3, 14),
                })),
            ],
            Slots = [.. Enumerable.Range(0, _slots).Select(Slot), Activity(0), Activity(1)],
            Participants = [.. Enumerable.Range(0, _participants).Select(Participant)],
        };
        return area with { Placements = [.. Placements(area)] };
    }

    private static string SiteId(int index) => $"a{index}";

    private static string SlotId(int index) => $"s{index / Codes.Length}";

    private T Any<T>() where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private SiteDraft Site(string code, int index) => Area.AnySite with
    {
        Municipality = code,
        Id = SiteId(index),
        Name = $"Ställe {code}-{index}",
        Kind = Kinds[_random.Next(Kinds.Length)],
        Latitude = 62.4 + 0.4 * _random.NextDouble(),
        Longitude = Chance(0.9) ? 17.9 : 18.6,
        TraineeCap = Chance(0.3) ? _random.Next(0, 4) : null,
    };

    private SlotDraft Slot(int index)
    {
        var crew = Chance(0.15) ? 2 : 1;
        return Area.AnySlot with
        {
            Municipality = Codes[index % Codes.Length],
            Id = SlotId(index),
            Site = SiteId(_random.Next(3)),
            Title = $"Plats {index}",
            Stage = Chance(0.8) ? Stage.OwnArena : Stage.ExternalWorkplace,
            Field = (WorkField)_random.Next(4),
            Form = Chance(0.3) ? PlacementForm.StateProgramme : PlacementForm.Municipal,
            StartOn = Area.Start.AddDays(_random.Next(-60, 50)),
            EndOn = Area.Start.AddDays(_random.Next(60, 500)),
            Season = Chance(0.15) ? new Season(5, 1, 5 + _random.Next(5), 30) : null,
            OpenSessions = new SessionMask((ushort)(_random.Next(1, 16) | (Chance(0.5) ? 15 : 0))),
            SessionCapacity = [_random.Next(crew, 3)],
            MinimumCrew = crew,
            Supervisors = Chance(0.7) ? [$"h{_random.Next(2)}"] : [],
            Demands = new Levels(_random.Next(4), _random.Next(3), _random.Next(3)),
            Tasks = Chance(0.5) ? [new($"uppgift {index}", (LanguageLevel)_random.Next(3), Chance(0.3))] : [],
            Adaptations =
            [
                .. Enum.GetValues<AdaptationKind>().Where(_ => Chance(0.4))
                    .Select(kind => new Adaptation(kind, 10 * _random.Next(0, 4))),
            ],
            DrivingLicenceRequired = Chance(0.1),
            Shared = Chance(0.8),
        };
    }

    private SlotDraft Activity(int index) => Area.AnyActivity with
    {
        Municipality = Codes[index],
        Id = $"g{index}",
        Site = SiteId(0),
        Title = $"Grupp {index}",
        Stage = index == 0 ? Stage.Preparation : Stage.Foundation,
        SessionCapacity = [_random.Next(1, 3)],
        Shared = true,
    };

    private ParticipantDraft Participant(int index)
    {
        var available = new SessionMask((ushort)(_random.Next(1, 16) | (Chance(0.6) ? 15 : 0)));
        var known = Chance(0.9);
        var readiness = Chance(0.8) ? Readiness.Ready : (Readiness)_random.Next(2);
        return Area.Anybody with
        {
            Municipality = Codes[_random.Next(2)],
            Id = $"p{index}",
            Stage = Chance(0.85) ? (Stage)_random.Next(3, 6) : (Stage)_random.Next(1, 3),
            Readiness = readiness,
            ReadyFrom = readiness == Readiness.NotYet && Chance(0.5) ? Area.Start.AddDays(_random.Next(90)) : null,
            RegisteredOn = Area.Start.AddDays(-_random.Next(900)),
            SessionsNeeded = _random.Next(1, Math.Min(2, available.Count) + 1),
            AvailableSessions = available,
            Language = (LanguageLevel)_random.Next(1, 6),
            Ability = new Levels(_random.Next(1, 5), _random.Next(1, 5), _random.Next(2, 5)),
            SupportNeed = _random.Next(1, 6),
            NeededAdaptations = Chance(0.2) ? [(AdaptationKind)_random.Next(10)] : [],
            DrivingLicence = Chance(0.5),
            Latitude = known ? 62.5 : null,
            Longitude = known ? 17.9 : null,
            TravelBands = known ? [] : [.. Bands()],
            TravelModes = [Chance(0.2) ? TravelMode.Cycle : TravelMode.PublicTransport],
            MaximumTravelMinutes = _random.Next(40, 120),
            Wishes = [.. Wishes()],
            Vetoes = Chance(0.2) ? [Named()] : [],
            Clearances = Chance(0.4)
                ? [new((ClearanceKind)_random.Next(2), Area.Start.AddDays(-_random.Next(500)), "m1")]
                : [],
            Sex = (Sex)_random.Next(3),
        };
    }

    private IEnumerable<TravelBand> Bands()
    {
        if (Chance(0.5)) yield return new("*", 40);
        if (Chance(0.5)) yield return new(Somewhere(SiteId(_random.Next(3))), 30);
    }

    private IEnumerable<Preference> Wishes()
    {
        if (Chance(0.5)) yield return new(PreferenceTarget.Field, WorkFields.Words.Code((WorkField)_random.Next(4)));
        if (Chance(0.3)) yield return Named();
    }

    private Preference Named() => Chance(0.7)
        ? new(PreferenceTarget.Slot, Somewhere(SlotId(_random.Next(_slots))))
        : new(PreferenceTarget.Site, Somewhere(SiteId(_random.Next(3))));

    // One's own, or what one municipality or the other has under the id.
    private string Somewhere(string id) => Chance(0.5) ? id : $"{Codes[_random.Next(2)]}/{id}";

    private IEnumerable<PlacementDraft> Placements(Area area)
    {
        foreach (var person in area.Participants)
        {
            if (Chance(0.3)) yield return Of(area, person, PlacementState.Ended, (-_random.Next(40, 300), 90));
            else if (Chance(0.2)) yield return Of(area, person, PlacementState.Ended, (-180, 175));
            if (Chance(0.2)) yield return Of(area, person, PlacementState.Accepted, (_random.Next(-20, 20), 100));
            else if (Chance(0.3)) yield return Of(area, person, PlacementState.Started, (-_random.Next(90, 200), 80));
            if (Chance(0.2)) yield return Of(area, person, PlacementState.Proposed, (5, 60));
        }
    }

    private PlacementDraft Of(Area area, ParticipantDraft person, PlacementState state, (int FromStart, int Days) when)
    {
        var slot = area.Slots[_random.Next(_slots)];
        var start = Area.Start.AddDays(when.FromStart);
        return Area.Placement(state, start, start.AddDays(when.Days)) with
        {
            Municipality = person.Municipality,
            Id = $"{person.Id}-{state}",
            Participant = person.Id,
            SlotMunicipality = slot.Municipality,
            Slot = slot.Id,
            Sessions = new SessionMask((ushort)_random.Next(1, 4)),
            Outcome = state == PlacementState.Ended
                ? new Outcome(Any<OutcomeResult>(), Any<OutcomeReason>())
                : null,
        };
    }
}
