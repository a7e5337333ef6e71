using Grpc.Core;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Calls;

/// <summary>The responses of a streaming method.</summary>
internal sealed class ResponseStream<T>(ServerCall call, MessageEncoder<T> encoder) : IServerStreamWriter<T>
    where T : class
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var flags = (WriteOptions ?? call.WriteOptions)?.Flags ?? default(WriteFlags);
        return call.WriteAsync(message, encoder, flags);
    }

    /// <summary>The token ends the wait; a message that has reached the buffer by then is still sent.</summary>
    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WriteAsync(message).WaitAsync(cancellationToken);
    }
}
