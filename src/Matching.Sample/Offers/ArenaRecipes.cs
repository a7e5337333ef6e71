using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Sample.Offers;

/// <summary>The slots at the municipality's own arenas.</summary>
internal static class ArenaRecipes
{
    /// <summary>In the order in which a small municipality gets them when weights tie.</summary>
    public static readonly IReadOnlyList<Recipe> All =
    [
        new()
        {
            Slug = "badlag", Title = "Badlag", SiteKind = SiteKind.BathingPlace, Field = WorkField.Outdoor,
            Stage = Stage.OwnArena, Demands = new(3, 1, 1), Room = 3, MinimumCrew = 2, Weight = 22,
            Tasks = ["städa stranden=none", "måla omklädningshytter=A1", "svara badgäster=B1?"],
        },
        new()
        {
            Slug = "avc", Title = "Återvinning", SiteKind = SiteKind.RecyclingPark, Field = WorkField.Recycling,
            Stage = Stage.OwnArena, Demands = new(3, 2, 1), Room = 2, Weight = 24,
            Tasks = ["sortera grovavfall=A1", "plocka undan återbruk=none", "visa besökare rätt=B1?"],
        },
        new()
        {
            Slug = "sortering", Title = "Sortering", SiteKind = SiteKind.SecondHandHouse, Field = WorkField.Recycling,
            Stage = Stage.OwnArena, Demands = new(2, 1, 1), Room = 3, Weight = 14,
            Tasks = ["sortera kläder=none", "prova elapparater=A2?"],
        },
        new()
        {
            Slug = "butik", Title = "Butik", SiteKind = SiteKind.SecondHandHouse, Field = WorkField.Retail,
            Stage = Stage.OwnArena, Demands = new(1, 3, 2), Room = 2,
            Tasks = ["märka priser=A2", "ta emot kunder=B1", "stå i kassan=B1?"],
        },
        new()
        {
            Slug = "park", Title = "Parklag", SiteKind = SiteKind.Park, Field = WorkField.Outdoor,
            Stage = Stage.OwnArena, Demands = new(3, 1, 1), Room = 3, Weight = 12,
            Tasks = ["rensa rabatter=none", "klippa gräs=A1"],
        },
        new()
        {
            Slug = "textil", Title = "Textilverkstad", SiteKind = SiteKind.Workshop, Field = WorkField.Textile,
            Stage = Stage.OwnArena, Demands = new(1, 1, 2), Room = 2,
            Tasks = ["laga kläder=A1", "sy påsar=A1", "ta emot beställningar=B1?"],
        },
        new()
        {
            Slug = "snickeri", Title = "Snickeri och cykel", SiteKind = SiteKind.Workshop, Field = WorkField.Workshop,
            Stage = Stage.OwnArena, Demands = new(2, 1, 2), Room = 2,
            Tasks = ["laga cyklar=A2", "slipa möbler=A1"],
        },
        new()
        {
            Slug = "cafe", Title = "Café", SiteKind = SiteKind.Kitchen, Field = WorkField.Kitchen,
            Stage = Stage.OwnArena, Demands = new(2, 2, 2), Room = 2,
            Tasks = ["baka=A2", "diska=none", "servera=B1?"],
        },
        new()
        {
            Slug = "stad", Title = "Städ och tvätt", SiteKind = SiteKind.SecondHandHouse, Field = WorkField.Cleaning,
            Stage = Stage.OwnArena, Demands = new(2, 1, 1), Room = 2, Weight = 8,
            Tasks = ["städa lokaler=A1", "tvätta textilier=none"],
        },
        new()
        {
            Slug = "parkbil", Title = "Parklag med bil", SiteKind = SiteKind.Park, Field = WorkField.Outdoor,
            Stage = Stage.OwnArena, Demands = new(3, 1, 2), Weight = 4, DrivingLicenceRequired = true,
            Tasks = ["köra redskap=A2", "klippa gräs=A1"],
        },
    ];
}
