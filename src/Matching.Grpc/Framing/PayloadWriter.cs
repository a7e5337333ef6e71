using System.Buffers;
using Grpc.Core;

namespace Matching.Grpc.Framing;

/// <summary>Takes one payload from a marshaller into a buffer, behind the room for a frame header.</summary>
internal sealed class PayloadWriter(PooledBuffer buffer, int? maxSize) : SerializationContext
{
    private bool _isComplete;

    /// <summary>Serializes a message; throws when it is too large or the marshaller does not complete it.</summary>
    public static void Write<T>(PooledBuffer buffer, int? maxSize, T message, Action<T, SerializationContext> serialize)
    {
        buffer.GetSpan(FrameHeader.Size);
        buffer.Advance(FrameHeader.Size);
        var writer = new PayloadWriter(buffer, maxSize);
        serialize(message, writer);
        if (!writer._isComplete)
            throw new InvalidOperationException("Marshaller has not completed its message, expected Complete().");
        writer.CheckSize(buffer.Length - FrameHeader.Size);
    }

    public override void Complete(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        CheckSize(payload.Length);
        buffer.Write(payload);
        Complete();
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckSize(payloadLength);
        buffer.GetSpan(payloadLength);
    }

    public override IBufferWriter<byte> GetBufferWriter() => buffer;

    public override void Complete()
    {
        if (_isComplete)
            throw new InvalidOperationException("Marshaller has completed its message twice, expected once.");
        _isComplete = true;
    }

    private void CheckSize(int size)
    {
        if (size > maxSize)
            throw MessageSize.TooLargeToSend(size, maxSize.Value);
    }
}
