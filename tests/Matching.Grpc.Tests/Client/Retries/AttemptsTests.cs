using System.Collections.Frozen;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Matching.Grpc.Client.Retries;

namespace Matching.Grpc.Tests.Client.Retries;

public sealed class AttemptsTests
{
    private static readonly TimeSpan Initial = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Next_AfterEachFailure_WaitsLongerUpToTheLongestAndThenGivesUp()
    {
        var attempts = Create(new Jitter(1));
        foreach (var expected in new[] { 100, 200, 300, 300 })
            Assert.InRange(attempts.Next(StatusCode.Unavailable, null)!.Value.TotalMilliseconds,
                0.8 * expected, 1.2 * expected);
        Assert.Equal(4, attempts.Failed);
        Assert.Null(attempts.Next(StatusCode.Unavailable, null));
    }

    [Fact]
    public void Next_WithTheSameSeed_WaitsTheSame()
    {
        var (one, other) = (Create(new Jitter(7)), Create(new Jitter(7)));
        Assert.Equal(one.Next(StatusCode.Unavailable, null), other.Next(StatusCode.Unavailable, null));
        Assert.NotEqual(one.Next(StatusCode.Unavailable, null),
            Create(new Jitter(8)).Next(StatusCode.Unavailable, null));
    }

    [Theory]
    [InlineData(StatusCode.OK)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public void Next_OfACodeThatIsNotListed_GivesUp(StatusCode code) =>
        Assert.Null(Create(new Jitter(1)).Next(code, null));

    [Fact]
    public void Next_WithoutAPlan_GivesUp() =>
        Assert.Null(new Attempts(null, null, new Jitter(1)).Next(StatusCode.Unavailable, null));

    [Fact]
    public void Next_WithThePushbackOfTheServer_WaitsExactlyThatAndStartsOverBehindIt()
    {
        var attempts = Create(new Jitter(1));
        attempts.Next(StatusCode.Unavailable, null);
        Assert.Equal(TimeSpan.FromMilliseconds(1234), attempts.Next(StatusCode.Unavailable, "1234"));
        Assert.InRange(attempts.Next(StatusCode.Unavailable, null)!.Value, Initial * 0.8, Initial * 1.2);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1.5")]
    public void Next_WithAPushbackThatIsNoCount_GivesUp(string pushback) =>
        Assert.Null(Create(new Jitter(1)).Next(StatusCode.Unavailable, pushback));

    [Fact]
    public void Next_WhenHalfOfTheTokensAreGone_GivesUpUntilEnoughSucceeds()
    {
        var throttle = new RetryThrottle(new RetryThrottlingPolicy { MaxTokens = 4, TokenRatio = 0.5 });
        Assert.NotNull(Create(new Jitter(1), throttle).Next(StatusCode.Unavailable, null));
        Assert.Null(Create(new Jitter(1), throttle).Next(StatusCode.Unavailable, null));
        for (var successes = 0; successes < 4; successes++)
            Create(new Jitter(1), throttle).Succeeded();
        Assert.NotNull(Create(new Jitter(1), throttle).Next(StatusCode.Unavailable, null));
    }

    [Fact]
    public void NextConnect_AgainAndAgain_WaitsLongerUpToTwoMinutes()
    {
        var attempts = Create(new Jitter(1));
        foreach (var expected in new[] { 1, 1.6, 2.56 })
            Assert.InRange(attempts.NextConnect().TotalSeconds, 0.8 * expected, 1.2 * expected);
        for (var more = 0; more < 20; more++)
            Assert.InRange(attempts.NextConnect().TotalSeconds, 0, 1.2 * 120);
    }

    private static readonly FrozenSet<StatusCode> Codes = FrozenSet.ToFrozenSet([StatusCode.Unavailable]);

    private static Attempts Create(Jitter jitter, RetryThrottle? throttle = null) =>
        new(new RetryPlan(5, Initial, Initial * 3, 2, Codes), throttle, jitter);
}
