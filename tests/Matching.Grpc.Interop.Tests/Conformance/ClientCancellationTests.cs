using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Client Cancellation")]
public sealed class ClientCancellationTests : IAsyncLifetime, IDisposable
{
    private const int Long = 60_000;

    private readonly ScriptedHost _host = new();
    private readonly CancellationTokenSource _cancel = new();

    private CallOptions Options => new(cancellationToken: _cancel.Token);

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    public void Dispose() => _cancel.Dispose();

    [Theory]
    [InlineData("unary/cancel-after-close-send")]
    [InlineData("client-stream/cancel-after-close-send")]
    [InlineData("server-stream/cancel-after-close-send")]
    [InlineData("bidi-stream/full-duplex/cancel-after-close-send")]
    [InlineData("bidi-stream/half-duplex/cancel-after-close-send")]
    public async Task Call_CancelledAfterItsRequests_IsCancelledAtBothEnds(string name)
    {
        var script = new Script { DelayMilliseconds = Long, Headers = { Scripts.OnceEach } };
        var call = new ScriptedCall(name, Scripts.Requests(name, script)) { Options = Options };
        var playing = call.PlayAsync(_host.Client);
        await _host.Witness.Begun.WaitAsync(Patience.Limit);
        await _cancel.CancelAsync();
        await CancelledAsync(await playing);
    }

    [Theory]
    [InlineData("server-stream/cancel-after-responses")]
    public async Task Stream_CancelledAfterAResponse_IsCancelledAtBothEnds(string name)
    {
        Assert.StartsWith("server-stream", name, StringComparison.Ordinal);
        var script = Scripts.Responses(Enumerable.Repeat("again", 1000).ToArray());
        script.DelayMilliseconds = 20;
        using var call = _host.Client.ServerStream(script, Options);
        await CancelledAsync(await Observed.OfAsync(call.ResponseHeadersAsync, async messages =>
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync())
            {
                messages.Add(message);
                await _cancel.CancelAsync();
            }
        }, call.GetTrailers), atLeast: 1);
    }

    [Theory]
    [InlineData("client-stream/cancel-before-close-send")]
    public async Task ClientStream_CancelledBeforeItsEnd_IsCancelledAtBothEnds(string name)
    {
        Assert.StartsWith("client-stream", name, StringComparison.Ordinal);
        using var call = _host.Client.ClientStream(Options);
        await call.RequestStream.WriteAsync(new Script());
        await _host.Witness.Begun.WaitAsync(Patience.Limit);
        await _cancel.CancelAsync();
        await CancelledAsync(await Observed.OfAsync(call.ResponseHeadersAsync,
            async messages => messages.Add(await call.ResponseAsync), call.GetTrailers));
    }

    [Theory]
    [InlineData("bidi-stream/full-duplex/cancel-after-responses", 1)]
    [InlineData("bidi-stream/full-duplex/cancel-before-close-send", 1)]
    [InlineData("bidi-stream/half-duplex/cancel-after-responses", 1)]
    [InlineData("bidi-stream/half-duplex/cancel-before-close-send", 0)]
    public async Task BidiStream_Cancelled_IsCancelledAtBothEnds(string name, int responses)
    {
        var script = Scripts.Responses(Enumerable.Repeat("again", 1000).ToArray());
        script.DelayMilliseconds = 20;
        script.IsFullDuplex = name.Contains("full-duplex", StringComparison.Ordinal);
        using var call = _host.Client.BidiStream(Options);
        await call.RequestStream.WriteAsync(script);
        if (name.EndsWith("half-duplex/cancel-after-responses", StringComparison.Ordinal))
            await call.RequestStream.CompleteAsync();
        var observed = await Observed.OfAsync(call.ResponseHeadersAsync, async messages =>
        {
            for (var read = 0; read < responses && await call.ResponseStream.MoveNext(CancellationToken.None); read++)
                messages.Add(call.ResponseStream.Current);
            await _host.Witness.Begun.WaitAsync(Patience.Limit);
            await _cancel.CancelAsync();
            await call.ResponseStream.MoveNext(CancellationToken.None);
        }, call.GetTrailers);
        await CancelledAsync(observed, responses);
    }

    private async Task CancelledAsync(Observed observed, int atLeast = 0)
    {
        Assert.Equal(StatusCode.Cancelled, observed.Status.StatusCode);
        Assert.True(observed.Messages.Count >= atLeast);
        await _host.Witness.Cancelled.WaitAsync(Patience.Limit);
    }
}
