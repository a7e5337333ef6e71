using Matching.Core.Checks;
using Matching.Core.Employers;

namespace Matching.Core.Tests.Employers;

public sealed class EmployerTests
{
    [Fact]
    public void Constructor_OfTheLeastAndTheLargestDraft_Constructs()
    {
        Assert.Equal(new Key("2280", "e"), new Employer(new() { Municipality = "2280", Id = "e", Name = "x" }).Key);
        Assert.Equal(
            Sector.CivilSociety,
            new Employer(Area.AnyEmployer with { Name = new string('x', 120), Sector = Sector.CivilSociety }).Sector);
    }

    [Fact]
    public void Constructor_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var draft = Area.AnyEmployer with
        {
            Municipality = "x",
            Id = "a b",
            Name = new string('x', 121),
            Sector = (Sector)9,
        };
        var thrown = Assert.Throws<InvalidInputException>(() => new Employer(draft));
        Assert.Equal("municipality id name sector", Saying.Fields(thrown.Violations));
        Saying.Is(
            thrown.Violations[3].Message,
            "Arbetsgivare 'a b' har sector 9, väntade ett av de listade värdena.",
            "Employer 'a b' has sector 9, expected one of the listed values.");
    }
}
