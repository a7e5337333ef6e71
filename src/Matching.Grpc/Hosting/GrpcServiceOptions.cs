using System.IO.Compression;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>
/// Options of every service of the server; <see cref="GrpcServiceOptions{TService}"/> overrides them for one.
/// </summary>
public class GrpcServiceOptions
{
    private int? _maxReceiveMessageSize;
    private int? _maxSendMessageSize;

    /// <summary>
    /// Largest request message in bytes, packed and inflated. Default 4 MiB; set to null for no limit.
    /// </summary>
    public int? MaxReceiveMessageSize
    {
        get => _maxReceiveMessageSize;
        set
        {
            _maxReceiveMessageSize = NotNegative(value, nameof(MaxReceiveMessageSize));
            IsMaxReceiveMessageSizeSet = true;
        }
    }

    /// <summary>Largest response message in bytes before compression. Default null: no limit.</summary>
    public int? MaxSendMessageSize
    {
        get => _maxSendMessageSize;
        set
        {
            _maxSendMessageSize = NotNegative(value, nameof(MaxSendMessageSize));
            IsMaxSendMessageSizeSet = true;
        }
    }

    /// <summary>
    /// Whether the text of exceptions travels to callers. Default false: such a text may name a person.
    /// </summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>
    /// The encoding of responses to callers that accept it, such as <c>gzip</c>. Default null: identity.
    /// </summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>How hard responses are compressed. Default null: fastest.</summary>
    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>Encodings beside the built-in gzip and deflate. One with a built-in's name takes its place.</summary>
    public IList<ICompressionProvider> CompressionProviders { get; set; } = [];

    /// <summary>
    /// Whether calls to unknown services (on one service's options: to its unknown methods) are left to the rest of the
    /// application. Default false: they are answered UNIMPLEMENTED.
    /// </summary>
    public bool? IgnoreUnknownServices { get; set; }

    /// <summary>
    /// What stands around every call, outermost first; those of one service stand inside those of the server.
    /// </summary>
    public InterceptorCollection Interceptors { get; } = [];

    internal bool IsMaxReceiveMessageSizeSet { get; private set; }

    internal bool IsMaxSendMessageSizeSet { get; private set; }

    private static int? NotNegative(int? size, string name) => size is null or >= 0
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"{name} is {size}, expected 0 or more, or null.");
}

/// <summary>Options of one service; what is not set is as for the whole server.</summary>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class;
