using Matching.Core.Slots;

namespace Matching.Core.Tests.Slots;

public sealed class PlacementFormTests
{
    [Fact]
    public void MaximumMonths_IsSixUnderTheStateProgrammeAlone()
    {
        Assert.Equal(6, PlacementForms.MaximumMonths(PlacementForm.StateProgramme));
        Assert.Null(PlacementForms.MaximumMonths(PlacementForm.Municipal));
    }
}
