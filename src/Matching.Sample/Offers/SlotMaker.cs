using System.Diagnostics;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.Places;

namespace Matching.Sample.Offers;

/// <summary>Makes one slot or activity of a municipality from its recipe, site and a stream of draws.</summary>
internal sealed class SlotMaker(SampleSettings settings, HomeMunicipality home)
{
    private static readonly Share<SessionMask>[] OpenSessions =
    [
        new(SessionMask.All, 500), new(new SessionMask(0b00_1111_1111), 200), new(new SessionMask(0b01_0101_0101), 200),
        new(new SessionMask(0b10_1010_1010), 100),
    ];

    private readonly Dictionary<string, int> _countsById = [];

    /// <summary>The slot, still with capacity 1 and without supervisors.</summary>
    public SlotDraft Make(Recipe recipe, Host host, Dice dice)
    {
        var slot = new SlotDraft
        {
            Municipality = home.Code,
            Id = Id($"demo-{recipe.Slug}-{InventedNames.Slug(host.ShortName)}"),
            Site = host.Draft.Id,
            Title = $"{recipe.Title} {host.ShortName}",
            Activity = recipe.Activity,
            Stage = recipe.Stage,
            Field = recipe.Field,
            MinimumCrew = recipe.MinimumCrew,
            Demands = Eased(recipe.Demands, dice),
            Tasks = [.. recipe.Tasks.Select(Task)],
            DrivingLicenceRequired = recipe.DrivingLicenceRequired,
        };
        return recipe.Activity is not null ? AsActivity(slot)
            : recipe.Stage == Stage.OwnArena ? AtArena(slot, host, dice)
            : AtWorkplace(slot, dice);
    }

    private string Id(string id)
    {
        var count = _countsById[id] = _countsById.GetValueOrDefault(id) + 1;
        return count == 1 ? id : $"{id}-{count}";
    }

    private static SlotTask Task(string text) =>
        SlotTask.TryParse(text, out var task) ? task : throw new UnreachableException($"Recipe task '{text}'.");

    private static Levels Eased(Levels demands, Dice dice) => dice.Below(6) switch
    {
        0 => demands with { Physical = Math.Max(0, demands.Physical - 1) },
        1 => demands with { Social = Math.Max(0, demands.Social - 1) },
        2 => demands with { Cognitive = Math.Max(0, demands.Cognitive - 1) },
        _ => demands,
    };

    private SlotDraft AsActivity(SlotDraft slot) => slot with
    {
        StartOn = settings.Date.AddDays(-1000),
        EndOn = settings.Date.AddDays(300),
        Adaptations = [.. Enum.GetValues<AdaptationKind>().Select(kind => new Adaptation(kind))],
    };

    private SlotDraft AtArena(SlotDraft slot, Host host, Dice dice)
    {
        var season = host.Draft.Kind == Core.Employers.SiteKind.BathingPlace ? Season.Bathing : (Season?)null;
        return slot with
        {
            Season = season,
            StartOn = settings.Date.AddDays(-1000),
            EndOn = season?.NextFrom(settings.Date).Last ?? settings.Date.AddDays(dice.Between(240, 420)),
            OpenSessions = slot.MinimumCrew > 1 ? new SessionMask(0b01_0101_0101)
                : dice.Chance(700) ? SessionMask.All
                : new SessionMask(0b00_1111_1111),
            Adaptations = Offered(dice, available: 500, arrangeable: 200),
            Shared = dice.Chance(150),
        };
    }

    private SlotDraft AtWorkplace(SlotDraft slot, Dice dice)
    {
        var later = dice.Chance(200);
        return slot with
        {
            Form = dice.Chance(350) ? PlacementForm.StateProgramme : PlacementForm.Municipal,
            StartOn = settings.Date.AddDays(later ? dice.Between(7, 35) : -dice.Between(150, 1000)),
            EndOn = settings.Date.AddDays(dice.Between(150, 330)),
            OpenSessions = dice.Weighted(OpenSessions, s => s.PerMille).Value,
            Adaptations = Offered(dice, available: 300, arrangeable: 250),
            Shared = dice.Chance(350),
        };
    }

    private static Adaptation[] Offered(Dice dice, int available, int arrangeable)
    {
        var offered = new List<Adaptation>();
        foreach (var kind in Enum.GetValues<AdaptationKind>())
        {
            var drawn = dice.Below(1000);
            if (drawn < available) offered.Add(new Adaptation(kind));
            else if (drawn < available + arrangeable) offered.Add(new Adaptation(kind, 7 * dice.Between(1, 6)));
        }
        return [.. offered];
    }
}
