namespace Matching.Grpc;

/// <summary>
/// The clock for applications that register none: official gRPC asks nobody for one, so this cannot either.
/// </summary>
internal sealed class SystemClock : TimeProvider
{
    public static TimeProvider Instance { get; } = new SystemClock();
}
