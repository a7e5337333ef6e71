using Matching.Optimizer.Branching;

namespace Matching.Optimizer.Tests.Branching;

public sealed class DivePaceTests
{
    [Fact]
    public void Within_LessTime_DecidesMoreAtOnce()
    {
        DivePace slow = DivePace.Within(10_000, sweep: 0.002, dive: 0.25);
        DivePace fast = DivePace.Within(10_000, sweep: 0.01, dive: 0.25);

        Assert.Equal(0.0192, slow.Share, 1e-9);
        Assert.Equal(0.096, fast.Share, 1e-9);
    }

    [Theory]
    [InlineData(0, 0.01)]
    [InlineData(0.5, 0.25)]
    public void Within_AnyTime_StaysBetweenTheSlowestAndTheFastest(double sweep, double share) =>
        Assert.Equal(share, DivePace.Within(10_000, sweep, dive: 0.25).Share);

    [Fact]
    public void Within_FewPeople_SweepsMoreAfterEachStep() =>
        Assert.True(DivePace.Within(500, 0.001, 0.25).Sweeps > DivePace.Within(5_000, 0.001, 0.25).Sweeps);
}
