using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>
/// Frames that cost their sender nothing, by the thousand. The server may work them off, or ask for calm and end the
/// connection or the stream; either way it stays as it was.
/// </summary>
public sealed class FloodTests(BesiegedServer server) : IClassFixture<BesiegedServer>
{
    private const int Thousands = 20_000;

    private static readonly string[] Survived =
        ["200 status 0", "reset EnhanceYourCalm", "goaway EnhanceYourCalm", "closed"];
    private static readonly byte[] Body = Message(new SimpleRequest { ResponseSize = 1 });

    [Fact]
    public async Task Pings_ByTheThousand_AreAnswered()
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        await FloodAsync(connection, Frame.Ping(7));
        Assert.Equal("200 status 0", await connection.AskAsync(Head("UnaryCall"), Body));
        Assert.Equal(Thousands, connection.Pongs);
        await server.IsUnharmedAsync();
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("window updates")]
    [InlineData("priorities")]
    [InlineData("unknown frames")]
    public async Task Frames_ByTheThousand_AreWorkedOffOrEndTheConnection(string kind)
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        await FloodAsync(connection, kind switch
        {
            "settings" => Frame.Settings((Setting.InitialWindowSize, 65_535)),
            "window updates" => Frame.WindowUpdate(0, 1),
            "priorities" => new Frame(FrameType.Priority, 0, 1, [0, 0, 0, 0, 16]),
            _ => new Frame(FrameType.Unknown, 0, 0, new byte[50]),
        });
        Assert.Contains(await connection.AskAsync(Head("UnaryCall"), Body), Survived);
        await server.IsUnharmedAsync();
    }

    [Fact]
    public async Task EmptyDataFrames_ByTheThousand_AreNoMessage()
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        await connection.SendAsync(HeadFrame(1, "UnaryCall"));
        await FloodAsync(connection, Frame.Data(1, []));
        await connection.SendAsync(Frame.Data(1, Body, isLast: true));
        Assert.Contains(await connection.OutcomeAsync(1), Survived);
        await server.IsUnharmedAsync();
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(20, 50)]
    public async Task Streams_AThousandOpenedAndReset_LeaveNothingBehind(int connections, int streams)
    {
        for (var count = 0; count < connections; count++)
        {
            await using var connection = await RawConnection.OpenAsync(server.Address);
            for (var stream = 1; stream < 2 * streams; stream += 2)
                await connection.SendAsync(HeadFrame(stream, "FullDuplexCall"), Frame.Reset(stream, ErrorCode.Cancel));
            await connection.SendAsync(Whole(9999, Head("UnaryCall"), Body));
            Assert.Contains(await connection.OutcomeAsync(9999), Survived);
        }
        await server.IsUnharmedAsync();
    }

    [Fact]
    public async Task Streams_MoreThanTheServerTakes_AreRefusedAndTheOthersGoOn()
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        for (var stream = 1; stream < 400; stream += 2)
            await connection.SendAsync(HeadFrame(stream, "StreamingInputCall"));
        Assert.Equal("reset RefusedStream", await connection.OutcomeAsync(399));
        await connection.SendAsync(Frame.Data(1, [], isLast: true));
        Assert.Equal("200 status 0", await connection.OutcomeAsync(1));
        await server.IsUnharmedAsync();
    }

    [Fact]
    [Trait("Official", "differs")]
    public async Task Bombs_TwentyAtOnce_AreAllRefused()
    {
        var body = Message(1, Bombs.HalfGigabyte);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var connection = await RawConnection.OpenAsync(server.Address);
            return await connection.AskAsync(Head("UnaryCall", ("grpc-encoding", "gzip")), body);
        }));
        Assert.All(outcomes, outcome => Assert.Equal("200 status 8", outcome));
        await server.IsUnharmedAsync();
    }

    private static async Task FloodAsync(RawConnection connection, Frame frame)
    {
        var batch = Enumerable.Repeat(frame, 500).ToArray();
        for (var sent = 0; sent < Thousands; sent += batch.Length)
            await connection.SendAsync(batch);
    }
}
