using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Grpc.Net.Compression;

namespace Grpc.Net.Client;

/// <summary>Options of a channel.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>
    /// The handler that sends requests. Default null: one of the channel's own. Not together with a client.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// The client that sends requests. Default null: one of the channel's own. Not together with a handler.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Whether disposing the channel disposes a given client or handler too. Default false.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>
    /// Plain text or TLS, and credentials for all calls. Default null: as the address says, without credentials.
    /// </summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>Whether credentials of calls may travel in plain text. Default false: such calls throw.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    /// <summary>Which calls are tried again, and when. Default null: none.</summary>
    public ServiceConfig? ServiceConfig { get; set; }

    /// <summary>The most attempts of any policy, including the first. Default 5; null for no cap.</summary>
    public int? MaxRetryAttempts { get; set; } = 5;

    /// <summary>
    /// Bytes of request streams that all calls may keep for further attempts. Default 16 MiB; null for no limit. A
    /// call that finds no more room is not tried again.
    /// </summary>
    public long? MaxRetryBufferSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>Bytes of its request stream that one call may keep. Default 1 MiB; null for no limit.</summary>
    public long? MaxRetryBufferPerCallSize { get; set; } = 1024 * 1024;

    /// <summary>Largest request message in bytes before compression. Default null: no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Largest response message in bytes, packed and inflated. Default 4 MiB; null for no limit.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>Encodings beside the built-in gzip and deflate. One with a built-in's name takes its place.</summary>
    public IList<ICompressionProvider>? CompressionProviders { get; set; }

    /// <summary>
    /// Whether a call that its caller cancels throws <see cref="OperationCanceledException"/> instead of
    /// <see cref="RpcException"/>. Default false.
    /// </summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>
    /// Where the channel finds a <see cref="TimeProvider"/> for its deadlines. Default null: the system's clock.
    /// </summary>
    public IServiceProvider? ServiceProvider { get; set; }
}
