using System.Text;
using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

/// <summary>HTTP/2 itself broken (RFC 9113 and 7541): the connection ends, and only it.</summary>
internal static class FrameCases
{
    private const string Protocol = "goaway ProtocolError";
    private const string Size = "goaway FrameSizeError";
    private const string Window = "goaway FlowControlError";
    private const string Header = "goaway CompressionError";

    // Who closes on bytes that are still under way may lose what was said before.
    private const string OrClosed = " or closed";

    private static readonly byte[] Body = Message(new SimpleRequest { ResponseSize = 1 });

    public static IEnumerable<HostileCase> All =>
        [.. Prefaces, .. Control, .. Streams, .. Windows, .. Continuations, .. Blocks, .. Allowed];

    private static HostileCase[] Prefaces =>
    [
        HostileCase.Bytes("nothing at all", "closed", []),
        HostileCase.Bytes("half a preface", "closed", RawConnection.Preface[..12]),
        HostileCase.Bytes("a preface with one wrong letter", Protocol + OrClosed,
            [.. RawConnection.Preface[..20], (byte)'x', .. RawConnection.Preface[21..]]),
        HostileCase.Bytes("random bytes", Protocol + OrClosed, RandomBytes(70_000)),
        HostileCase.Bytes("a TLS hello", Protocol + OrClosed,
            [0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3, .. RandomBytes(500)]),
        HostileCase.Bytes("a request before the settings", Protocol + OrClosed,
            [.. RawConnection.Preface, .. HeadFrame(1, "UnaryCall").ToBytes()]),
        HostileCase.Bytes("random bytes behind the preface", Size + OrClosed,
            [.. RawConnection.Preface, .. RandomBytes(70_000)]),
        HostileCase.Bytes("half a frame", "closed",
            [.. RawConnection.Preface, .. Frame.Settings().ToBytes(), .. HeadFrame(1, "UnaryCall").ToBytes()[..20]]),
    ];

    private static HostileCase[] Control =>
    [
        HostileCase.Frames("settings of five bytes", Size, new Frame(FrameType.Settings, 0, 0, new byte[5])),
        HostileCase.Frames("settings on a stream", Protocol, new Frame(FrameType.Settings, 0, 1, [])),
        HostileCase.Frames("an acknowledgement with content", Size,
            new Frame(FrameType.Settings, Frame.Ack, 0, new byte[6])),
        HostileCase.Frames("a window setting above 2³¹−1", Window,
            Frame.Settings((Setting.InitialWindowSize, 0x8000_0000))),
        HostileCase.Frames("frames of at most one byte", Protocol, Frame.Settings((Setting.MaxFrameSize, 1))),
        HostileCase.Frames("push neither on nor off", Protocol, Frame.Settings((Setting.EnablePush, 2))),
        HostileCase.Frames("a ping of seven bytes", Size, new Frame(FrameType.Ping, 0, 0, new byte[7])),
        HostileCase.Frames("a ping on a stream", Protocol, new Frame(FrameType.Ping, 0, 1, new byte[8])),
        HostileCase.Frames("a goaway on a stream", Protocol, new Frame(FrameType.GoAway, 0, 1, new byte[8])),
        HostileCase.Frames("a push from the client", Protocol, new Frame(FrameType.PushPromise, 4, 1, new byte[4])),
        HostileCase.Frames("a priority of four bytes", Size, new Frame(FrameType.Priority, 0, 1, new byte[4])),
        HostileCase.Frames("a stream that depends on itself", Protocol,
            new Frame(FrameType.Priority, 0, 1, [0, 0, 0, 1, 0])),
    ];

    private static HostileCase[] Streams =>
    [
        HostileCase.Frames("a request on stream 0", Protocol, HeadFrame(0, "UnaryCall")),
        HostileCase.Frames("a request on an even stream", Protocol, HeadFrame(2, "UnaryCall")),
        HostileCase.Frames("data on stream 0", Protocol, Frame.Data(0, Body)),
        HostileCase.Frames("data on a stream that is not open", Protocol, Frame.Data(5, Body)),
        HostileCase.Frames("a reset of a stream that is not open", Protocol, Frame.Reset(5, ErrorCode.Cancel)),
        HostileCase.Frames("a reset on stream 0", Protocol, Frame.Reset(0, ErrorCode.Cancel)),
        HostileCase.Frames("a reset of three bytes", Size, HeadFrame(1, "UnaryCall"),
            new Frame(FrameType.ResetStream, 0, 1, new byte[3])),
        HostileCase.Frames("a stream older than the newest", "goaway StreamClosed", [.. Call(5), .. Call(3)]),
        HostileCase.Frames("data behind the end of the stream", "goaway StreamClosed",
            [.. Held(1), Frame.Data(1, [], isLast: true), Frame.Data(1, Body)]),
        HostileCase.Frames("headers again in the middle", Protocol,
            HeadFrame(1, "StreamingInputCall"), HeadFrame(1, "StreamingInputCall")),
        HostileCase.Frames("padding longer than the frame", Protocol,
            HeadFrame(1, "UnaryCall"), new Frame(FrameType.Data, Frame.Padded, 1, [200, 1, 2])),
        HostileCase.OnConnection("a frame above 16 KiB", Size, async connection =>
        {
            await connection.SendAsync(HeadFrame(1, "UnaryCall"));
            await connection.SendAsync(Frame.Head(16_777_215, FrameType.Data, 0, 1));
            return await connection.EndAsync();
        }),
    ];

