using Matching.Core.Employers;
using Matching.Sample.Places;

namespace Matching.Sample.Tests.Places;

public sealed class GazetteerTests
{
    [Fact]
    public void Localities_EveryMunicipality_HasAMainTown() =>
        Assert.All(HomeMunicipality.All, home => Assert.NotEmpty(Gazetteer.Localities[home.Code]));

    [Fact]
    public void Localities_AllOfAMunicipality_LieWithin150Kilometres() =>
        Assert.All(HomeMunicipality.All, home => Assert.All(
            Gazetteer.Localities[home.Code],
            l => Assert.InRange(l.Centre.KilometresTo(Gazetteer.Localities[home.Code].First().Centre), 0, 150)));

    [Theory]
    [InlineData(SiteKind.BathingPlace, "1290 1293 2280 2361 2380")]
    [InlineData(SiteKind.RecyclingPark, "1293 2280 2305 2321 2361")]
    public void RealSites_OfAKind_AreThoseThatPublicRegistersHave(SiteKind kind, string municipalities)
    {
        var having = Gazetteer.RealSites.Where(g => g.Any(s => s.Kind == kind)).Select(g => g.Key);

        Assert.Equal(municipalities, string.Join(' ', having.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void RealSites_All_LieNearALocalityOfTheirMunicipality() =>
        Assert.All(Gazetteer.RealSites.SelectMany(g => g), site => Assert.Contains(
            Gazetteer.Localities[site.Municipality], l => l.Centre.KilometresTo(site.Position) < 45));

    [Fact]
    public void RealSites_All_NameASource() =>
        Assert.All(
            Gazetteer.RealSites.SelectMany(g => g),
            s => Assert.Equal(s.Kind == SiteKind.BathingPlace ? "bathing" : "recycling", s.Source));
}
