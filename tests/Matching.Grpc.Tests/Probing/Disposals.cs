namespace Matching.Grpc.Tests.Probing;

/// <summary>Counts disposals, which come a little after the answer.</summary>
internal sealed class Disposals
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);

    /// <summary>Waits until there are so many, or for a few seconds.</summary>
    public async Task ReachAsync(int expected)
    {
        for (var tries = 0; tries < 300 && Count < expected; tries++)
            await Task.Delay(10);
    }
}
