using Matching.Grpc.Deadlines;
using Matching.Testing;

namespace Matching.Grpc.Tests.Deadlines;

public sealed class DeadlineWaitTests
{
    [Fact]
    public async Task WaitAsync_StoppedBefore_IsFalse()
    {
        using var stop = new CancellationTokenSource();
        var waiting = new Deadline(TimeProvider.System, TimeSpan.FromDays(10_000)).WaitAsync(stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        Assert.False(await waiting.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task WaitAsync_ReachedBefore_IsTrue()
    {
        var deadline = new Deadline(TimeProvider.System, TimeSpan.FromMilliseconds(3));
        Assert.True(await deadline.WaitAsync(CancellationToken.None).WaitAsync(Patience.Limit));
        Assert.True(deadline.HasPassed);
    }

    [Fact]
    public void Moment_BeyondTheCalendar_IsItsLastMoment() =>
        Assert.Equal(DateTime.MaxValue, new Deadline(TimeProvider.System, TimeSpan.FromHours(99_999_999)).Moment);
}
