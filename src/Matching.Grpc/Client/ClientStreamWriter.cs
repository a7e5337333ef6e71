using Grpc.Core;

namespace Matching.Grpc.Client;

/// <summary>The requests of a call. One write at a time; none after <see cref="CompleteAsync"/>.</summary>
internal sealed class ClientStreamWriter<TRequest, TResponse> : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly ClientCall<TRequest, TResponse> _call;
    private readonly PushContent _content;
    private int _busy;
    private bool _isComplete;

    public ClientStreamWriter(ClientCall<TRequest, TResponse> call, PushContent content)
    {
        _call = call;
        _content = content;
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
        _content.Complete();
        return Task.CompletedTask;
    }

    private async Task SendAsync(TRequest message, CancellationToken cancellationToken)
    {
        var write = WriteOptions ?? _call.WriteOptions;
        using var frame = _call.Encode(message, write);
        try
        {
            var stream = await _content.OpenedAsync.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (_call.EndedAsync.IsCompleted)
                throw _call.EndedWith();
            await stream.WriteAsync(frame.Written, _call.Token).ConfigureAwait(false);
            if (write?.Flags.HasFlag(WriteFlags.BufferHint) != true)
                await stream.FlushAsync(_call.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or ObjectDisposedException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw await _call.RefuseWriteAsync(failure).ConfigureAwait(false);
        }
    }

    private async Task AbandonWhenOverAsync()
    {
        await _call.EndedAsync.ConfigureAwait(false);
        _content.Abandon();
    }
}
