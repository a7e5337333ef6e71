namespace Grpc.Core;

/// <summary>How a message is written; without a flag at once, and compressed if the call is.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>May wait in the buffer for the next message.</summary>
    BufferHint = 1,
    /// <summary>Not compressed, even if the call is.</summary>
    NoCompress = 2,
}

/// <summary>Options of the messages written from now on.</summary>
public class WriteOptions
{
    /// <summary>No flags.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>The given flags.</summary>
    public WriteOptions(WriteFlags flags = default) => Flags = flags;

    /// <summary>The flags.</summary>
    public WriteFlags Flags { get; }
}
