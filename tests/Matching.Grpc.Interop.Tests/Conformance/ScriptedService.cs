using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>Plays scripts. Unimplemented stays as it was generated.</summary>
public sealed class ScriptedService(Witness witness) : Scripted.ScriptedBase
{
    public override async Task<Echo> Unary(Script request, ServerCallContext context)
    {
        witness.Watch(context);
        await BeginAsync(request, context);
        return await SingleAsync(request, 1, context);
    }

    public override async Task<Echo> ClientStream(IAsyncStreamReader<Script> requestStream, ServerCallContext context)
    {
        witness.Watch(context);
        var requests = await requestStream.ReadAllAsync(context.CancellationToken)
            .ToListAsync(context.CancellationToken);
        var script = requests.FirstOrDefault() ?? new Script();
        await BeginAsync(script, context);
        return await SingleAsync(script, requests.Count, context);
    }

    public override async Task ServerStream(Script request, IServerStreamWriter<Echo> responseStream,
        ServerCallContext context)
    {
        witness.Watch(context);
        await BeginAsync(request, context);
        foreach (var body in request.Responses)
            await RespondAsync(responseStream, new Turn(request, body, 1), context);
        await EndAsync(request, context);
    }

    public override async Task BidiStream(IAsyncStreamReader<Script> requestStream,
        IServerStreamWriter<Echo> responseStream, ServerCallContext context)
    {
        witness.Watch(context);
        var (script, requests, responses) = (new Script(), 0, 0);
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            if (requests++ == 0)
                await BeginAsync(script = request, context);
            if (script.IsFullDuplex && responses < script.Responses.Count)
                await RespondAsync(responseStream, new Turn(script, script.Responses[responses++], requests), context);
        }
        foreach (var body in script.Responses.Skip(responses))
            await RespondAsync(responseStream, new Turn(script, body, requests), context);
        await EndAsync(script, context);
    }

    private static async Task BeginAsync(Script script, ServerCallContext context)
    {
        foreach (var trailer in script.Trailers)
            context.ResponseTrailers.Add(Fields.ToEntry(trailer));
        if (script.Headers.Count > 0)
            await context.WriteResponseHeadersAsync(Fields.ToMetadata(script.Headers));
    }

    private static async Task<Echo> SingleAsync(Script script, int requests, ServerCallContext context)
    {
        await EndAsync(script, context);
        return EchoOf(new Turn(script, script.Responses.FirstOrDefault() ?? ByteString.Empty, requests), context);
    }

    private static async Task EndAsync(Script script, ServerCallContext context)
    {
        await Task.Delay(script.DelayMilliseconds, context.CancellationToken);
        if (script.Failure is { } failure)
            throw new RpcException(new Status((StatusCode)failure.Code, failure.Message));
    }

    private static async Task RespondAsync(IServerStreamWriter<Echo> responses, Turn turn, ServerCallContext context)
    {
        await Task.Delay(turn.Script.DelayMilliseconds, context.CancellationToken);
        await responses.WriteAsync(EchoOf(turn, context));
    }

    private static Echo EchoOf(Turn turn, ServerCallContext context)
    {
        var left = context.Deadline == DateTime.MaxValue
            ? TimeSpan.Zero
            : context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        return new Echo
        {
            Body = turn.Body,
            Requests = turn.Requests,
            Headers = { context.RequestHeaders.Select(Fields.FromEntry) },
            LeftMilliseconds = (long)left.TotalMilliseconds,
        };
    }

    private sealed record Turn(Script Script, ByteString Body, int Requests);
}

/// <summary>Sees what happens to calls on the server.</summary>
public sealed class Witness
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when a method has begun.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Done when the token of a call has fired.</summary>
    public Task Cancelled => _cancelled.Task;

    public void Watch(ServerCallContext context)
    {
        context.CancellationToken.Register(() => _cancelled.TrySetResult());
        _begun.TrySetResult();
    }
}
