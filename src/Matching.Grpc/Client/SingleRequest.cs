using System.Net;
using System.Net.Http.Headers;
using Matching.Grpc.Calls;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Client;

/// <summary>
/// A request body of one frame. The frame's array is left to the garbage collector: a server may answer while it is
/// still being sent, and another attempt may need it.
/// </summary>
internal sealed class SingleRequest(PooledBuffer frame) : RequestBody
{
    public override bool CanRepeat => true;

    public override HttpContent NextContent() => new FrameContent(frame);

    private sealed class FrameContent : HttpContent
    {
        private readonly PooledBuffer _frame;

        public FrameContent(PooledBuffer frame)
        {
            _frame = frame;
            Headers.ContentType = new MediaTypeHeaderValue(RequestHead.ContentType);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context,
            CancellationToken cancellationToken) =>
            await stream.WriteAsync(_frame.Written, cancellationToken).ConfigureAwait(false);

        protected override bool TryComputeLength(out long length)
        {
            length = _frame.Length;
            return true;
        }
    }
}
