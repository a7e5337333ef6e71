using System.Threading.Channels;

namespace Matching.Grpc.Client;

/// <summary>
/// One at a time, the others wait. A channel with room for one, since a semaphore would have to be disposed by whoever
/// knows that nobody waits any more, and a call that ends does not know.
/// </summary>
internal sealed class Turn
{
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(1);

    public ValueTask TakeAsync(CancellationToken cancelled) => _room.Writer.WriteAsync(true, cancelled);

    public void Pass() => _room.Reader.TryRead(out _);
}
