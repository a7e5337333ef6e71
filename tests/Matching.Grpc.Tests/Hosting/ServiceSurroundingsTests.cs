using System.Diagnostics;
using System.Globalization;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Grpc.Tests.Hosting;

/// <summary>What a service finds around it: the HTTP context, other services, the trace, Kestrel's limits.</summary>
public sealed class ServiceSurroundingsTests
{
    private const long KestrelsLimit = 30_000_000;

    private static readonly byte[] Hello = Frames.Of(new Note { Text = "hello" });

    [Fact]
    public async Task HttpContext_OfACall_IsThatOfTheAccessor()
    {
        var isSame = false;
        IHttpContextAccessor? accessor = null;
        var setup = GrpcHost.ProbeSetup(probe => probe.Ask = (note, call) =>
        {
            isSame = ReferenceEquals(accessor!.HttpContext, call.GetHttpContext());
            call.GetHttpContext().Response.Headers["x-seen"] = call.GetHttpContext().Request.Path.Value;
            return Task.FromResult(note);
        });
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Services = services =>
            {
                setup.Services(services);
                services.AddHttpContextAccessor();
            },
        });
        accessor = host.Services.GetRequiredService<IHttpContextAccessor>();
        var answer = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.True(isSame);
        Assert.Equal("/matching.grpc.tests.Probe/Ask", answer.Single("x-seen"));
    }

    [Fact]
    public async Task Service_ThatCallsAnotherOnTheSameServer_GetsItsAnswer()
    {
        GrpcChannel? channel = null;
        await using var host = await GrpcHost.StartAsync(probe =>
        {
            probe.Watch = (note, notes, _) => notes.WriteAsync(new Note { Text = note.Text + " there" });
            probe.Ask = async (note, call) =>
            {
                using var inner = new Probe.ProbeClient(channel!).Watch(note,
                    cancellationToken: call.CancellationToken);
                await inner.ResponseStream.MoveNext(call.CancellationToken);
                return inner.ResponseStream.Current;
            };
        });
        using var made = channel = GrpcChannel.ForAddress(host.Address);
        Assert.Equal("hello there", (await new Probe.ProbeClient(channel).AskAsync(new Note { Text = "hello" })).Text);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Trace_OfACall_NamesMethodAndCode()
    {
        using var trace = new Activity("request").Start();
        var setup = GrpcHost.ProbeSetup(probe => probe.Ask = (_, _) =>
            throw new RpcException(new Status(StatusCode.NotFound, "")));
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Endpoints = app =>
            {
                app.Use((http, next) =>
                {
                    http.Features.Set<IHttpActivityFeature>(new KnownTrace(trace));
                    return next(http);
                });
                setup.Endpoints(app);
            },
        });
        await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal("/matching.grpc.tests.Probe/Ask", trace.GetTagItem("grpc.method"));
        Assert.Equal(5, trace.GetTagItem("grpc.status_code"));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask", "4194304", KestrelsLimit)]
    [InlineData("Watch", "4194304", KestrelsLimit)]
    [InlineData("Ask", "50000000", 50_000_000L + (64 * 1024))]
    [InlineData("Ask", "", null)]
    [InlineData("Collect", "4194304", null)]
    [InlineData("Chat", "4194304", null)]
    public async Task BodyLimit_OfARequest_IsLiftedWhereMessagesStreamOrMayBeLarger(
        string method, string receiveLimit, long? expected)
    {
        var body = new KnownBodyLimit();
        var setup = GrpcHost.ProbeSetup(options: server => server.MaxReceiveMessageSize =
            receiveLimit.Length == 0 ? null : int.Parse(receiveLimit, CultureInfo.InvariantCulture));
        await using var host = await GrpcHost.StartAsync(setup with
        {
            Endpoints = app =>
            {
                app.Use((http, next) =>
                {
                    http.Features.Set<IHttpMaxRequestBodySizeFeature>(body);
                    return next(http);
                });
                setup.Endpoints(app);
            },
        });
        Assert.Equal("0", (await new RawCall(method, Hello).SendAsync(host)).Status);
        Assert.Equal(expected, body.MaxRequestBodySize);
    }

    [Fact]
    public async Task IgnoreUnknownServices_OfOneService_LeavesItsUnknownMethodsToTheApplication()
    {
        var setup = GrpcHost.ProbeSetup(options: server => server.IgnoreUnknownServices = true);
        await using var host = await GrpcHost.StartAsync(setup);
        var call = new RawCall("Nothing", Hello);
        Assert.Equal(HttpStatusCode.NotFound, (await call.SendAsync(host)).HttpStatus);
    }

    [Fact]
    public async Task Service_ThatIsAsyncDisposable_IsDisposedAfterTheCall()
    {
        var disposals = new Disposals();
        await using var host = await GrpcHost.StartAsync(new GrpcHostSetup
        {
            Services = services =>
            {
                services.AddSingleton(disposals);
                services.AddGrpc();
            },
            Endpoints = app => app.MapGrpcService<DisposedProbe>(),
        });
        Assert.Equal("0", (await new RawCall("Ask", Hello).SendAsync(host)).Status);
        await disposals.ReachAsync(1);
        Assert.Equal(1, disposals.Count);
    }

    private sealed class DisposedProbe(Disposals disposals) : Probe.ProbeBase, IAsyncDisposable
    {
        public override Task<Note> Ask(Note request, ServerCallContext context)
        {
            Assert.Equal(0, disposals.Count);
            return Task.FromResult(request);
        }

        public ValueTask DisposeAsync()
        {
            disposals.Add();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class KnownTrace(Activity trace) : IHttpActivityFeature
    {
        public Activity Activity { get; set; } = trace;
    }

    private sealed class KnownBodyLimit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; } = KestrelsLimit;
    }
}
