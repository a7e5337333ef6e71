using Grpc.Core;

namespace Matching.Grpc.Client;

/// <summary>The requests of a call. One write at a time; none after <see cref="CompleteAsync"/>.</summary>
internal sealed class ClientStreamWriter<TRequest, TResponse> : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly ClientCall<TRequest, TResponse> _call;
    private readonly RequestStreamBody _body;
    private int _busy;
    private bool _isComplete;

    public ClientStreamWriter(ClientCall<TRequest, TResponse> call, RequestStreamBody body)
    {
        _call = call;
        _body = body;
        _ = AbandonWhenOverAsync();
    }

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (_isComplete)
            throw new InvalidOperationException("Requests are completed, expected writes before CompleteAsync.");
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException(
                "A write is still under way, expected one at a time. Maybe an await is missing.");
        try
        {
            await SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    public Task CompleteAsync()
    {
        if (Volatile.Read(ref _busy) == 1)
            throw new InvalidOperationException(
                "A write is still under way, expected it to be awaited before CompleteAsync.");
        _isComplete = true;
        _body.Complete();
        return Task.CompletedTask;
    }

    private async Task SendAsync(TRequest message, CancellationToken cancellationToken)
    {
        var write = WriteOptions ?? _call.WriteOptions;
        using var frame = _call.Encode(message, write);
        // Half a message cannot be taken back, so who gives up a write gives up the call.
        using var registration = cancellationToken.UnsafeRegister(
            static call => ((ClientCall<TRequest, TResponse>)call!).Cancel(), _call);
        try
        {
            if (_call.EndedAsync.IsCompleted)
                throw _call.EndedWith();
            await _body.WriteAsync(frame.Written, write?.Flags.HasFlag(WriteFlags.BufferHint) != true, _call.Token)
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or ObjectDisposedException
            or OperationCanceledException)
        {
            throw await _call.RefuseWriteAsync(failure).ConfigureAwait(false);
        }
    }

    private async Task AbandonWhenOverAsync()
    {
        await _call.EndedAsync.ConfigureAwait(false);
        _body.Abandon(_call.IsAnswered);
    }
}
