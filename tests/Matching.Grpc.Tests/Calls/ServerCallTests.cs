using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Matching.Grpc.Tests.Calls;

public sealed class ServerCallTests
{
    [Trait("Official", "differs")]
    [Fact]
    public async Task Context_OfACall_TellsMethodHostPeerAndNobodysIdentity()
    {
        ServerCallContext? seen = null;
        string? peer = null;
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            (seen, peer) = (call, call.Peer);
            Assert.Equal("/matching.grpc.tests.Probe/Ask", call.Method);
            Assert.Equal(DateTime.MaxValue, call.Deadline);
            Assert.False(call.AuthContext.IsPeerAuthenticated);
            Assert.Same(call.UserState, call.UserState);
            Assert.Equal("/matching.grpc.tests.Probe/Ask", call.GetHttpContext().Request.Path);
            Assert.Throws<NotSupportedException>(() => call.CreatePropagationToken());
            return Task.FromResult(new Note { Text = call.Host });
        });
        var answer = await new RawCall("Ask", Frames.Of(new Note())).SendAsync(host);
        Assert.Equal(host.Address.Authority, Frames.Notes(answer.Body).Single().Text);
        Assert.Matches("^ipv4:127\\.0\\.0\\.1:[0-9]+$", peer);
        Assert.NotNull(seen);
    }

    [Fact]
    public async Task Deadline_SeenByTheService_IsTheTimeoutFromNow()
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        DateTime seen = default;
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            seen = call.Deadline;
            return Task.FromResult(note);
        });
        await new RawCall("Ask", Frames.Of(new Note())) { Headers = [("grpc-timeout", "1H")] }.SendAsync(host);
        Assert.InRange(seen, before.AddHours(1), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
    }

    [Theory]
    [InlineData("Ask", true)]
    [InlineData("Watch", true)]
    [InlineData("Collect", false)]
    [InlineData("Chat", false)]
    public async Task DataRate_OfARequest_IsWatchedUnlessItStreams(string method, bool expected)
    {
        var rate = new RecordedRate();
        var setup = GrpcHost.ProbeSetup();
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Endpoints = app =>
            {
                app.Use((http, next) =>
                {
                    http.Features.Set<IHttpMinRequestBodyDataRateFeature>(rate);
                    return next(http);
                });
                setup.Endpoints(app);
            },
        });
        Assert.Equal("0", (await new RawCall(method, Frames.Of(new Note())).SendAsync(host)).Status);
        Assert.Equal(expected, rate.MinDataRate is not null);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Log_OfFailedCalls_HoldsMethodsAndCodesButNothingOfTheCaller()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
            throw new RpcException(new Status(StatusCode.NotFound, $"Anna {note.Text}")));
        await new RawCall("Ask", Frames.Of(new Note { Text = "Andersson" })) { Headers = [("x-name", "Andersson")] }
            .SendAsync(host);
        await new RawCall("Ask", Frames.Of(0, "Andersson"u8.ToArray())).SendAsync(host);
        await new RawCall("Ask") { ContentType = "text/Andersson" }.SendAsync(host);
        Assert.NotEmpty(host.Log.Lines);
        Assert.DoesNotContain(host.Log.Lines, line => line.Text.Contains("Anna", StringComparison.Ordinal)
            || line.Text.Contains("Andersson", StringComparison.Ordinal));
        Assert.Contains(host.Log.Lines, line =>
            line.Text == "Call of /matching.grpc.tests.Probe/Ask ended with NotFound.");
    }

    [Fact]
    public async Task Streams_OnOneConnection_DoNotHoldUpOtherCalls()
    {
        var release = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(probe => probe.Watch = async (note, notes, _) =>
        {
            await notes.WriteAsync(note);
            await release.Task;
        });
        var open = await Task.WhenAll(Enumerable.Range(0, 90).Select(_ => host.Http.SendAsync(
            new RawCall("Watch", Frames.Of(new Note())).CreateRequest(), HttpCompletionOption.ResponseHeadersRead)));
        Assert.Equal("0", (await new RawCall("Ask", Frames.Of(new Note())).SendAsync(host)).Status);
        release.SetResult();
        foreach (var response in open)
            response.Dispose();
    }

    private sealed class RecordedRate : IHttpMinRequestBodyDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; } = new(240, TimeSpan.FromSeconds(5));
    }
}
