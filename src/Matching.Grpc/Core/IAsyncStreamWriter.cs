namespace Grpc.Core;

/// <summary>Messages that leave one after the other. A write must end before the next begins.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>Options of the writes from now on; null for the call's own.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message; waits while the other side's window is full.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message unless cancelled before.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            throw new NotSupportedException("This writer cannot cancel a write, expected a token that never fires.");
        return WriteAsync(message);
    }
}

/// <summary>The server's half: ends when the service method returns.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;

/// <summary>The client's half: ends by <see cref="CompleteAsync"/>.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no more messages follow (half-close).</summary>
    Task CompleteAsync();
}
