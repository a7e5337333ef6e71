using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Sample.Offers;

/// <summary>
/// The slots at external workplaces: schools, care, other municipal workplaces, shops, private firms.
/// </summary>
internal static class WorkplaceRecipes
{
    /// <summary>In the order in which a small municipality gets them when weights tie.</summary>
    public static readonly IReadOnlyList<Recipe> All =
    [
        Outside("skolkok", "Skolkök", SiteKind.School, WorkField.Kitchen, new(2, 1, 2),
            "skala och skära=A1", "diska=none", "servera barn=B1?") with { Weight = 12 },
        Outside("livsmedel", "Livsmedelsbutik", SiteKind.Shop, WorkField.Retail, new(3, 2, 2),
            "packa upp varor=A2", "hjälpa kunder=B1?") with { Weight = 14, Sector = Sector.Private },
        Outside("aldre", "Aktivitet för äldre", SiteKind.ElderlyCare, WorkField.Care, new(2, 3, 2),
            "samtala och spela spel=B1", "duka och servera=A2") with { Weight = 14 },
        Outside("lager", "Lager", SiteKind.Warehouse, WorkField.Warehouse, new(3, 1, 2),
            "plocka order=A2", "packa=A1") with { Weight = 10, Sector = Sector.Private },
        Outside("bibliotek", "Bibliotek", SiteKind.Library, WorkField.Culture, new(1, 2, 2),
            "ställa upp böcker=A2", "hjälpa besökare=B2?") with { Weight = 8 },
        Outside("vaktmastare", "Vaktmästeri", SiteKind.School, WorkField.Caretaking, new(2, 1, 2),
            "byta lampor och laga=A2", "flytta möbler=A1") with { Weight = 8 },
        Outside("restaurang", "Restaurangkök", SiteKind.Kitchen, WorkField.Kitchen, new(2, 2, 2),
            "förbereda mat=A2", "diska=none") with { Weight = 10, Sector = Sector.Private },
        Outside("forskola", "Förskola", SiteKind.Preschool, WorkField.Education, new(2, 3, 2),
            "leka med barn=B1", "duka=A2") with { Weight = 10 },
        Outside("kontor", "Kontor", SiteKind.Office, WorkField.Office, new(0, 2, 3),
            "arkivera=B1", "registrera i system=B2") with { Weight = 10 },
        Outside("aldrestad", "Städ och tvätt", SiteKind.ElderlyCare, WorkField.Cleaning, new(2, 1, 1),
            "städa gemensamma rum=A1", "tvätta=none") with { Weight = 10 },
        Outside("verkstad", "Verkstad", SiteKind.Workshop, WorkField.Workshop, new(2, 1, 2),
            "montera=A2", "mäta och kontrollera=B1?") with { Weight = 8, Sector = Sector.Private },
        Outside("loppis", "Loppis", SiteKind.Shop, WorkField.Retail, new(1, 2, 1),
            "ordna hyllor=A1", "ta betalt=B1?") with { Weight = 8, Sector = Sector.CivilSociety },
        Outside("fritidshem", "Fritidshem", SiteKind.AfterSchoolCentre, WorkField.Education, new(2, 3, 2),
            "leka ute=B1", "hjälpa med mellanmål=A2") with { Weight = 6 },
        Outside("utkorning", "Lager och utkörning", SiteKind.Warehouse, WorkField.Warehouse, new(3, 2, 2),
            "köra varor=B1", "packa=A1")
            with { Weight = 4, Sector = Sector.Private, DrivingLicenceRequired = true },
        Outside("fastighet", "Fastighetsskötsel", SiteKind.Other, WorkField.Caretaking, new(3, 1, 2),
            "sköta utemiljö=A1", "felanmälan=B1?") with { Weight = 6, Sector = Sector.Private },
        Outside("kontorprivat", "Kundtjänst och kontor", SiteKind.Office, WorkField.Office, new(0, 3, 3),
            "svara kunder=C1", "registrera=B2") with { Weight = 4, Sector = Sector.Private },
        Outside("hvb", "Hus och kök på HVB-hem", SiteKind.ChildrensHome, WorkField.Caretaking, new(2, 2, 2),
            "laga mat tillsammans=B1", "sköta huset=A2") with { Weight = 3 },
    ];

    private static Recipe Outside(
        string slug, string title, SiteKind kind, WorkField field, Levels demands, params string[] tasks) =>
        new()
        {
            Slug = slug, Title = title, SiteKind = kind, Field = field, Demands = demands, Tasks = tasks,
            Stage = Stage.ExternalWorkplace,
        };
}
