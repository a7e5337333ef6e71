using Matching.Core.Placements;

namespace Matching.Core.Tests.Placements;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(OutcomeResult.ToWork, false, true)]
    [InlineData(OutcomeResult.ToStudies, false, true)]
    [InlineData(OutcomeResult.Completed, false, false)]
    [InlineData(OutcomeResult.Completed, true, true)]
    [InlineData(OutcomeResult.EndedEarly, true, false)]
    public void Good_IsWorkStudiesOrAStepForward(OutcomeResult result, bool progress, bool good) =>
        Assert.Equal(good, new Outcome(result, Progress: progress).Good);
}
