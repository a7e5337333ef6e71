using System.Buffers;
using Grpc.Core;

namespace Matching.Grpc.Framing;

/// <summary>Shows one payload to a marshaller without a copy.</summary>
internal sealed class PayloadReader(ReadOnlySequence<byte> payload) : DeserializationContext
{
    public override int PayloadLength => checked((int)payload.Length);

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;
}