    private static HostileCase[] Windows =>
    [
        HostileCase.Frames("a window raised by nothing", Protocol, Frame.WindowUpdate(0, 0)),
        HostileCase.Frames("a window update of three bytes", Size,
            new Frame(FrameType.WindowUpdate, 0, 0, new byte[3])),
        HostileCase.Frames("the connection's window above 2³¹−1", Window, Frame.WindowUpdate(0, int.MaxValue)),
        HostileCase.OnConnection("a stream's window above 2³¹−1", "reset FlowControlError", async connection =>
        {
            await connection.SendAsync([.. Held(1), Frame.WindowUpdate(1, int.MaxValue)]);
            return await connection.OutcomeAsync(1);
        }),
        HostileCase.Frames("more than the server's window", Window + OrClosed,
            [.. Held(1), .. Enumerable.Repeat(Frame.Data(1, new byte[16_384]), 80)]),
        HostileCase.Frames("a window update of a stream that is not open", Protocol, Frame.WindowUpdate(7, 1)),
    ];

    private static HostileCase[] Continuations =>
    [
        HostileCase.Frames("a continuation of nothing", Protocol, new Frame(FrameType.Continuation, 4, 1, [])),
        HostileCase.Frames("a ping inside a head", Protocol,
            new Frame(FrameType.Headers, 0, 1, HeaderBlock.Encode(Head("UnaryCall"))), Frame.Ping(1)),
        HostileCase.Frames("a continuation of another stream", Protocol,
            new Frame(FrameType.Headers, 0, 1, HeaderBlock.Encode(Head("UnaryCall"))),
            new Frame(FrameType.Continuation, 4, 3, [])),
        HostileCase.Frames("a head that never ends", Protocol + OrClosed,
            [new Frame(FrameType.Headers, 0, 1, HeaderBlock.Encode(Head("UnaryCall"))),
                .. Enumerable.Repeat(new Frame(FrameType.Continuation, 0, 1, Field("x-more", 1000)), 20_000)]),
        HostileCase.Frames("one header of 40 KB", Header + OrClosed,
            [new Frame(FrameType.Headers, 0, 1, HeaderBlock.Encode(Head("UnaryCall"))),
                .. Field("x-large", 40_000).Chunk(16_000)
                    .Select(part => new Frame(FrameType.Continuation, 0, 1, part))]),
    ];

    private static HostileCase[] Blocks =>
    [
        HostileCase.Frames("index 0", "goaway InternalError", Frame.Headers(1, [0x80])),
        HostileCase.Frames("an index beyond the table", Header, Frame.Headers(1, [0xFF, 0x80, 0x01])),
        HostileCase.Frames("a number without end", Header,
            Frame.Headers(1, Enumerable.Repeat((byte)0xFF, 20).ToArray())),
        HostileCase.Frames("a text longer than its block", Header, Frame.Headers(1, [0, 0x7E, (byte)'x'])),
        HostileCase.Frames("Huffman code that ends nowhere", Header,
            Frame.Headers(1, [0, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0])),
        HostileCase.Frames("a table of four gigabytes", Header,
            Frame.Headers(1, [0x3F, 0xE0, 0xFF, 0xFF, 0xFF, 0x0F])),
    ];

    private static HostileCase[] Allowed =>
    [
        Fine("a frame of an unknown type", new Frame(FrameType.Unknown, 0xFF, 0, new byte[100])),
        Fine("an unknown setting", Frame.Settings((Setting.Unknown, 1))),
        Fine("a priority", new Frame(FrameType.Priority, 0, 1, [0, 0, 0, 0, 16])),
        Fine("settings that nobody asked for acknowledged", new Frame(FrameType.Settings, Frame.Ack, 0, [])),
        HostileCase.OnConnection("trailers behind a request", "200 status 0", async connection =>
        {
            await connection.SendAsync(HeadFrame(1, "UnaryCall"), Frame.Data(1, Body),
                Frame.Headers(1, HeaderBlock.Encode([("x-trailer", "1")]), isLast: true));
            return await connection.OutcomeAsync(1);
        }),
        HostileCase.OnConnection("a padded message", "200 status 0", async connection =>
        {
            await connection.SendAsync(HeadFrame(1, "UnaryCall"),
                new Frame(FrameType.Data, Frame.Padded | Frame.EndStream, 1, [5, .. Body, 0, 0, 0, 0, 0]));
            return await connection.OutcomeAsync(1);
        }),
    ];

    private static HostileCase Fine(string name, Frame frame) =>
        HostileCase.OnConnection(name, "200 status 0", async connection =>
        {
            await connection.SendAsync([frame, .. Call(1)]);
            return await connection.OutcomeAsync(1);
        });

    private static Frame[] Call(int stream) => Whole(stream, Head("UnaryCall"), Body);

    // A call that reads nothing more: it waits for an hour before it answers.
    private static Frame[] Held(int stream) =>
    [
        HeadFrame(stream, "FullDuplexCall"),
        Frame.Data(stream, Message(new StreamingOutputCallRequest
        {
            ResponseParameters = { new ResponseParameters { IntervalUs = int.MaxValue } },
        })),
    ];

    // A literal whose name and text stand in the block as they are.
    private static byte[] Field(string name, int size) => HeaderBlock.Encode([(name, new string('x', size))]);

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(20261122).NextBytes(bytes);
        return bytes;
    }
}
