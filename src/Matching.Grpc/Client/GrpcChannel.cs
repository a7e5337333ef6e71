using Grpc.Core;
using Matching.Grpc;
using Matching.Grpc.Client;
using Matching.Grpc.Client.Retries;
using Matching.Grpc.Compression;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.Net.Client;

/// <summary>A way to a gRPC server over HTTP/2. Thread-safe; made once and shared by clients and calls.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly HttpClient _http;
    private readonly bool _isOwner;
    private readonly CancellationTokenSource _closing = new();
    private bool _isDisposed;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        Address = address;
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        ThrowsOperationCanceled = options.ThrowOperationCanceledOnCancellation;
        Encodings = new Encodings([.. options.CompressionProviders ?? [], .. Encodings.BuiltIn]);
        Clock = options.ServiceProvider?.GetService<TimeProvider>() ?? SystemClock.Instance;
        RetryPlans = new RetryPlans(options.ServiceConfig, options.MaxRetryAttempts);
        ReplayLimits = new ReplayLimits(options.MaxRetryBufferSize, options.MaxRetryBufferPerCallSize);
        Jitter = new Jitter((int)Clock.GetTimestamp());
        MaySendCredentials = address.Scheme == Uri.UriSchemeHttps || options.UnsafeUseInsecureChannelCallCredentials;
        CallCredentials = options.Credentials?.CallCredentials;
        _isOwner = options.DisposeHttpClient || options is { HttpClient: null, HttpHandler: null };
        _http = options.HttpClient ?? CreateClient(options.HttpHandler);
        Closing = _closing.Token;
    }

    internal Uri Address { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMessageSize { get; }

    internal bool ThrowsOperationCanceled { get; }

    internal Encodings Encodings { get; }

    internal TimeProvider Clock { get; }

    internal RetryPlans RetryPlans { get; }

    internal ReplayLimits ReplayLimits { get; }

    internal Jitter Jitter { get; }

    /// <summary>Whether what callers show of themselves may travel on this channel.</summary>
    internal bool MaySendCredentials { get; }

    /// <summary>The credentials of every call; null for none.</summary>
    internal CallCredentials? CallCredentials { get; }

    /// <summary>Fires when the channel is disposed.</summary>
    internal CancellationToken Closing { get; }

    /// <summary>A channel to an address such as <c>http://127.0.0.1:5080</c>, with default options.</summary>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel to an address such as <c>http://127.0.0.1:5080</c>.</summary>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) =>
        ForAddress(new Uri(address), channelOptions);

    /// <summary>A channel to an address, with default options.</summary>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>
    /// A channel to an address. <c>http</c> is HTTP/2 in plain text, <c>https</c> is HTTP/2 over TLS.
    /// </summary>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"Address is '{address}', expected one that starts with http:// or https://.",
                nameof(address));
        if (channelOptions is { HttpClient: not null, HttpHandler: not null })
            throw new ArgumentException("Both HttpClient and HttpHandler are set, expected at most one of them.",
                nameof(channelOptions));
        CheckCredentials(address, channelOptions);
        return new GrpcChannel(address, channelOptions);
    }

    /// <inheritdoc />
    public override CallInvoker CreateCallInvoker() => new HttpCallInvoker(this);

    /// <summary>Closes the channel; running calls end as cancelled.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _closing.Cancel();
        _closing.Dispose();
        if (_isOwner)
            _http.Dispose();
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <inheritdoc />
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private static void CheckCredentials(Uri address, GrpcChannelOptions options)
    {
        var isTls = address.Scheme == Uri.UriSchemeHttps;
        if (options.Credentials is { } credentials && credentials.IsSecure != isTls)
            throw new ArgumentException($"Credentials are for {(credentials.IsSecure ? "https" : "http")}, expected "
                + $"them to fit the address '{address}'.", nameof(options));
        if (options.Credentials?.CallCredentials is not null && !isTls
            && !options.UnsafeUseInsecureChannelCallCredentials)
            throw new ArgumentException($"Channel to '{address.Authority}' is plain text, expected https for calls "
                + "with credentials.", nameof(options));
    }

    private HttpClient CreateClient(HttpMessageHandler? handler) =>
        new(handler ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true, UseProxy = false }, _isOwner)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
