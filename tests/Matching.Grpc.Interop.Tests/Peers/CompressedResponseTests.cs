using System.Buffers.Binary;
using Google.Protobuf;
using Grpc.Testing;
using Matching.Grpc.Interop.Tests.Http2;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Peers;

/// <summary>
/// The interop cases about compressed responses, which no client here has: they need the flag of each message.
/// </summary>
public sealed class CompressedResponseTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    private static readonly (string, string) AcceptsGzip = ("grpc-accept-encoding", "identity,gzip");

    [Theory]
    [InlineData("server_compressed_unary", true)]
    [InlineData("server_compressed_unary", false)]
    public async Task UnaryCall_AskedForACompressedResponse_SendsItSo(string name, bool isCompressed)
    {
        var request = new SimpleRequest
        {
            ResponseCompressed = new BoolValue { Value = isCompressed },
            ResponseSize = 314_159,
            Payload = new Payload { Body = ByteString.CopyFrom(new byte[271_828]) },
        };
        Assert.Equal((name, isCompressed ? "1" : "0"), (name, await FlagsAsync("UnaryCall", request)));
    }

    [Theory]
    [InlineData("server_compressed_streaming")]
    public async Task StreamingOutputCall_AskedForOneCompressedAndOnePlain_SendsThemSo(string name)
    {
        var request = new StreamingOutputCallRequest
        {
            ResponseParameters =
            {
                new ResponseParameters { Compressed = new BoolValue { Value = true }, Size = 31_415 },
                new ResponseParameters { Compressed = new BoolValue { Value = false }, Size = 92_653 },
            },
        };
        Assert.Equal((name, "1 0"), (name, await FlagsAsync("StreamingOutputCall", request)));
    }

    private async Task<string> FlagsAsync(string method, IMessage request)
    {
        await using var connection = await RawConnection.OpenAsync(server.Address);
        Assert.Equal("200 status 0", await connection.AskAsync(Head(method, AcceptsGzip), Message(request)));
        var flags = new List<byte>();
        for (var rest = connection.Stream(1).Body.AsSpan(); rest.Length > 0;)
        {
            flags.Add(rest[0]);
            rest = rest[(5 + BinaryPrimitives.ReadInt32BigEndian(rest[1..]))..];
        }
        return string.Join(' ', flags);
    }
}
