using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Monitoring;

public sealed class SegregationTests
{
    // Members 3 of 4 in sector 0, others 1 of 4: half of (1/2 + 1/2).
    [Fact]
    public void Of_TwoSectors_IsTheShareThatWouldHaveToMove() => Assert.Equal(
        .5, Segregation.Of([0, 0, 0, 1, 0, 1, 1, 1], [true, true, true, true, false, false, false, false], 4));

    [Fact]
    public void Of_SmallGroup_IsNotShown() => Assert.Null(Segregation.Of([0, 1, 1], [true, false, false], 2));
}
