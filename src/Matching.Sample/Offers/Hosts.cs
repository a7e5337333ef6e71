using System.Globalization;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Sample.Drawing;
using Matching.Sample.Places;

namespace Matching.Sample.Offers;

/// <summary>
/// The sites and employers of one municipality: the real ones first, then as many invented as are needed.
/// </summary>
internal sealed class Hosts
{
    /// <summary>Crews that a real site has room for.</summary>
    public const int SlotsPerRealSite = 2;

    private const string OwnUnit = "arbetsmarknad";

    private readonly HomeMunicipality _home;
    private readonly Dice _dice;
    private readonly InventedNames _names;
    private readonly Locality[] _localities;
    private readonly Dictionary<SiteKind, Host[]> _realByKind;
    private readonly Dictionary<(SiteKind, Sector), Host> _openByKind = [];
    private readonly Dictionary<string, Employer> _employersById = [];
    private readonly List<Host> _invented = [];

    /// <summary>The real sites of the municipality, and nothing invented yet.</summary>
    public Hosts(HomeMunicipality home, InventedNames names, ulong seed)
    {
        _home = home;
        _dice = new Dice(seed, "sites", int.Parse(home.Code, CultureInfo.InvariantCulture));
        _names = names;
        _localities = [.. Gazetteer.Localities[home.Code]];
        _realByKind = Gazetteer.RealSites[home.Code].GroupBy(s => s.Kind)
            .ToDictionary(g => g.Key, g => g.Select(Real).ToArray());
    }

    /// <summary>Most slots at the kinds of site that are never invented.</summary>
    public IReadOnlyDictionary<SiteKind, int> Limits => new Dictionary<SiteKind, int>
    {
        [SiteKind.BathingPlace] = RealCount(SiteKind.BathingPlace) * SlotsPerRealSite,
        [SiteKind.RecyclingPark] = RealCount(SiteKind.RecyclingPark) * SlotsPerRealSite,
    };

    /// <summary>The employers so far.</summary>
    public IEnumerable<Employer> Employers => _employersById.Values;

    /// <summary>The sites that have slots.</summary>
    public IEnumerable<Host> Used =>
        _realByKind.Values.SelectMany(r => r).Concat(_invented).Where(h => h.SlotCount > 0);

    /// <summary>The site for one more slot of this recipe.</summary>
    public Host For(Recipe recipe)
    {
        var host = _realByKind.TryGetValue(recipe.SiteKind, out var real)
            ? real.MinBy(h => h.SlotCount)!
            : Open(recipe);
        host.SlotCount++;
        if (real is not null) Employ(OwnUnit, "Arbetsmarknadsenheten");
        return host;
    }

    private int RealCount(SiteKind kind) => _realByKind.TryGetValue(kind, out var real) ? real.Length : 0;

    private Host Open(Recipe recipe)
    {
        var key = (recipe.SiteKind, recipe.Sector);
        if (_openByKind.TryGetValue(key, out var host) && host.SlotCount < Room(recipe.SiteKind)) return host;
        host = Invented(recipe);
        _invented.Add(host);
        return _openByKind[key] = host;
    }

    private static int Room(SiteKind kind) => kind switch
    {
        SiteKind.SecondHandHouse => 4,
        SiteKind.MeetingPlace or SiteKind.Workshop => 3,
        SiteKind.School or SiteKind.ElderlyCare or SiteKind.Park => 2,
        _ => 1,
    };

    private Host Real(RealSite site)
    {
        var prefix = site.Kind == SiteKind.BathingPlace ? "badplats" : "avc";
        var words = InventedNames.Slug(site.Name).Split('-').Where(w => w is not ("avc" or "badplats"));
        return new Host(
            new SiteDraft
            {
                Municipality = _home.Code,
                Id = $"{prefix}-{string.Join('-', words)}",
                Employer = $"demo-{OwnUnit}",
                Name = site.Name,
                Kind = site.Kind,
                Latitude = site.Position.Latitude,
                Longitude = site.Position.Longitude,
            },
            site.Name.Replace("ÅVC ", "").Replace(" ÅVC", "").Replace(" (ÅVC)", "").Replace(" badplats", ""));
    }

    private Host Invented(Recipe recipe)
    {
        var name = _names.Next(recipe.SiteKind);
        var slug = $"{InventedNames.Slug(SiteKinds.Words.Say(recipe.SiteKind).In(Core.Words.Language.Swedish))}"
            + $"-{InventedNames.Slug(name)}";
        var locality = recipe.Activity is not null || _dice.Chance(700)
            ? _localities[0]
            : _dice.Weighted(_localities, l => l.Weight);
        var position = locality.Centre.Near(_dice, kilometres: 1.5, decimals: 3);
        var full = InventedNames.OfSite(recipe, name);
        return new Host(
            new SiteDraft
            {
                Municipality = _home.Code,
                Id = $"demo-{slug}",
                Employer = EmployerOf(recipe, slug, full).Id,
                Name = full,
                Kind = recipe.SiteKind,
                Latitude = position.Latitude,
                Longitude = position.Longitude,
            },
            name);
    }

    private Employer EmployerOf(Recipe recipe, string slug, string fullName)
    {
        if (recipe.Sector != Sector.Municipal)
            return _employersById[slug] = new Employer(new EmployerDraft
            {
                Municipality = _home.Code, Id = $"demo-{slug}", Name = fullName, Sector = recipe.Sector,
            });
        if (recipe.Stage <= Stage.OwnArena) return Employ(OwnUnit, "Arbetsmarknadsenheten");
        return recipe.SiteKind switch
        {
            SiteKind.School or SiteKind.Preschool or SiteKind.AfterSchoolCentre =>
                Employ("skola", "Skolförvaltningen"),
            SiteKind.ElderlyCare => Employ("omsorg", "Äldreomsorgen"),
            SiteKind.ChildrensHome => Employ("socialtjanst", "Socialtjänsten"),
            _ => Employ("kommunkontor", "Kommunkontoret"),
        };
    }

    private Employer Employ(string slug, string name) =>
        _employersById.TryGetValue(slug, out var known)
            ? known
            : _employersById[slug] = new Employer(new EmployerDraft
            {
                Municipality = _home.Code,
                Id = $"demo-{slug}",
                Name = $"{name} i {_home.Name}{InventedNames.Mark}",
                Sector = Sector.Municipal,
            });
}
