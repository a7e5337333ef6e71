using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Employers;

public sealed class SiteKindTests
{
    [Fact]
    public void Clearance_IsForPlacesWithChildrenAlone()
    {
        var takes = Enum.GetValues<SiteKind>().Where(kind => SiteKinds.Clearance(kind) is not null)
            .ToDictionary(kind => kind, kind => SiteKinds.Clearance(kind)!.Value);
        Assert.Equal(
            new Dictionary<SiteKind, ClearanceKind>
            {
                [SiteKind.School] = ClearanceKind.School,
                [SiteKind.Preschool] = ClearanceKind.School,
                [SiteKind.AfterSchoolCentre] = ClearanceKind.School,
                [SiteKind.ChildrensHome] = ClearanceKind.ChildrensHome,
            },
            takes);
    }

    [Fact]
    public void LongestSeason_IsTheBathingPlacesAlone()
    {
        Assert.Equal(new Season(6, 21, 8, 20), SiteKinds.LongestSeason(SiteKind.BathingPlace));
        Assert.All(
            Enum.GetValues<SiteKind>().Where(kind => kind != SiteKind.BathingPlace),
            kind => Assert.Null(SiteKinds.LongestSeason(kind)));
    }
}
