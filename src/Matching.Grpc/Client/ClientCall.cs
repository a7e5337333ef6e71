using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Matching.Grpc.Client.Retries;
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
    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly CallOptions _options;
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationToken _token;
    private readonly Deadline? _deadline;
    private readonly MessageEncoder<TRequest> _encoder;
    private readonly ICompressionProvider? _compression;
    private readonly Attempts _attempts;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<HttpResponseMessage>? _opening;
    private HttpResponseMessage? _response;
    private MessageReader<TResponse>? _reader;
    private volatile CallEnd? _end;
    private bool _hasAnswer;
    private volatile bool _isDisposed;

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options)
    {
        channel.ThrowIfDisposed();
        _channel = channel;
        _method = method;
        _options = options;
        _encoder = new MessageEncoder<TRequest>(method.RequestMarshaller.ContextualSerializer,
            channel.MaxSendMessageSize);
        if (options.Headers?.GetValue(Encodings.RequestKey) is { } encoding and not Encodings.Identity)
            _compression = channel.Encodings.TryFind(encoding, out var provider) ? provider
                : throw new InvalidOperationException($"Encoding '{encoding}' is not known to the channel, expected "
                    + $"one of {channel.Encodings.AcceptHeader}.");
        _deadline = ClientDeadline.Of(options.Deadline, channel.Clock);
        _attempts = new Attempts(channel.RetryPlans.Find(method), channel.RetryPlans.Throttle, channel.Jitter);
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, channel.Closing);
        _token = _cancellation.Token;
    }

    /// <summary>The response headers, as soon as they are here.</summary>
    public Task<Metadata> HeadersAsync { get; private set; } = null!;

    /// <summary>Ends when the call does, however it does.</summary>
    public Task EndedAsync => _ended.Task;

    /// <summary>Whether it has ended as the server said; false as long as it runs, and when it was given up.</summary>
    public bool IsAnswered => _end is { IsOfServer: true };

    public CancellationToken Token => _token;

    private bool IsSingle => _method.Type is MethodType.Unary or MethodType.ClientStreaming;

    public WriteOptions? WriteOptions => _options.WriteOptions;

    /// <summary>The body of a request with one message.</summary>
    public SingleRequest CreateBody(TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new SingleRequest(Encode(request, _options.WriteOptions));
    }

    /// <summary>The body of a request with a stream of messages.</summary>
    public RequestStreamBody CreateStreamBody() =>
        new(_attempts.MayFollow ? new ReplayBudget(_channel.ReplayLimits) : null);

    /// <summary>One request as a frame; the caller disposes it.</summary>
    public PooledBuffer Encode(TRequest request, WriteOptions? write) =>
        _encoder.Encode(
            request, write?.Flags.HasFlag(WriteFlags.NoCompress) == true ? null : _compression, level: null);

    /// <summary>Sends the head of the request, and the body as it comes.</summary>
    public void Start(string? host, RequestBody body)
    {
        if (_options.Credentials is not null && !_channel.MaySendCredentials)
            throw new InvalidOperationException(
                $"Channel to '{_channel.Target}' is plain text, expected https for a call with credentials.");
        _opening = OpenAsync(body, new ClientRequest(_channel, _method, host, _options)
        {
            Deadline = _deadline,
            Compression = _compression,
        });
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
            var answer = await _opening!.ConfigureAwait(false);
            var message = await _reader!.ReadAsync(_token).ConfigureAwait(false);
            if (message is not null)
            {
                _hasAnswer = true;
                return message;
            }
            var (status, trailers) = ResponseStatus.Of(answer, isTrailersOnly: !_hasAnswer);
            if (status.StatusCode == StatusCode.OK && IsSingle && !_hasAnswer)
                status = new Status(StatusCode.Unimplemented, "Answer has no message, expected one.");
            return End(new CallEnd(status, trailers, IsOfServer: true)).StatusCode == StatusCode.OK ? null
                : throw EndedWith();
        }
        catch (Exception failure) when (failure is not RpcException || _end is null)
        {
            throw Fail(failure);
        }
    }

    public Status GetStatus() => (_end ?? throw StillRunning()).Status;

    public Metadata GetTrailers() => (_end ?? throw StillRunning()).Trailers;

    /// <summary>The exception that says how the call ended; for one that ended with OK, that it is over.</summary>
    public Exception EndedWith()
    {
        var (status, trailers, _) = _end!;
        if (status.StatusCode == StatusCode.OK)
            return new InvalidOperationException($"Call of '{_method.FullName}' is over, expected it to run.");
        return status.StatusCode == StatusCode.Cancelled && _channel.ThrowsOperationCanceled
            ? new OperationCanceledException(status.Detail, new RpcException(status, trailers),
                _options.CancellationToken)
            : new RpcException(status, trailers);
    }

    /// <summary>Ends the call because of a failure, unless it is over; gives the exception for the caller.</summary>
    public Exception Fail(Exception failure)
    {
        var status = failure is RpcException refused ? refused.Status : Explain(failure);
        // A server that keeps deadlines resets the stream at the same moment as ours passes.
        if (status.StatusCode == StatusCode.Cancelled && _deadline is { HasPassed: true })
            status = new Status(StatusCode.DeadlineExceeded, "Deadline passed.", failure);
        return Fail(status);
    }

    /// <summary>
    /// What a request that could not be written means. The call's status says why, but it comes behind responses that,
    /// in a duplex call, only the caller can read.
    /// </summary>
    public async Task<Exception> RefuseWriteAsync(Exception failure)
    {
        if (_method.Type == MethodType.ClientStreaming)
            await EndedAsync.ConfigureAwait(false);
        if (EndedAsync.IsCompleted || _token.IsCancellationRequested)
            return Fail(failure);
        return new RpcException(new Status(StatusCode.Cancelled,
            "Server takes no more requests. Maybe read the responses for its status.", failure));
    }

    /// <summary>Gives the call up, unless it is over.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has ended.
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        Cancel();
        End(new CallEnd(new Status(StatusCode.Cancelled, "Call was disposed."), Metadata.Empty));
    }

    private Exception Fail(Status status)
    {
        End(new CallEnd(status, Metadata.Empty));
        return EndedWith();
    }

    private Status Explain(Exception failure)
    {
        if (_isDisposed)
            return new Status(StatusCode.Cancelled, "Call was disposed.", failure);
        if (_deadline is { HasPassed: true })
            return new Status(StatusCode.DeadlineExceeded, "Deadline passed.", failure);
        return failure is OperationCanceledException
            ? new Status(StatusCode.Cancelled, "Call was cancelled.", failure)
            : ResponseStatus.FromTransport(failure);
    }

    private async Task<HttpResponseMessage> OpenAsync(RequestBody body, ClientRequest request)
    {
        if (_deadline is { HasPassed: true })
            throw new OperationCanceledException("Deadline passed before the call began.");
        while (await TryOpenAsync(body, request).ConfigureAwait(false) is { } wait)
            await Task.Delay(wait, _channel.Clock, _token).ConfigureAwait(false);
        body.Commit();
        if (ResponseStatus.Refuse(_response!) is { } refused)
        {
            End(new CallEnd(refused, ResponseStatus.ReadMetadata(_response!.Headers), IsOfServer: true));
            throw EndedWith();
        }
        var encoding = ResponseStatus.FindText(_response!.Headers, Encodings.HeaderName);
        var content = await _response.Content.ReadAsStreamAsync(_token).ConfigureAwait(false);
        var compression = new MessageCompression(encoding, _channel.Encodings)
        {
            UnknownEncoding = StatusCode.Internal,
        };
        _reader = new MessageReader<TResponse>(PipeReader.Create(content), new MessageDecoder<TResponse>(
            _method.ResponseMarshaller.ContextualDeserializer, compression, _channel.MaxReceiveMessageSize));
        return _response;
    }

    // One attempt. Gives the wait before the next one, or null when its answer, or its failure, is the call's.
    private async Task<TimeSpan?> TryOpenAsync(RequestBody body, ClientRequest request)
    {
        try
        {
            var sent = await request.CreateAsync(body.NextContent(), _attempts.Failed, _token).ConfigureAwait(false);
            Keep(await _channel.SendAsync(sent, _token).ConfigureAwait(false));
        }
        catch (HttpRequestException failure) when (!_token.IsCancellationRequested)
        {
            if (_options.IsWaitForReady && failure.HttpRequestError is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError)
                return _attempts.NextConnect();
            if (Next(body, ResponseStatus.FromTransport(failure).StatusCode, null) is { } wait)
                return wait;
            throw;
        }
        if (ResponseStatus.FindFailure(_response) is not { } code)
        {
            _attempts.Succeeded();
            return null;
        }
        var backoff = Next(body, code, ResponseStatus.FindText(_response.Headers, Attempts.PushbackName));
        if (backoff is not null)
            _response.Dispose();
        return backoff;
    }

    // An answer that comes when the call has just ended is given back; nobody else would tell the server that nobody
    // reads it.
    [MemberNotNull(nameof(_response))]
    private void Keep(HttpResponseMessage answer)
    {
        lock (_gate)
        {
            if (_end is null)
            {
                _response = answer;
                return;
            }
        }
        answer.Dispose();
        throw new OperationCanceledException("Call ended before its answer came.");
    }

    private TimeSpan? Next(RequestBody body, StatusCode code, string? pushback) =>
        body.CanRepeat ? _attempts.Next(code, pushback) : null;

    private async Task<Metadata> ReadHeadersAsync()
    {
        try
        {
            return ResponseStatus.ReadMetadata((await _opening!.ConfigureAwait(false)).Headers);
        }
        catch (Exception failure) when (failure is not RpcException || _end is null)
        {
            throw Fail(failure);
        }
    }

    private async Task EnforceDeadlineAsync()
    {
        if (_deadline is not null && await _deadline.WaitAsync(_token).ConfigureAwait(false))
            Cancel();
    }

    private Status End(CallEnd end)
    {
        lock (_gate)
        {
            if (_end is not null)
                return _end.Status;
            _end = end;
        }
        _ended.TrySetResult();
        if (end.Status.StatusCode != StatusCode.OK)
            _response?.Dispose();
        _cancellation.Cancel();
        _cancellation.Dispose();
        return end.Status;
    }

    // Nobody need ask for the headers; the failure is also the response's.
    private static void Forget(Task task) =>
        task.ContinueWith(static failed => failed.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private InvalidOperationException StillRunning() =>
        new($"Call of '{_method.FullName}' still runs, expected it to be over.");

    private sealed record CallEnd(Status Status, Metadata Trailers, bool IsOfServer = false);
}
