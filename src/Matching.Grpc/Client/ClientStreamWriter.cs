using Grpc.Core;

namespace Matching.Grpc.Client;

/// <summary>The requests of a call. One write at a time; none after <see cref="CompleteAsync"/>.</summary>
internal sealed class ClientStreamWriter<TRequest, TResponse> : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private readonly ClientCall<TRequest, TResponse> call;
    private readonly PushContent content;
    private int busy;
    private bool isComplete;

    public ClientStreamWriter(ClientCall<TRequest, TResponse> call, PushContent content)
    {
        this.call = call;
        this.content = content;
        _ = AbandonWhenOverAsync();
    }

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (isComplete)
            throw new InvalidOperationException("Requests are completed, expected writes before CompleteAsync.");
        if (Interlocked.Exchange(ref busy, 1) == 1)
            throw new InvalidOperationException(
                "A write is still under way, expected one at a time. Maybe an await is missing.");
        try
        {
            await SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    public Task CompleteAsync()
    {
        if (Volatile.Read(ref busy) == 1)
            throw new InvalidOperationException(
                "A write is still under way, expected it to be awaited before CompleteAsync.");
        isComplete = true;
        content.Complete();
        return Task.CompletedTask;
    }

    private async Task SendAsync(TRequest message, CancellationToken cancellationToken)
    {
        var write = WriteOptions ?? call.WriteOptions;
        using var frame = call.Encode(message, write);
        try
        {
            var stream = await content.OpenedAsync.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (call.EndedAsync.IsCompleted)
                throw call.EndedWith();
            await stream.WriteAsync(frame.Written, call.Token).ConfigureAwait(false);
            if (write?.Flags.HasFlag(WriteFlags.BufferHint) != true)
                await stream.FlushAsync(call.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or ObjectDisposedException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw await call.RefuseWriteAsync(failure).ConfigureAwait(false);
        }
    }

    private async Task AbandonWhenOverAsync()
    {
        await call.EndedAsync.ConfigureAwait(false);
        content.Abandon();
    }
}
