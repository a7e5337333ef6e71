using Grpc.Core;

namespace Matching.Grpc.Client;

/// <summary>The responses of a call. A token given to a read that fires cancels the whole call.</summary>
internal sealed class ClientStreamReader<TRequest, TResponse>(ClientCall<TRequest, TResponse> call)
    : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private TResponse? _current;
    private bool _isAtEnd;

    public TResponse Current => _current
        ?? throw new InvalidOperationException("Stream has no current message, expected MoveNext to have been true.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (_isAtEnd)
            return false;
        _current = await call.ReadAsync(cancellationToken).ConfigureAwait(false);
        _isAtEnd = _current is null;
        return !_isAtEnd;
    }
}
