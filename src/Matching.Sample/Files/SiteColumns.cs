using Matching.Core.Employers;
using Matching.Sample.Offers;

namespace Matching.Sample.Files;

/// <summary>The columns of sites.csv: a site and its employer in one row.</summary>
internal static class SiteColumns
{
    /// <summary>In the order of the file.</summary>
    public static readonly IReadOnlyList<Column<(Site Site, Employer Employer)>> All =
    [
        new("municipality", r => r.Site.Municipality),
        new("employer", r => r.Employer.Id),
        new("employer_name", r => r.Employer.Name),
        new("sector", r => Sectors.Words.Code(r.Employer.Sector)),
        new("id", r => r.Site.Id),
        new("name", r => r.Site.Name),
        new("kind", r => SiteKinds.Words.Code(r.Site.Kind)),
        new("latitude", r => Cell.Of(r.Site.Latitude)),
        new("longitude", r => Cell.Of(r.Site.Longitude)),
        new("trainee_cap", r => Cell.Of(r.Site.TraineeCap)),
        new("note", r => Note(r.Site)),
    ];

    private static string Note(Site site) => site.Kind switch
    {
        _ when site.Name.EndsWith(InventedNames.Mark, StringComparison.Ordinal) =>
            "påhittad arbetsgivare och plats / invented employer and site",
        SiteKind.BathingPlace =>
            "verklig plats, påhittad verksamhet / real site, invented activity: Havs- och vattenmyndigheten",
        _ => "verklig plats, påhittad verksamhet / real site, invented activity: oppna-atervinningsdata (CC0)",
    };
}
