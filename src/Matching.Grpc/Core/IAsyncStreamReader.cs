namespace Grpc.Core;

/// <summary>Messages that arrive one after the other. One reader at a time.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last <see cref="MoveNext"/> brought.</summary>
    T Current { get; }

    /// <summary>Waits for the next message; false when the other side is done.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
