using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Compression;

public sealed class MessageCompressionTests
{
    private static readonly Note Hello = new() { Text = new string('a', 1000) };

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Request_PackedAsItsHeaderSays_IsServed(string encoding)
    {
        await using var host = await GrpcHost.StartAsync();
        var packed = encoding == "gzip" ? Frames.Gzip(Hello.ToByteArray()) : Frames.Zlib(Hello.ToByteArray());
        var answer = await Ask(encoding, Frames.Of(1, packed)).SendAsync(host);
        Assert.Equal("0", answer.Status);
        Assert.Equal([Hello], Frames.Notes(answer.Body));
    }

    [Fact]
    public async Task Chat_WithPackedAndPlainMessagesMixed_AnswersEach()
    {
        await using var host = await GrpcHost.StartAsync();
        byte[] mixed = [.. Frames.Of(1, Frames.Gzip(Hello.ToByteArray())), .. Frames.Of(Hello),
            .. Frames.Of(1, Frames.Gzip(Hello.ToByteArray()))];
        var answer = await new RawCall("Chat", mixed) { Headers = [("grpc-encoding", "gzip")] }.SendAsync(host);
        Assert.Equal([Hello, Hello, Hello], Frames.Notes(answer.Body));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    public async Task Request_MarkedAsPackedWithoutAnEncoding_IsInternal(string? encoding)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await Ask(encoding, Frames.Of(1, Frames.Gzip(Hello.ToByteArray()))).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Message is marked as compressed, expected a 'grpc-encoding' header other than identity.",
            answer.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Request_PackedInAnUnknownWay_IsUnimplementedAndNamesTheKnownOnes()
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await Ask("snappy", Frames.Of(1, [1, 2, 3])).SendAsync(host);
        Assert.Equal("12", answer.Status);
        Assert.Equal("Message encoding is not supported, expected one of identity,gzip,deflate.", answer.Message);
        Assert.Equal(["identity,gzip,deflate"], answer.Headers["grpc-accept-encoding"]);
    }

