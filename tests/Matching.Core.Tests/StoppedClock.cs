namespace Matching.Core.Tests;

/// <summary>A clock that stands still, so that measured seconds are 0 and plans can be compared byte by byte.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override long GetTimestamp() => 0;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
}
