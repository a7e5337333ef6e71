using System.Buffers;
using Grpc.Core;
using Grpc.Net.Compression;
using Matching.Grpc.Compression;
using Matching.Grpc.Framing;
using Microsoft.AspNetCore.Http;

namespace Matching.Grpc.Calls;

/// <summary>
/// The response of one call: headers, then messages, then the end. A service writes from its own threads while a
/// deadline may end the call from another, so every step first takes the gate; the end takes it for good.
/// </summary>
internal sealed class ServerResponse(HttpContext http, CallSettings settings)
{
    private readonly Lock _gate = new();
    private bool _isBusy;
    private bool _isEnded;
    private TaskCompletionSource? _idle;
    private ICompressionProvider? _compression;

    private HttpResponse Response => http.Response;

    /// <summary>Sends the headers at once.</summary>
    public async Task SendHeadersAsync(Metadata headers, CancellationToken cancelled)
    {
        Enter(cancelled);
        try
        {
            if (Response.HasStarted)
                throw new InvalidOperationException("Response headers are already sent, expected to be sent once.");
            PrepareHeaders(headers);
            await Response.StartAsync(CancellationToken.None).ConfigureAwait(false);
            await Response.BodyWriter.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Writes a message, after the headers if they are still here. Without a flush it may wait for the next. False when
    /// the client has left.
    /// </summary>
    public async Task<bool> WriteAsync<T>(T message, MessageEncoder<T> encoder, ResponseWrite write)
    {
        Enter(write.Cancelled);
        try
        {
            if (!Response.HasStarted)
                PrepareHeaders(Metadata.Empty);
            var packing = write.IsPlain ? null : _compression;
            using (var frame = encoder.Encode(message, packing, settings.ResponseCompressionLevel))
            {
                if (!Response.HasStarted)
                    await Response.StartAsync(CancellationToken.None).ConfigureAwait(false);
                Response.BodyWriter.Write(frame.Written.Span);
            }
            // A token given to Kestrel's flush would reset the stream, and the status with it; so the flush runs
            // without one, and ends when the peer reads, leaves, or is cut for reading too slowly.
            return !write.IsFlushed
                || !(await Response.BodyWriter.FlushAsync(CancellationToken.None).ConfigureAwait(false)).IsCompleted;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Closes the gate: later steps throw. True for the first who ends; the task is done when the step that was under
    /// way is.
    /// </summary>
    public bool TryEnd(out Task whenIdle)
    {
        lock (_gate)
        {
            whenIdle = Task.CompletedTask;
            if (_isEnded)
                return false;
            _isEnded = true;
            if (_isBusy)
            {
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                whenIdle = _idle.Task;
            }
            return true;
        }
    }

    private void PrepareHeaders(Metadata headers)
    {
        if (headers.Count > 0)
            MetadataHeaders.Write(Response.Headers, headers.Where(entry => entry.Key != Encodings.RequestKey));
        Response.ContentType = RequestHead.ContentType;
        var encoding = headers.GetValue(Encodings.RequestKey) ?? settings.ResponseEncoding;
        if (encoding is null or Encodings.Identity || !settings.Encodings.TryFind(encoding, out var provider)
            || !Encodings.IsListed(http.Request.Headers[Encodings.AcceptHeaderName].ToString(), encoding))
            return;
        _compression = provider;
        Response.Headers[Encodings.HeaderName] = encoding;
    }

    private void Enter(CancellationToken cancelled)
    {
        lock (_gate)
        {
            if (_isEnded)
            {
                cancelled.ThrowIfCancellationRequested();
                throw new InvalidOperationException(
                    "Call is over, expected to be written to before its method returns.");
            }
            if (_isBusy)
                throw new InvalidOperationException(
                    "A write is still under way, expected one at a time. Maybe an await is missing.");
            _isBusy = true;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _isBusy = false;
            _idle?.SetResult();
        }
    }
}

/// <summary>How one message of a response is written.</summary>
/// <param name="IsFlushed">Sent at once.</param>
/// <param name="IsPlain">Not compressed.</param>
/// <param name="Cancelled">Fires when the call is over early.</param>
internal readonly record struct ResponseWrite(bool IsFlushed, bool IsPlain, CancellationToken Cancelled);
