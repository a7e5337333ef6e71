using System.IO.Pipelines;
using Grpc.Core;

namespace Matching.Grpc.Framing;

/// <summary>
/// Reads a stream of messages from a pipe. The borders of what arrives mean nothing; only the frames do.
/// </summary>
internal sealed class MessageReader<T>(PipeReader pipe, MessageDecoder<T> decoder)
    where T : class
{
    /// <summary>The next message, or null at the end of the stream.</summary>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var rest = read.Buffer;
            var examined = rest.End;
            try
            {
                if (decoder.TryDecode(ref rest, out var message))
                {
                    examined = rest.Start;
                    return message ?? throw new RpcException(new Status(StatusCode.Internal,
                        "Marshaller made null of a message, expected an object."));
                }
                if (read.IsCompleted)
                    return rest.IsEmpty ? null : throw new RpcException(new Status(StatusCode.Internal,
                        "Stream ended inside a message, expected the whole of it."));
            }
            finally
            {
                pipe.AdvanceTo(rest.Start, examined);
            }
        }
    }

    /// <summary>The only message of the stream. None, or anything after it, is refused with UNIMPLEMENTED.</summary>
    public async ValueTask<T> ReadSingleAsync(CancellationToken cancellationToken)
    {
        var message = await ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new RpcException(new Status(StatusCode.Unimplemented, "Stream has no message, expected one."));
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var hasMore = !read.Buffer.IsEmpty;
            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (hasMore)
                throw new RpcException(new Status(StatusCode.Unimplemented,
                    "Stream has more than one message, expected one."));
            if (read.IsCompleted)
                return message;
        }
    }
}
