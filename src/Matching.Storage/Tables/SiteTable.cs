using Matching.Core;
using Matching.Core.Employers;
using Matching.Core.Words;

namespace Matching.Storage.Tables;

internal sealed record SiteRow : NounRow
{
    public string Employer { get; init; } = "";

    public string Name { get; init; } = "";

    public string Kind { get; init; } = "";

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public int? TraineeCap { get; init; }
}

/// <summary>Sites, each with its employer.</summary>
internal sealed class SiteTable() : NounTable<Site, SiteRow>(
    "site",
    Phrase.Of($"Arbetsställe", $"Site"),
    new TableSql("site", "employer", "name", "kind", "latitude", "longitude", "trainee_cap"))
{
    public override IEnumerable<Reference> References(INoun noun)
    {
        var site = (Site)noun;
        return [new Reference("employer", NounTables.Employers, new Key(site.Municipality, site.Employer))];
    }

    protected override SiteRow RowOf(Site noun) => new()
    {
        Municipality = noun.Municipality,
        Id = noun.Id,
        Employer = noun.Employer,
        Name = noun.Name,
        Kind = SiteKinds.Words.Code(noun.Kind),
        Latitude = noun.Latitude,
        Longitude = noun.Longitude,
        TraineeCap = noun.TraineeCap,
    };

    protected override Site NounOf(SiteRow row) => new(new SiteDraft
    {
        Municipality = row.Municipality,
        Id = row.Id,
        Employer = row.Employer,
        Name = row.Name,
        Kind = SiteKinds.Words.Read(row.Kind),
        Latitude = row.Latitude,
        Longitude = row.Longitude,
        TraineeCap = row.TraineeCap,
    });
}
