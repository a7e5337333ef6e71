using System.Buffers;
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
                    ThrowIfNull(message);
                    return message;
                }
                if (read.IsCompleted)
                    return rest.IsEmpty ? null : throw EndedWithout(rest);
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
        T? message = null;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var rest = read.Buffer;
            var end = rest.End;
            try
            {
                if (message is null && decoder.TryDecode(ref rest, out message))
                    ThrowIfNull(message);
                if (message is not null && !rest.IsEmpty)
                    throw new RpcException(new Status(StatusCode.Unimplemented,
                        "Stream has more than one message, expected one."));
                if (read.IsCompleted)
                    return message ?? throw EndedWithout(rest);
            }
            finally
            {
                pipe.AdvanceTo(rest.Start, end);
            }
        }
    }

    private static void ThrowIfNull(T? message)
    {
        if (message is null)
            throw new RpcException(new Status(StatusCode.Internal,
                "Marshaller made null of a message, expected an object."));
    }

    private static RpcException EndedWithout(in ReadOnlySequence<byte> rest) => new(rest.IsEmpty
        ? new Status(StatusCode.Unimplemented, "Stream has no message, expected one.")
        : new Status(StatusCode.Internal, "Stream ended inside a message, expected the whole of it."));
}
