using System.Diagnostics;
using Grpc.Core;
using Matching.Grpc.Compression;
using Matching.Grpc.Deadlines;
using Matching.Grpc.Framing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Matching.Grpc.Calls;

/// <summary>One call on Kestrel, as its service sees it and as <see cref="CallHandler"/> runs it.</summary>
internal sealed class ServerCall : ServerCallContext, IDisposable
{
    // How long Kestrel may take from a broken stream to its token.
    private static readonly TimeSpan AbortGrace = TimeSpan.FromSeconds(1);

    private readonly IMethod _method;
    private readonly CallSettings _settings;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource? _cancellation;
    private readonly CancellationToken _token;
    private readonly ServerResponse _response;
    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;
    private AuthContext? _authContext;
    private volatile bool _hasClientLeft;
    private volatile bool _isOver;

    public ServerCall(HttpContext http, IMethod method, CallSettings settings, TimeProvider clock)
    {
        Http = http;
        _method = method;
        _settings = settings;
        _clock = clock;
        _response = new ServerResponse(http, settings);
        if (GrpcTimeout.TryParse(http.Request.Headers[GrpcTimeout.HeaderName].ToString(), out var timeout))
        {
            var arrival = http.Features.Get<Arrival>()?.Timestamp ?? clock.GetTimestamp();
            CallDeadline = new Deadline(clock, timeout, arrival);
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        }
        _token = _cancellation?.Token ?? http.RequestAborted;
    }

    public HttpContext Http { get; }

    /// <summary>The trace of the request, where somebody listens.</summary>
    public Activity? Trace => Http.Features.Get<IHttpActivityFeature>()?.Activity;

    /// <summary>The deadline that the client set; null for none.</summary>
    public Deadline? CallDeadline { get; }

    /// <summary>Whether status and trailers are decided.</summary>
    public bool IsOver => _isOver;

    /// <summary>Whether nobody waits for the answer any more.</summary>
    public bool HasClientLeft => _hasClientLeft || Http.RequestAborted.IsCancellationRequested;

    protected override string MethodCore => _method.FullName;

    protected override string HostCore => Http.Request.Host.Value ?? "";

    protected override string PeerCore => CallPeer.Describe(Http.Connection);

    protected override DateTime DeadlineCore => CallDeadline?.Moment ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= MetadataHeaders.Read(
        Http.Request.Headers.Select(header =>
            KeyValuePair.Create<string, IEnumerable<string?>>(header.Key, header.Value)));

    protected override CancellationToken CancellationTokenCore => _token;

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore { get; set; } = Status.DefaultSuccess;

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore =>
        _authContext ??= CallPeer.Authenticate(Http.Connection.ClientCertificate);

    /// <summary>The trailers that the service has set so far.</summary>
    public Metadata TrailersSoFar => _responseTrailers ?? Metadata.Empty;

    /// <summary>The trailers that the service has set, and then those of its outcome.</summary>
    public IEnumerable<Metadata.Entry> TrailersWith(Metadata outcome) =>
        TrailersSoFar.Count == 0 ? outcome : TrailersSoFar.Concat(outcome);

    public MessageReader<T> CreateReader<T>(Marshaller<T> marshaller)
        where T : class
    {
        var encoding = Http.Request.Headers[Encodings.HeaderName].ToString();
        var compression = new MessageCompression(encoding, _settings.Encodings);
        return new MessageReader<T>(Http.Request.BodyReader, new MessageDecoder<T>(
            marshaller.ContextualDeserializer, compression, _settings.MaxReceiveMessageSize));
    }

    public MessageEncoder<T> CreateEncoder<T>(Marshaller<T> marshaller) =>
        new(marshaller.ContextualSerializer, _settings.MaxSendMessageSize);

    /// <summary>The next request, or null when the client is done.</summary>
    public async ValueTask<T?> ReadAsync<T>(MessageReader<T> reader, CancellationToken cancellationToken)
        where T : class
    {
        using var both = cancellationToken.CanBeCanceled && cancellationToken != CancellationToken
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, CancellationToken)
            : null;
        try
        {
            return await reader.ReadAsync(both?.Token ?? CancellationToken).ConfigureAwait(false);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw await LeftAsync(broken).ConfigureAwait(false);
        }
    }

    /// <summary>The only request.</summary>
    public async ValueTask<T> ReadSingleAsync<T>(MessageReader<T> reader)
        where T : class
    {
        try
        {
            return await reader.ReadSingleAsync(CancellationToken).ConfigureAwait(false);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw await LeftAsync(broken).ConfigureAwait(false);
        }
    }

    /// <summary>One message of a stream of responses.</summary>
    public Task WriteAsync<T>(T message, MessageEncoder<T> encoder, WriteFlags flags) =>
        WriteAsync(message, encoder, new ResponseWrite(IsFlushed: !flags.HasFlag(WriteFlags.BufferHint),
            IsPlain: flags.HasFlag(WriteFlags.NoCompress), _token));

    /// <summary>The only response. It leaves together with the trailers.</summary>
    public Task WriteSingleAsync<T>(T message, MessageEncoder<T> encoder) =>
        WriteAsync(message, encoder, new ResponseWrite(IsFlushed: false,
            IsPlain: WriteOptions?.Flags.HasFlag(WriteFlags.NoCompress) ?? false, _token));

    /// <summary>The first who calls decides how the call ends; see <see cref="ServerResponse.TryEnd"/>.</summary>
    public bool TryEnd(out Task whenIdle)
    {
        var isFirst = _response.TryEnd(out whenIdle);
        _isOver = true;
        return isFirst;
    }

    /// <summary>Fires the call's token, as a deadline does.</summary>
    public Task CancelAsync() => _cancellation?.CancelAsync() ?? Task.CompletedTask;

    public void Dispose() => _cancellation?.Dispose();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        return _response.SendHeadersAsync(responseHeaders, CancellationToken);
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Propagation tokens are not supported, expected the deadline and the token of "
            + "this call to be given to the next one.");

    private async Task WriteAsync<T>(T message, MessageEncoder<T> encoder, ResponseWrite write)
    {
        if (!await _response.WriteAsync(message, encoder, write).ConfigureAwait(false))
            throw await LeftAsync(null).ConfigureAwait(false);
    }

    // Kestrel tells reads and writes first and fires the token a little later, or never if the call ends before;
    // services are to see it in any case.
    private async Task<OperationCanceledException> LeftAsync(IOException? broken)
    {
        _hasClientLeft = true;
        await Task.Delay(AbortGrace, _clock, Http.RequestAborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new OperationCanceledException("Client has left the call.", broken, _token);
    }
}
