using System.Buffers;

namespace Grpc.Core;

/// <summary>
/// Where a marshaller puts one message: either the whole array at once, or a length, a buffer writer and a closing
/// <see cref="Complete()"/>.
/// </summary>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole payload.</summary>
    public virtual void Complete(byte[] payload) => throw NotOverridden(nameof(Complete));

    /// <summary>The buffer to write the payload into.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw NotOverridden(nameof(GetBufferWriter));

    /// <summary>Announces the payload's length in bytes, before <see cref="GetBufferWriter"/>.</summary>
    public virtual void SetPayloadLength(int payloadLength) => throw NotOverridden(nameof(SetPayloadLength));

    /// <summary>Says that the payload is written to the buffer writer whole.</summary>
    public virtual void Complete() => throw NotOverridden(nameof(Complete));

    private static NotSupportedException NotOverridden(string member) =>
        new($"SerializationContext.{member} is not overridden in this class.");
}

/// <summary>Where a marshaller takes one message from. Valid only while the marshaller runs.</summary>
public abstract class DeserializationContext
{
    /// <summary>The length of the payload in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>The payload as an array of its own.</summary>
    public virtual byte[] PayloadAsNewBuffer() => PayloadAsReadOnlySequence().ToArray();

    /// <summary>The payload without a copy; not to be kept.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() =>
        throw new NotSupportedException("DeserializationContext.PayloadAsReadOnlySequence is not overridden.");
}
