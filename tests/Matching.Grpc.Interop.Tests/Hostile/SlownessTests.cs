using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using Matching.Testing;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>Clients that begin and do not go on, that do not read, that leave, and that have no time.</summary>
public sealed class SlownessTests(BesiegedServer server) : IClassFixture<BesiegedServer>
{
    // What a client lets a server send on one stream until it says more.
    private const int Window = 65_535;

    private static readonly TimeSpan WhileOthersCall = TimeSpan.FromSeconds(2);

    private static readonly byte[] Megabytes = Message(new StreamingOutputCallRequest
    {
        ResponseParameters = { Enumerable.Repeat(new ResponseParameters { Size = 256 << 10 }, 1000) },
    });

    [Theory]
    [InlineData("nothing")]
    [InlineData("half a preface")]
    [InlineData("half a head")]
    [InlineData("half a message")]
    public async Task Senders_AHundredThatStop_HoldNobodyUp(string start)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => BeginAsync(start)));
        await Task.Delay(WhileOthersCall / 4);
        await server.IsUnharmedAsync();
        foreach (var connection in connections)
            await connection.DisposeAsync();
        await server.IsUnharmedAsync();
    }

    [Fact]
    public async Task Readers_ThatDoNotRead_LeaveMemoryFlatAndOthersUndisturbed()
    {
        var connections = new List<RawConnection>();
        for (var reader = 0; reader < 20; reader++)
        {
            var connection = await RawConnection.OpenAsync(server.Address);
            connection.IsReplenishing = false;
            await connection.SendAsync(Whole(1, Head("StreamingOutputCall"), Megabytes));
            connections.Add(connection);
        }
        foreach (var connection in connections)
            await Patience.UntilAsync(() => connection.Stream(1).Body.Length >= Window);
        await Task.Delay(WhileOthersCall);
        await server.IsUnharmedAsync();
        Assert.All(connections, connection => Assert.Equal(Window, connection.Stream(1).Body.Length));
        foreach (var connection in connections)
            await connection.DisposeAsync();
        await server.IsUnharmedAsync();
    }

    [Fact]
    public async Task Reader_ThatDoesNotReadOneStream_GetsTheOthersOfItsConnection()
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        connection.IsReplenishing = false;
        await connection.SendAsync(Frame.WindowUpdate(0, 1 << 20));
        await connection.SendAsync(Whole(1, Head("StreamingOutputCall"), Megabytes));
        var body = Message(new SimpleRequest { ResponseSize = 20_000 });
        for (var stream = 3; stream < 43; stream += 2)
        {
            await connection.SendAsync(Whole(stream, Head("UnaryCall"), body));
            Assert.Equal("200 status 0", await connection.OutcomeAsync(stream));
        }
        await Patience.UntilAsync(() => connection.Stream(1).Body.Length >= Window);
        Assert.Equal(Window, connection.Stream(1).Body.Length);
        await server.IsUnharmedAsync();
    }

    [Fact]
    public async Task Connections_DroppedInTheMiddleOfCalls_LeaveNothingBehind()
    {
        for (var dropped = 0; dropped < 200; dropped++)
        {
            await using var connection = await RawConnection.OpenAsync(server.Address);
            await connection.SendAsync(Whole(1, Head("StreamingOutputCall"), Megabytes));
            await connection.SendAsync(HeadFrame(3, "StreamingInputCall"), Frame.Data(3, Prefix(0, 1000)));
            connection.Abort();
        }
        await server.IsUnharmedAsync();
    }

    [Fact]
    public async Task Calls_AThousandThatTimeOut_AllSayDeadlineExceeded()
    {
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new TestService.TestServiceClient(channel);
        var codes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => SleepAsync(client)));
        Assert.All(codes, code => Assert.Equal(StatusCode.DeadlineExceeded, code));
        await server.IsUnharmedAsync();
    }

    private static async Task<StatusCode> SleepAsync(TestService.TestServiceClient client)
    {
        var minute = new ResponseParameters { IntervalUs = 60_000_000 };
        using var call = client.StreamingOutputCall(new StreamingOutputCallRequest { ResponseParameters = { minute } },
            deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(50));
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        return thrown.StatusCode;
    }

    private async Task<RawConnection> BeginAsync(string start)
    {
        if (start is "nothing" or "half a preface")
        {
            var silent = await RawConnection.OpenSilentAsync(server.Address);
            await silent.SendAsync(start == "nothing" ? [] : RawConnection.Preface[..12]);
            return silent;
        }
        var connection = await RawConnection.OpenAsync(server.Address);
        if (start == "half a head")
            await connection.SendAsync(new Frame(FrameType.Headers, 0, 1, HeaderBlock.Encode(Head("UnaryCall"))));
        else
            await connection.SendAsync(HeadFrame(1, "UnaryCall"), Frame.Data(1, [.. Prefix(0, 1_000_000), 1, 2, 3]));
        return connection;
    }
}
