using Grpc.Core;

namespace Matching.Grpc.Client;

/// <summary>The responses of a call. A token given to a read that fires cancels the whole call.</summary>
internal sealed class ClientStreamReader<TRequest, TResponse>(ClientCall<TRequest, TResponse> call)
    : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private TResponse? current;
    private bool isAtEnd;

    public TResponse Current => current
        ?? throw new InvalidOperationException("Stream has no current message, expected MoveNext to have been true.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (isAtEnd)
            return false;
        current = await call.ReadAsync(cancellationToken).ConfigureAwait(false);
        isAtEnd = current is null;
        return !isAtEnd;
    }
}
