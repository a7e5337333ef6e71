using Grpc.Core;
using Matching.Grpc.Deadlines;
using Matching.Grpc.Statuses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;

namespace Matching.Grpc.Calls;

/// <summary>Reads the request, runs the service and writes the responses of one kind of method.</summary>
internal delegate Task CallBody(ServerCall call);

/// <summary>Runs the calls of one method, from the head of the request to the status.</summary>
internal sealed class CallHandler(IMethod method, CallBody body, CallSettings settings, CallSurroundings surroundings)
{
    // HTTP/2 error code of RFC 9113 section 7.
    private const int ResetCancel = 8;

    // How long a client that reads too slowly can hold up its own deadline; then its stream is reset without a status.
    private static readonly TimeSpan ResetGrace = TimeSpan.FromSeconds(1);

    // Behind the largest message: a second one, or its start, so that it is refused as one too many.
    private const long SpareBody = 64 * 1024;

    private ILogger Log => surroundings.Log;

    public async Task HandleAsync(HttpContext http)
    {
        if (RequestHead.TryRefuse(http))
        {
            Log.RequestRefused(method.FullName, http.Response.StatusCode);
            return;
        }
        LeaveLimitsToMessages(http);
        using var call = new ServerCall(http, method, settings, surroundings.Clock);
        call.Trace?.SetTag("grpc.method", method.FullName);
        if (call.CallDeadline is null)
            await RunToEndAsync(call).ConfigureAwait(false);
        else
            await RunAgainstDeadlineAsync(call, call.CallDeadline).ConfigureAwait(false);
    }

    private async Task RunToEndAsync(ServerCall call)
    {
        var outcome = await RunAsync(call).ConfigureAwait(false);
        await EndAsync(call, outcome).ConfigureAwait(false);
    }

    // The service may ignore its token; the client gets its answer at the deadline all the same. The request's objects
    // live until both are done.
    private async Task RunAgainstDeadlineAsync(ServerCall call, Deadline deadline)
    {
        using var over = new CancellationTokenSource();
        var enforcing = EnforceAsync(call, deadline, over.Token);
        await RunToEndAsync(call).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await enforcing.ConfigureAwait(false);
    }

    private async ValueTask<Outcome> RunAsync(ServerCall call)
    {
        if (!RequestHead.IsTo(call.Http, method.FullName))
            return Unimplemented.Method;
        try
        {
            await body(call).ConfigureAwait(false);
            return new Outcome(call.Status, Metadata.Empty);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && call.HasClientLeft)
        {
            return new Outcome(Status.DefaultCancelled, Metadata.Empty, exception);
        }
        catch (Exception exception)
        {
            return Outcome.From(exception, settings.IsDetailed);
        }
    }

    private async Task EndAsync(ServerCall call, Outcome outcome)
    {
        if (!call.TryEnd(out var whenIdle))
        {
            Log.EndedAfterDeadline(method.FullName);
            return;
        }
        await whenIdle.ConfigureAwait(false);
        Report(call, outcome);
        if (!call.HasClientLeft)
            StatusHeaders.End(call.Http.Response, outcome.Status, call.TrailersWith(outcome.Trailers));
    }

    private async Task EnforceAsync(ServerCall call, Deadline deadline, CancellationToken over)
    {
        var hasPassed = await deadline.WaitAsync(over).ConfigureAwait(false);
        if (!hasPassed || !call.TryEnd(out var whenIdle))
            return;
        call.Trace?.SetTag("grpc.status_code", (int)StatusCode.DeadlineExceeded);
        Log.DeadlineExceeded(method.FullName);
        var cancelling = call.CancelAsync();
        await SendDeadlineExceededAsync(call, whenIdle).ConfigureAwait(false);
        try
        {
            await cancelling.ConfigureAwait(false);
        }
        catch (AggregateException callbacks)
        {
            Log.CancellationCallbackThrew(callbacks, method.FullName);
        }
    }

    // A reset right behind the status would overtake it, since Kestrel completes a response before it has left; so
    // there is one only where no status can go. The client ends its own half when it sees the status, and Kestrel
    // resets with NO_ERROR what is still open when the method returns.
    private async Task SendDeadlineExceededAsync(ServerCall call, Task whenIdle)
    {
        try
        {
            await whenIdle.WaitAsync(ResetGrace, surroundings.Clock).ConfigureAwait(false);
            StatusHeaders.End(call.Http.Response, new Status(StatusCode.DeadlineExceeded, "Deadline passed."),
                call.TrailersSoFar);
            await call.Http.Response.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            Log.DeadlineStatusNotSent(method.FullName);
            call.Http.Features.Get<IHttpResetFeature>()?.Reset(ResetCancel);
        }
    }

    private void Report(ServerCall call, Outcome outcome)
    {
        call.Trace?.SetTag("grpc.status_code", (int)outcome.Status.StatusCode);
        if (call.HasClientLeft)
            Log.ClientLeft(method.FullName);
        else if (outcome.Cause is null or RpcException or BadHttpRequestException)
            Log.CallEnded(method.FullName, outcome.Status.StatusCode);
        else
            Log.HandlerThrew(outcome.Cause, method.FullName, outcome.Status.StatusCode);
    }

    // A stream of requests may be longer than Kestrel's limit on bodies and idle for longer than its data rate allows;
    // each of its messages has its own limit. A body with a single message keeps both, but has room for the message.
    private void LeaveLimitsToMessages(HttpContext http)
    {
        var isStream = method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = isStream || settings.MaxReceiveMessageSize is null ? null
                : Math.Max(size.MaxRequestBodySize ?? long.MaxValue, settings.MaxReceiveMessageSize.Value + SpareBody);
        if (isStream && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }
}

/// <summary>What all calls of a server share.</summary>
internal sealed record CallSurroundings(ILogger Log, TimeProvider Clock);