    [Fact]
    public async Task Request_PlainUnderAnUnknownEncoding_IsServed()
    {
        await using var host = await GrpcHost.StartAsync();
        Assert.Equal("0", (await Ask("snappy", Frames.Of(Hello)).SendAsync(host)).Status);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("gzip", "0102030405")]
    [InlineData("deflate", "0102030405")]
    public async Task Request_ThatCannotBeInflated_IsInternal(string encoding, string hex)
    {
        await using var host = await GrpcHost.StartAsync();
        var answer = await Ask(encoding, Frames.Of(1, Convert.FromHexString(hex))).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal($"Message could not be inflated, expected {encoding}.", answer.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Request_CutInsideItsPackedBytes_IsInternal()
    {
        await using var host = await GrpcHost.StartAsync();
        var packed = Frames.Gzip(new Note { Body = ByteString.CopyFrom(Noise(5000)) }.ToByteArray());
        var answer = await Ask("gzip", Frames.Of(1, packed[..2500])).SendAsync(host);
        Assert.Equal("13", answer.Status);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("Ask")]
    [InlineData("Collect")]
    public async Task Request_InflatingOverTheLimit_IsExhaustedAndOneAtTheLimitIsServed(string method)
    {
        await using var host = await GrpcHost.StartAsync(options: server => server.MaxReceiveMessageSize = 1000);
        var atLimit = new Note { Body = ByteString.CopyFrom(new byte[997]) }.ToByteArray();
        Assert.Equal(1000, atLimit.Length);
        Assert.Equal("0", (await Packed(method, atLimit).SendAsync(host)).Status);
        var over = new Note { Body = ByteString.CopyFrom(new byte[998]) }.ToByteArray();
        var answer = await Packed(method, over).SendAsync(host);
        Assert.Equal("8", answer.Status);
        Assert.Equal("Received message inflates to more than 1000 bytes, expected at most 1000.", answer.Message);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Request_OfAQuarterMegabyteInflatingToAQuarterGigabyte_IsExhaustedInLittleMemory()
    {
        await using var host = await GrpcHost.StartAsync();
        var bomb = Frames.Gzip(new byte[256 << 20]);
        var call = Ask("gzip", Frames.Of(1, bomb));
        // What tests that run beside this one allocate is counted too: the least of some measurements is the call's.
        var least = long.MaxValue;
        for (var turn = 0; turn < 20; turn++)
        {
            var before = GC.GetTotalAllocatedBytes();
            Assert.Equal("8", (await call.SendAsync(host)).Status);
            least = Math.Min(least, GC.GetTotalAllocatedBytes() - before);
        }
        Assert.InRange(least, 0, 64 << 20);
    }

    [Theory]
    [InlineData("gzip", "identity,deflate, gzip", 1)]
    [InlineData("deflate", "deflate", 1)]
    [InlineData("gzip", "identity", 0)]
    [InlineData("gzip", "gzipped", 0)]
    [InlineData("gzip", null, 0)]
    public async Task Response_OfACompressingServer_IsPackedOnlyIfTheClientAcceptsIt(string algorithm, string? accepts,
        byte flag)
    {
        await using var host = await GrpcHost.StartAsync(options: server =>
            server.ResponseCompressionAlgorithm = algorithm);
        var answer = await Accepting(accepts).SendAsync(host);
        Assert.Equal(flag, Frames.Split(answer.Body).Single().Flag);
        Assert.Equal(flag == 1 ? algorithm : null, answer.Single("grpc-encoding"));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Response_OfNoBytesFromACompressingServer_IsPlain(string algorithm)
    {
        await using var host = await GrpcHost.StartAsync(options: server =>
            server.ResponseCompressionAlgorithm = algorithm);
        var answer = await new RawCall("Ask", Frames.Of(new Note()))
        {
            Headers = [("grpc-accept-encoding", algorithm)],
        }.SendAsync(host);
        Assert.Equal([((byte)0, 0)], Frames.Split(answer.Body).Select(frame => (frame.Flag, frame.Payload.Length)));
        Assert.Equal("0", answer.Status);
    }

    [Fact]
    public async Task Response_PackedWithGzip_InflatesToTheMessage()
    {
        await using var host = await GrpcHost.StartAsync(
            options: server => server.ResponseCompressionAlgorithm = "gzip");
        var answer = await Accepting("gzip").SendAsync(host);
        var (_, payload) = Frames.Split(answer.Body).Single();
        Assert.Equal(Hello, Note.Parser.ParseFrom(Frames.Gunzip(payload)));
        Assert.True(payload.Length < Hello.CalculateSize());
    }

    [Fact]
    public async Task Response_OfACallThatAsksForPacking_IsPackedWithoutShowingTheKey()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.WriteResponseHeadersAsync(new Metadata { { "grpc-internal-encoding-request", "gzip" } });
            return note;
        });
        var answer = await Accepting("gzip").SendAsync(host);
        Assert.Equal(1, Frames.Split(answer.Body).Single().Flag);
        Assert.Equal("gzip", answer.Single("grpc-encoding"));
        Assert.Null(answer.Single("grpc-internal-encoding-request"));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task Response_OfACallThatAsksForAnUnknownPacking_IsPlain()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.WriteResponseHeadersAsync(new Metadata { { "grpc-internal-encoding-request", "PURPLE" } });
            return note;
        });
        var answer = await Accepting("PURPLE").SendAsync(host);
        Assert.Equal(0, Frames.Split(answer.Body).Single().Flag);
        Assert.Null(answer.Single("grpc-encoding"));
    }

    [Fact]
    public async Task Response_WithNoCompressPerMessage_HasTheFlagOfEachMessage()
    {
        await using var host = await GrpcHost.StartAsync(
            probe => probe.Watch = async (note, notes, _) =>
            {
                await notes.WriteAsync(note);
                notes.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                await notes.WriteAsync(note);
                notes.WriteOptions = null;
                await notes.WriteAsync(note);
            },
            server => server.ResponseCompressionAlgorithm = "gzip");
        var call = new RawCall("Watch", Frames.Of(Hello)) { Headers = [("grpc-accept-encoding", "gzip")] };
        var answer = await call.SendAsync(host);
        Assert.Equal([1, 0, 1], Frames.Split(answer.Body).Select(frame => (int)frame.Flag));
    }

    [Fact]
    public async Task Response_OfAUnaryCallWithNoCompress_IsPlainUnderTheEncoding()
    {
        await using var host = await GrpcHost.StartAsync(
            probe => probe.Ask = (note, call) =>
            {
                call.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                return Task.FromResult(note);
            },
            server => server.ResponseCompressionAlgorithm = "gzip");
        var answer = await Accepting("gzip").SendAsync(host);
        Assert.Equal(0, Frames.Split(answer.Body).Single().Flag);
        Assert.Equal("gzip", answer.Single("grpc-encoding"));
    }

    private static RawCall Ask(string? encoding, byte[] frame) => new("Ask", frame)
    {
        Headers = encoding is null ? [] : [("grpc-encoding", encoding)],
    };

    private static RawCall Packed(string method, byte[] message) =>
        new(method, Frames.Of(1, Frames.Gzip(message))) { Headers = [("grpc-encoding", "gzip")] };

    private static RawCall Accepting(string? accepts) => new("Ask", Frames.Of(Hello))
    {
        Headers = accepts is null ? [] : [("grpc-accept-encoding", accepts)],
    };

    private static byte[] Noise(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
