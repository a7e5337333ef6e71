using System.Diagnostics;
using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Matching.Grpc.Calls;
using Matching.Grpc.Compression;
using Matching.Grpc.Deadlines;
using Matching.Grpc.Framing;

namespace Matching.Grpc.Client;

/// <summary>
/// One call over a channel. It opens with the head of the response, is read to the trailers, and ends exactly once with
/// a status: of the server, of its deadline, of its caller or of the transport, whichever comes first.
/// </summary>
internal sealed class ClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    private readonly GrpcChannel channel;
    private readonly Method<TRequest, TResponse> method;
    private readonly CallOptions options;
    private readonly CancellationTokenSource cancellation;
    private readonly CancellationToken token;
    private readonly Deadline? deadline;
    private readonly MessageEncoder<TRequest> encoder;
    private readonly ICompressionProvider? compression;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<HttpResponseMessage>? opening;
    private HttpResponseMessage? response;
    private MessageReader<TResponse>? reader;
    private volatile CallEnd? end;
    private bool hasAnswer;
    private volatile bool isDisposed;

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options)
    {
        channel.ThrowIfDisposed();
        this.channel = channel;
        this.method = method;
        this.options = options;
        encoder = new MessageEncoder<TRequest>(method.RequestMarshaller.ContextualSerializer,
            channel.MaxSendMessageSize);
        if (options.Headers?.GetValue(Encodings.RequestKey) is { } encoding and not Encodings.Identity)
            compression = channel.Encodings.TryFind(encoding, out var provider) ? provider
                : throw new InvalidOperationException($"Encoding '{encoding}' is not known to the channel, expected "
                    + $"one of {channel.Encodings.AcceptHeader}.");
        deadline = ClientDeadline.Of(options.Deadline, channel.Clock);
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, channel.Closing);
        token = cancellation.Token;
    }

    /// <summary>The response headers, as soon as they are here.</summary>
    public Task<Metadata> HeadersAsync { get; private set; } = null!;

    /// <summary>Ends when the call does, however it does.</summary>
    public Task EndedAsync => ended.Task;

    public CancellationToken Token => token;

    private bool IsSingle => method.Type is MethodType.Unary or MethodType.ClientStreaming;

    public WriteOptions? WriteOptions => options.WriteOptions;

    /// <summary>The body of a request with one message.</summary>
    public HttpContent CreateContent(TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new FrameContent(Encode(request, options.WriteOptions));
    }

    /// <summary>One request as a frame; the caller disposes it.</summary>
    public PooledBuffer Encode(TRequest request, WriteOptions? write) =>
        encoder.Encode(request, write?.Flags.HasFlag(WriteFlags.NoCompress) == true ? null : compression, level: null);

    /// <summary>Sends the head of the request, and the body as it comes.</summary>
    public void Start(string? host, HttpContent content)
    {
        if (options.Credentials is not null && channel.Address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException(
                $"Channel to '{channel.Target}' is plain text, expected https for a call with credentials.");
        opening = OpenAsync(host, content);
        HeadersAsync = ReadHeadersAsync();
        _ = EnforceDeadlineAsync();
        Forget(HeadersAsync);
    }

    /// <summary>The only response, once the status is known to be OK.</summary>
    public async Task<TResponse> ReadSingleAsync()
    {
        var message = await ReadAsync(CancellationToken.None).ConfigureAwait(false)
            ?? throw new UnreachableException("A call with a single answer ends with OK only behind that answer.");
        if (await ReadAsync(CancellationToken.None).ConfigureAwait(false) is not null)
            throw Fail(new Status(StatusCode.Unimplemented, "Answer has more than one message, expected one."));
        return message;
    }

    /// <summary>The next response, or null behind the last one of a call that ends with OK.</summary>
    public async Task<TResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static call => ((ClientCall<TRequest, TResponse>)call!).Cancel(), this);
        try
        {
            var answer = await opening!.ConfigureAwait(false);
            var message = await reader!.ReadAsync(token).ConfigureAwait(false);
            if (message is not null)
            {
                hasAnswer = true;
                return message;
            }
            var (status, trailers) = ResponseStatus.Of(answer);
            if (status.StatusCode == StatusCode.OK && IsSingle && !hasAnswer)
                status = new Status(StatusCode.Unimplemented, "Answer has no message, expected one.");
            return End(status, trailers).StatusCode == StatusCode.OK ? null : throw EndedWith();
        }
        catch (Exception failure) when (failure is not RpcException || end is null)
        {
            throw Fail(failure);
        }
    }

    public Status GetStatus() => (end ?? throw StillRunning()).Status;

    public Metadata GetTrailers() => (end ?? throw StillRunning()).Trailers;

    /// <summary>The exception that says how the call ended; for one that ended with OK, that it is over.</summary>
    public Exception EndedWith()
    {
        var (status, trailers) = end!;
        if (status.StatusCode == StatusCode.OK)
            return new InvalidOperationException($"Call of '{method.FullName}' is over, expected it to run.");
        return status.StatusCode == StatusCode.Cancelled && channel.ThrowsOperationCanceled
            ? new OperationCanceledException(status.Detail, new RpcException(status, trailers),
                options.CancellationToken)
            : new RpcException(status, trailers);
    }

    /// <summary>Ends the call because of a failure, unless it is over; gives the exception for the caller.</summary>
    public Exception Fail(Exception failure)
    {
        var status = failure is RpcException refused ? refused.Status : Explain(failure);
        // A server that keeps deadlines resets the stream at the same moment as ours passes.
        if (status.StatusCode == StatusCode.Cancelled && deadline is { HasPassed: true })
            status = new Status(StatusCode.DeadlineExceeded, "Deadline passed.", failure);
        return Fail(status);
    }

    /// <summary>
    /// What a request that could not be written means. The call's status says why, but it comes behind responses that,
    /// in a duplex call, only the caller can read.
    /// </summary>
    public async Task<Exception> RefuseWriteAsync(Exception failure)
    {
        if (method.Type == MethodType.ClientStreaming)
            await EndedAsync.ConfigureAwait(false);
        return EndedAsync.IsCompleted ? EndedWith() : new RpcException(new Status(StatusCode.Cancelled,
            "Server takes no more requests. Maybe read the responses for its status.", failure));
    }

    public void Dispose()
    {
        isDisposed = true;
        Cancel();
        End(new Status(StatusCode.Cancelled, "Call was disposed."), Metadata.Empty);
    }

    private Exception Fail(Status status)
    {
        End(status, Metadata.Empty);
        return EndedWith();
    }

    private Status Explain(Exception failure)
    {
        if (isDisposed)
            return new Status(StatusCode.Cancelled, "Call was disposed.", failure);
        if (deadline is { HasPassed: true })
            return new Status(StatusCode.DeadlineExceeded, "Deadline passed.", failure);
        return failure is OperationCanceledException
            ? new Status(StatusCode.Cancelled, "Call was cancelled.", failure)
            : ResponseStatus.FromTransport(failure);
    }

    private async Task<HttpResponseMessage> OpenAsync(string? host, HttpContent content)
    {
        if (deadline is { HasPassed: true })
            throw new OperationCanceledException("Deadline passed before the call began.");
        var request = await CreateRequestAsync(host, content).ConfigureAwait(false);
        response = await channel.SendAsync(request, token).ConfigureAwait(false);
        if (ResponseStatus.Refuse(response) is { } refused)
        {
            End(refused, ResponseStatus.ReadMetadata(response.Headers));
            throw EndedWith();
        }
        var encoding = response.Headers.NonValidated.TryGetValues(Encodings.HeaderName, out var named)
            ? named.ToString()
            : null;
        var body = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
        reader = new MessageReader<TResponse>(PipeReader.Create(body), new MessageDecoder<TResponse>(
            method.ResponseMarshaller.ContextualDeserializer, new MessageCompression(encoding, channel.Encodings),
            channel.MaxReceiveMessageSize));
        return response;
    }

    private async Task<HttpRequestMessage> CreateRequestAsync(string? host, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(channel.Address, method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.Host = host;
        request.Headers.TE.Add(new("trailers"));
        request.Headers.TryAddWithoutValidation(Encodings.AcceptHeaderName, channel.Encodings.AcceptHeader);
        if (compression is not null)
            request.Headers.TryAddWithoutValidation(Encodings.HeaderName, compression.EncodingName);
        if (deadline is not null)
            request.Headers.TryAddWithoutValidation(GrpcTimeout.HeaderName, GrpcTimeout.Format(deadline.Left));
        foreach (var entry in await CollectMetadataAsync().ConfigureAwait(false))
            if (entry.Key != Encodings.RequestKey)
                request.Headers.TryAddWithoutValidation(entry.Key, MetadataHeaders.ToText(entry));
        return request;
    }

    private async Task<Metadata> CollectMetadataAsync()
    {
        var metadata = new Metadata();
        foreach (var entry in options.Headers ?? Metadata.Empty)
            metadata.Add(entry);
        var service = new Uri(channel.Address, method.ServiceName).ToString();
        if (options.Credentials is not null)
            await options.Credentials.AddAsync(new AuthInterceptorContext(service, method.Name, token), metadata)
                .ConfigureAwait(false);
        return metadata;
    }

    private async Task<Metadata> ReadHeadersAsync()
    {
        try
        {
            return ResponseStatus.ReadMetadata((await opening!.ConfigureAwait(false)).Headers);
        }
        catch (Exception failure) when (failure is not RpcException || end is null)
        {
            throw Fail(failure);
        }
    }

    private async Task EnforceDeadlineAsync()
    {
        if (deadline is not null && await deadline.WaitAsync(token).ConfigureAwait(false))
            Cancel();
    }

    private void Cancel()
    {
        try
        {
            cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has ended.
        }
    }

    private Status End(Status status, Metadata trailers)
    {
        lock (gate)
        {
            if (end is not null)
                return end.Status;
            end = new CallEnd(status, trailers);
        }
        ended.TrySetResult();
        if (status.StatusCode != StatusCode.OK)
            response?.Dispose();
        cancellation.Cancel();
        cancellation.Dispose();
        return status;
    }

    // Nobody need ask for the headers; the failure is also the response's.
    private static void Forget(Task task) =>
        task.ContinueWith(static failed => failed.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private InvalidOperationException StillRunning() =>
        new($"Call of '{method.FullName}' still runs, expected it to be over.");

    private sealed record CallEnd(Status Status, Metadata Trailers);
}
