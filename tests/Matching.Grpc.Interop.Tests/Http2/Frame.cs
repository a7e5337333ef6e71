using System.Buffers.Binary;

namespace Matching.Grpc.Interop.Tests.Http2;

/// <summary>One HTTP/2 frame (RFC 9113, section 4.1), right or wrong.</summary>
internal sealed record Frame(FrameType Type, byte Flags, int Stream, byte[] Payload)
{
    public const int HeaderSize = 9;
    public const byte EndStream = 1;
    public const byte Ack = 1;
    public const byte EndHeaders = 4;
    public const byte Padded = 8;

    public bool Has(byte flag) => (Flags & flag) != 0;

    /// <summary>As it travels; its length is that of the payload.</summary>
    public byte[] ToBytes() => [.. Head(Payload.Length, Type, Flags, Stream), .. Payload];

    /// <summary>The nine bytes before a payload, with any length.</summary>
    public static byte[] Head(int length, FrameType type, byte flags, int stream)
    {
        var head = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32BigEndian(head, length << 8);
        head[3] = (byte)type;
        head[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), stream);
        return head;
    }

    public static Frame Data(int stream, byte[] payload, bool isLast = false) =>
        new(FrameType.Data, isLast ? EndStream : (byte)0, stream, payload);

    /// <summary>Headers in one frame.</summary>
    public static Frame Headers(int stream, byte[] block, bool isLast = false) =>
        new(FrameType.Headers, (byte)(EndHeaders | (isLast ? EndStream : 0)), stream, block);

    public static Frame Settings(params (Setting Name, uint Value)[] settings)
    {
        var payload = new byte[6 * settings.Length];
        foreach (var (index, (name, value)) in settings.Index())
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(6 * index), (ushort)name);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(6 * index + 2), value);
        }
        return new Frame(FrameType.Settings, 0, 0, payload);
    }

    public static Frame WindowUpdate(int stream, int increment) =>
        new(FrameType.WindowUpdate, 0, stream, Number(increment));

    public static Frame Reset(int stream, ErrorCode code) => new(FrameType.ResetStream, 0, stream, Number((int)code));

    public static Frame Ping(byte fill) => new(FrameType.Ping, 0, 0, Enumerable.Repeat(fill, 8).ToArray());

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}

/// <summary>RFC 9113, section 6.</summary>
internal enum FrameType : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    ResetStream = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
    Unknown = 0x42,
}

/// <summary>RFC 9113, section 6.5.2.</summary>
internal enum Setting : ushort
{
    HeaderTableSize = 1,
    EnablePush = 2,
    InitialWindowSize = 4,
    MaxFrameSize = 5,
    Unknown = 0x4242,
}

/// <summary>RFC 9113, section 7.</summary>
internal enum ErrorCode
{
    NoError,
    ProtocolError,
    InternalError,
    FlowControlError,
    SettingsTimeout,
    StreamClosed,
    FrameSizeError,
    RefusedStream,
    Cancel,
    CompressionError,
    ConnectError,
    EnhanceYourCalm,
    InadequateSecurity,
    Http11Required,
}
