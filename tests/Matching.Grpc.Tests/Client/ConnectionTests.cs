using Matching.Testing;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Matching.Grpc.Tests.Client;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Streams_MoreThanOneConnectionTakes_OpenAnother()
    {
        var release = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(Holding(release.Task) with
        {
            Kestrel = kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = 5,
        });
        using var channel = GrpcChannel.ForAddress(host.Address);
        await OpenAsync(channel, 12);
        release.SetResult();
    }

    [Fact]
    public async Task Streams_AHundredAndOneOnOneConnection_LeaveRoomForACallWhenTheServerAllows()
    {
        var release = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(Holding(release.Task) with
        {
            Kestrel = kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000,
        });
        using var channel = GrpcChannel.ForAddress(host.Address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = false },
            DisposeHttpClient = true,
        });
        await OpenAsync(channel, 101);
        var answer = await new Probe.ProbeClient(channel).AskAsync(new Note { Text = "a" }).ResponseAsync
            .WaitAsync(Patience.Limit);
        Assert.Equal("a", answer.Text);
        release.SetResult();
    }

    [Fact]
    public async Task Server_ThatSpeaksHttp11Only_FailsTheCallWithAStatus()
    {
        await using var host = await GrpcHost.StartAsync(
            GrpcHost.ProbeSetup() with { Protocols = HttpProtocols.Http1 });
        using var channel = GrpcChannel.ForAddress(host.Address);
        var thrown = await Assert.ThrowsAsync<RpcException>(
            () => new Probe.ProbeClient(channel).AskAsync(new Note()).ResponseAsync.WaitAsync(Patience.Limit));
        Assert.Contains(thrown.StatusCode, new[] { StatusCode.Internal, StatusCode.Unavailable });
    }

    [Fact]
    public async Task Channel_OverAUnixDomainSocket_Calls()
    {
        var folder = Directory.CreateTempSubdirectory("matching-grpc-");
        try
        {
            var path = Path.Combine(folder.FullName, "socket");
            await using var host = await GrpcHost.StartAsync(GrpcHost.ProbeSetup(probe => probe.Ask = (_, call) =>
                Task.FromResult(new Note { Text = call.Peer })) with
            {
                Kestrel = kestrel => kestrel.ListenUnixSocket(path, listen => listen.Protocols = HttpProtocols.Http2),
            });
            using var channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler
                {
                    ConnectCallback = async (_, cancelled) =>
                    {
                        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancelled);
                        return new NetworkStream(socket, ownsSocket: true);
                    },
                },
            });
            Assert.Equal("unknown", (await new Probe.ProbeClient(channel).AskAsync(new Note())).Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("http://127.0.0.1:9", true, "Credentials are for https, expected them to fit the address ")]
    [InlineData("https://127.0.0.1:9", false, "Credentials are for http, expected them to fit the address ")]
    public void ForAddress_WithCredentialsOfAnotherScheme_IsRefused(string address, bool isSecure, string expected)
    {
        var thrown = Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            Credentials = isSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
        }));
        Assert.StartsWith($"{expected}'{address}/'.", thrown.Message, StringComparison.Ordinal);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallCredentials_InPlainText_TravelOnlyWhenSaidToBeUnsafe(bool isAllowed)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, call) =>
            Task.FromResult(new Note { Text = call.RequestHeaders.GetValue("x-token") ?? "none" }));
        var options = new GrpcChannelOptions
        {
            UnsafeUseInsecureChannelCallCredentials = isAllowed,
            Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure,
                CallCredentials.FromInterceptor((_, metadata) =>
                {
                    metadata.Add("x-token", "t");
                    return Task.CompletedTask;
                })),
        };
        if (!isAllowed)
        {
            var thrown = Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(host.Address, options));
            Assert.StartsWith($"Channel to '{host.Address.Authority}' is plain text, expected https for calls with "
                + "credentials.", thrown.Message, StringComparison.Ordinal);
            return;
        }
        using var channel = GrpcChannel.ForAddress(host.Address, options);
        Assert.Equal("t", (await new Probe.ProbeClient(channel).AskAsync(new Note())).Text);
    }

    [Theory]
    [InlineData("Ask", true)]
    [InlineData("Ask", false)]
    [InlineData("Watch", true)]
    [InlineData("Watch", false)]
    [InlineData("Collect", true)]
    [InlineData("Collect", false)]
    public async Task Cancellation_AtOnceOrDuringTheCall_ThrowsWithTheCallersToken(string method, bool isAtOnce)
    {
        var begun = new TaskCompletionSource();
        await using var host = await GrpcHost.StartAsync(Holding(begun));
        using var channel = GrpcChannel.ForAddress(host.Address,
            new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true });
        using var cancel = new CancellationTokenSource();
        if (isAtOnce)
            await cancel.CancelAsync();
        var call = Start(new Probe.ProbeClient(channel), method, cancel.Token);
        if (!isAtOnce)
            await begun.Task.WaitAsync(Patience.Limit);
        await cancel.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience.Limit));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
    }

    private static Task Start(Probe.ProbeClient client, string method, CancellationToken cancelled) => method switch
    {
        "Ask" => client.AskAsync(new Note(), cancellationToken: cancelled).ResponseAsync,
        "Watch" => client.Watch(new Note(), cancellationToken: cancelled).ResponseStream.MoveNext(),
        _ => client.Collect(cancellationToken: cancelled).ResponseAsync,
    };

    // Every method says that it runs and then waits for its client to leave.
    private static GrpcHostSetup Holding(TaskCompletionSource begun) => GrpcHost.ProbeSetup(probe =>
    {
        async Task HoldAsync(ServerCallContext call)
        {
            begun.TrySetResult();
            await call.CancellationToken.WhenFired();
        }
        probe.Ask = async (note, call) =>
        {
            await HoldAsync(call);
            return note;
        };
        probe.Watch = (_, _, call) => HoldAsync(call);
        probe.Collect = async (_, call) =>
        {
            await HoldAsync(call);
            return new Note();
        };
    });

    private static GrpcHostSetup Holding(Task release) => GrpcHost.ProbeSetup(probe =>
        probe.Watch = async (note, notes, _) =>
        {
            await notes.WriteAsync(note);
            await release;
        });

    private static async Task OpenAsync(GrpcChannel channel, int count)
    {
        var client = new Probe.ProbeClient(channel);
        await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            var call = client.Watch(new Note { Number = number });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(number, call.ResponseStream.Current.Number);
        })).WaitAsync(Patience.Limit);
    }
}
