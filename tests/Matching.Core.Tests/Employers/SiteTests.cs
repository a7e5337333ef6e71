using Matching.Core.Checks;
using Matching.Core.Employers;

namespace Matching.Core.Tests.Employers;

public sealed class SiteTests
{
    [Fact]
    public void Constructor_OfTheLeastAndTheLargestDraft_Constructs()
    {
        var least = new SiteDraft { Municipality = "2280", Id = "a", Employer = "e", Name = "x", TraineeCap = 0 };
        Assert.Equal(new Key("2280", "a"), new Site(least).Key);
        Assert.Equal(
            10_000,
            new Site(least with
            {
                Kind = SiteKind.MeetingPlace,
                Latitude = 70,
                Longitude = 25,
                TraineeCap = 10_000,
            }).TraineeCap);
    }

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var draft = new SiteDraft
        {
            Municipality = "",
            Id = "",
            Employer = "800101-1234",
            Kind = (SiteKind)99,
            Latitude = 200,
            TraineeCap = -1,
        };
        var thrown = Assert.Throws<InvalidInputException>(() => new Site(draft));
        Assert.Equal(
            "municipality id employer name kind longitude latitude trainee_cap", Saying.Fields(thrown.Violations));
        Saying.Is(
            thrown.Violations[^1].Message,
            "Arbetsställe har trainee_cap -1, väntade 0 till 10000.",
            "Site has trainee_cap -1, expected 0 to 10000.");
    }

    [Fact]
    public void Constructor_KeepsTheSitesPositionExactly() =>
        Assert.Equal(62.634521, new Site(Area.AnySite with { Latitude = 62.634521 }).Latitude);
}
