using System.Net;

namespace Matching.Grpc.Tests.Probing;

/// <summary>A request body that starts with some bytes and then never goes on, until the request is given up.</summary>
internal sealed class StallingContent(params byte[] start) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context,
        CancellationToken cancellationToken)
    {
        await stream.WriteAsync(start, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        await cancellationToken.WhenFired();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
