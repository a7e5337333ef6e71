using Grpc.Core;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Calls;

/// <summary>The requests of a streaming method. One read at a time; none after the method has returned.</summary>
internal sealed class RequestStream<T>(ServerCall call, MessageReader<T> reader) : IAsyncStreamReader<T>
    where T : class
{
    private T? _current;
    private bool _isAtEnd;

    public T Current => _current
        ?? throw new InvalidOperationException("Stream has no current message, expected MoveNext to have been true.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (call.IsOver)
        {
            call.CancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("Call is over, expected to be read before its method returns.");
        }
        if (_isAtEnd)
            return false;
        _current = await call.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        _isAtEnd = _current is null;
        return !_isAtEnd;
    }
}
