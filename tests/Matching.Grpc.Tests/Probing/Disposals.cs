using Matching.Testing;

namespace Matching.Grpc.Tests.Probing;

/// <summary>Counts disposals, which come a little after the answer.</summary>
internal sealed class Disposals
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);

    /// <summary>Waits until there are so many.</summary>
    public Task ReachAsync(int expected) => Patience.UntilAsync(() => Count >= expected);
}
