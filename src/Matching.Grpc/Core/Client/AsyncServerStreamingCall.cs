namespace Grpc.Core;

/// <summary>A started call with one request and a stream of responses.</summary>
public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
{
    private readonly Func<Status> _getStatus;
    private readonly Func<Metadata> _getTrailers;
    private readonly Action _dispose;

    /// <summary>The parts of a started call, as an invoker or a test double makes it.</summary>
    public AsyncServerStreamingCall(IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync, Func<Status> getStatusFunc, Func<Metadata> getTrailersFunc,
        Action disposeAction)
    {
        ResponseStream = responseStream;
        ResponseHeadersAsync = responseHeadersAsync;
        _getStatus = getStatusFunc;
        _getTrailers = getTrailersFunc;
        _dispose = disposeAction;
    }

    /// <summary>The responses as they come.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; }

    /// <summary>The response headers, as soon as they are here.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; }

    /// <summary>The status. Throws before the call is over.</summary>
    public Status GetStatus() => _getStatus();

    /// <summary>The trailers. Throws before the call is over.</summary>
    public Metadata GetTrailers() => _getTrailers();

    /// <summary>Gives the call up if it still runs.</summary>
    public void Dispose() => _dispose();
}
