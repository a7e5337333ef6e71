using System.Text;
using Matching.Core.Employers;
using Matching.Sample.Drawing;

namespace Matching.Sample.Offers;

/// <summary>Names of invented sites and employers; every full name ends with the Swedish word for "invented".</summary>
internal sealed class InventedNames
{
    /// <summary>What a full name of something invented ends with.</summary>
    public const string Mark = " (påhittad)";

    private static readonly string[] All =
    [
        "Norrsken", "Kattuggla", "Lingonris", "Tranbäret", "Solrosen", "Hjortron", "Blåklinten", "Järven", "Lodjuret",
        "Forsärlan", "Orren", "Smultron", "Kråkbäret", "Ripan", "Bävern", "Uttern", "Gullvivan", "Tussilago", "Renlav",
        "Fjällvråk", "Harsyran", "Timjan", "Strömstaren", "Ejdern", "Klöver", "Vitsippan", "Älgörten", "Kornknarr",
        "Lommen", "Hässja", "Skidspåret", "Näckrosen", "Vargtass", "Midvinter", "Myrull", "Ängsull", "Rönnbär",
        "Sälgen", "Björktrasten", "Domherren", "Tallbit", "Korsnäbb", "Havtorn", "Slånbär", "Bokollon", "Kungsfågel",
        "Lärkan", "Tofsvipan", "Backsippan", "Blåsippan",
    ];

    private readonly string[] _stems = [.. All];
    private readonly Dictionary<SiteKind, int> _usedByKind = [];

    /// <summary>
    /// Names for the whole region, in an order of its own: no two of its sites share a name, and so no id.
    /// </summary>
    public InventedNames(ulong seed) => new Dice(seed, "names").Shuffle(_stems);

    /// <summary>The next unused name for a kind of site; numbered when the names come round again.</summary>
    public string Next(SiteKind kind)
    {
        var used = _usedByKind.GetValueOrDefault(kind);
        _usedByKind[kind] = used + 1;
        var start = (int)kind * 7;
        var stem = _stems[(start + used) % _stems.Length];
        return used < _stems.Length ? stem : $"{stem} {used / _stems.Length + 1}";
    }

    /// <summary>A site's full name.</summary>
    public static string OfSite(Recipe recipe, string name) => $"{Form(recipe)} {name}{Mark}";

    /// <summary>Lower-case ASCII letters, digits and single hyphens, for ids.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            var plain = character switch { 'å' or 'ä' => 'a', 'ö' => 'o', 'é' => 'e', _ => character };
            if (char.IsAsciiLetterOrDigit(plain)) slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    private static string Form(Recipe recipe) => (recipe.SiteKind, recipe.Sector) switch
    {
        (SiteKind.SecondHandHouse, _) => "Återbrukshuset",
        (SiteKind.Workshop, Sector.Private) => "Mekaniska firman",
        (SiteKind.Workshop, _) => "Verkstaden",
        (SiteKind.Park, _) => "Parken",
        (SiteKind.Kitchen, Sector.Private) => "Restaurang",
        (SiteKind.Kitchen, _) => "Café",
        (SiteKind.School, _) => "Skolan",
        (SiteKind.Preschool, _) => "Förskolan",
        (SiteKind.AfterSchoolCentre, _) => "Fritidshemmet",
        (SiteKind.ChildrensHome, _) => "HVB-hemmet",
        (SiteKind.ElderlyCare, _) => "Äldreboendet",
        (SiteKind.Office, Sector.Private) => "Kontorsbolaget",
        (SiteKind.Office, _) => "Kommunkontoret",
        (SiteKind.Shop, Sector.CivilSociety) => "Loppis",
        (SiteKind.Shop, _) => "Livs",
        (SiteKind.Warehouse, _) => "Lagerbolaget",
        (SiteKind.Library, _) => "Biblioteket",
        (SiteKind.MeetingPlace, _) => "Mötesplatsen",
        _ => "Fastighetsbolaget",
    };
}
