using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

/// <summary>One call of the scripted service by our own client.</summary>
/// <param name="Name">The case, whose first words say the kind of the call.</param>
/// <param name="Requests">The requests; the first is the script.</param>
internal sealed record ScriptedCall(string Name, params Script[] Requests)
{
    public CallOptions Options { get; init; }

    /// <summary>The script that the service follows; an empty one when nothing is sent.</summary>
    public Script Script => Requests.FirstOrDefault() ?? new Script();

    /// <summary>The same call, packed with gzip.</summary>
    public ScriptedCall Packed => this with
    {
        Options = Options.WithHeaders(
            [.. Options.Headers ?? [], new Metadata.Entry("grpc-internal-encoding-request", "gzip")]),
    };

    private bool IsFullDuplex => Name.StartsWith("bidi-stream/full-duplex", StringComparison.Ordinal);

    public Task<Observed> PlayAsync(Scripted.ScriptedClient client) => Name.Split('/')[0] switch
    {
        "unimplemented" => UnaryAsync(client.UnimplementedAsync(Script, Options)),
        "unary" => UnaryAsync(client.UnaryAsync(Script, Options)),
        "client-stream" => ClientStreamAsync(client.ClientStream(Options)),
        "server-stream" => ServerStreamAsync(client.ServerStream(Script, Options)),
        "bidi-stream" => BidiStreamAsync(client.BidiStream(Options)),
        _ => throw new InvalidOperationException($"Case '{Name}' begins with no kind of a call."),
    };

    private static Task<Observed> UnaryAsync(AsyncUnaryCall<Echo> call) => Observed.OfAsync(call.ResponseHeadersAsync,
        async messages => messages.Add(await call.ResponseAsync), call.GetTrailers);

    private Task<Observed> ClientStreamAsync(AsyncClientStreamingCall<Script, Echo> call) => Observed.OfAsync(
        call.ResponseHeadersAsync, async messages =>
        {
            await SendAllAsync(call.RequestStream);
            messages.Add(await call.ResponseAsync);
        }, call.GetTrailers);

    private static Task<Observed> ServerStreamAsync(AsyncServerStreamingCall<Echo> call) => Observed.OfAsync(
        call.ResponseHeadersAsync, async messages =>
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync())
                messages.Add(message);
        }, call.GetTrailers);

    private Task<Observed> BidiStreamAsync(AsyncDuplexStreamingCall<Script, Echo> call) => Observed.OfAsync(
        call.ResponseHeadersAsync, async messages =>
        {
            if (IsFullDuplex)
                await TakeTurnsAsync(call, messages);
            else
                await SendAllAsync(call.RequestStream);
            await foreach (var message in call.ResponseStream.ReadAllAsync())
                messages.Add(message);
        }, call.GetTrailers);

    private async Task TakeTurnsAsync(AsyncDuplexStreamingCall<Script, Echo> call, List<Echo> messages)
    {
        foreach (var (turn, request) in Requests.Index())
        {
            if (!await TrySendAsync(call.RequestStream, request))
                return;
            if (turn < Script.Responses.Count && await call.ResponseStream.MoveNext(CancellationToken.None))
                messages.Add(call.ResponseStream.Current);
        }
        await call.RequestStream.CompleteAsync();
    }

    private async Task SendAllAsync(IClientStreamWriter<Script> requests)
    {
        foreach (var request in Requests)
            if (!await TrySendAsync(requests, request))
                return;
        await requests.CompleteAsync();
    }

    // A call that is over does not take more; why it is over comes with the answer.
    private static async Task<bool> TrySendAsync(IClientStreamWriter<Script> requests, Script request)
    {
        try
        {
            await requests.WriteAsync(request);
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }
}
