using System.Net;
using System.Net.Http.Headers;
using Matching.Grpc.Calls;
using Matching.Grpc.Client.Retries;

namespace Matching.Grpc.Client;

/// <summary>
/// A request body that is written while the response may already be read. Until it is committed it keeps its frames;
/// the next attempt sends them first, and whoever writes meanwhile waits.
/// </summary>
internal sealed class RequestStreamBody(ReplayBudget? budget) : RequestBody
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Turn _turn = new();
    private volatile ReplayBudget? _budget = budget;
    private List<byte[]> _kept = [];
    private Stream? _stream;
    private int _attempt;

    public override bool CanRepeat => _budget is not null;

    public override HttpContent NextContent() => new AttemptContent(this, Interlocked.Increment(ref _attempt));

    public override void Commit() => Interlocked.Exchange(ref _budget, null)?.Dispose();

    /// <summary>
    /// Sends a frame to the attempt under way, once there is one. While the call can be repeated a frame that cannot be
    /// sent is one that is kept for the next attempt.
    /// </summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> frame, bool isFlushed, CancellationToken cancelled)
    {
        await _opened.Task.WaitAsync(cancelled).ConfigureAwait(false);
        await _turn.TakeAsync(cancelled).ConfigureAwait(false);
        try
        {
            Keep(frame);
            await _stream!.WriteAsync(frame, cancelled).ConfigureAwait(false);
            if (isFlushed)
                await _stream.FlushAsync(cancelled).ConfigureAwait(false);
        }
        catch (Exception failure) when (CanRepeat && !cancelled.IsCancellationRequested
            && failure is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            // Whether the attempt is followed by another, its answer tells.
        }
        finally
        {
            _turn.Pass();
        }
    }

    /// <summary>Ends the body (half-close).</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>
    /// Ends all waiting, since the call is over. A body that was given up before its end breaks off, so that no server
    /// takes the half for the whole.
    /// </summary>
    public void Abandon(bool isAnswered)
    {
        Commit();
        _opened.TrySetCanceled();
        if (isAnswered)
            _completed.TrySetResult();
        else
            _completed.TrySetCanceled();
    }

    private void Keep(ReadOnlyMemory<byte> frame)
    {
        if (_budget is { } budget && budget.TryTake(frame.Length))
        {
            _kept.Add(frame.ToArray());
            return;
        }
        Commit();
        _kept = [];
    }

    private async Task SendAsync(Stream stream, int attempt, CancellationToken cancelled)
    {
        try
        {
            await _turn.TakeAsync(cancelled).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Answered before it began: whoever writes learns it from the stream instead of waiting for one.
            _stream ??= stream;
            _opened.TrySetResult();
            throw;
        }
        try
        {
            if (attempt == Volatile.Read(ref _attempt))
                _stream = stream;
            // Headers leave with the first flush, and a duplex server may speak first.
            await stream.FlushAsync(cancelled).ConfigureAwait(false);
            foreach (var frame in _kept)
                await stream.WriteAsync(frame, cancelled).ConfigureAwait(false);
            if (_kept.Count > 0)
                await stream.FlushAsync(cancelled).ConfigureAwait(false);
        }
        finally
        {
            _turn.Pass();
            // Of a stream that failed, whoever writes next learns.
            _opened.TrySetResult();
        }
        await _completed.Task.WaitAsync(cancelled).ConfigureAwait(false);
    }

    private sealed class AttemptContent : HttpContent
    {
        private readonly RequestStreamBody _body;
        private readonly int _attempt;

        public AttemptContent(RequestStreamBody body, int attempt)
        {
            _body = body;
            _attempt = attempt;
            Headers.ContentType = new MediaTypeHeaderValue(RequestHead.ContentType);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context,
            CancellationToken cancellationToken) => _body.SendAsync(stream, _attempt, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
