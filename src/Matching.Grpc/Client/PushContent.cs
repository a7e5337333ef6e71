using System.Net;
using System.Net.Http.Headers;
using Matching.Grpc.Calls;

namespace Matching.Grpc.Client;

/// <summary>A request body that is written while the response may already be read.</summary>
internal sealed class PushContent : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PushContent() => Headers.ContentType = new MediaTypeHeaderValue(RequestHead.ContentType);

    /// <summary>The stream to the server, once the request is on its way.</summary>
    public Task<Stream> OpenedAsync => _opened.Task;

    /// <summary>Ends the body (half-close).</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>Ends all waiting, since the call is over.</summary>
    public void Abandon()
    {
        _opened.TrySetCanceled();
        _completed.TrySetResult();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context,
        CancellationToken cancellationToken)
    {
        // Headers leave with the first flush, and a duplex server may speak first.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        _opened.TrySetResult(stream);
        await _completed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
