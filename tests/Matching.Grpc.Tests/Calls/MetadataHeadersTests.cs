using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Calls;

public sealed class MetadataHeadersTests
{
    private static readonly byte[] Hello = Frames.Of(new Note { Text = "hello" });

    [Fact]
    public async Task RequestHeaders_OfTheProtocol_AreNotShown()
    {
        var seen = await RequestMetadata(("te", "trailers"), ("grpc-timeout", "10S"), ("grpc-encoding", "gzip"),
            ("grpc-accept-encoding", "gzip"), ("accept-encoding", "br"), ("x-mine", "1"), ("user-agent", "raw"));
        Assert.Equal(["user-agent", "x-mine"], seen.Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("q6s=")]
    [InlineData("q6s")]
    public async Task BinaryHeader_PaddedOrNot_IsDecoded(string base64)
    {
        var seen = await RequestMetadata(("x-raw-bin", base64));
        Assert.Equal([0xAB, 0xAB], seen.GetValueBytes("x-raw-bin"));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task BinaryHeader_WithCommas_IsSplitBeforeItIsDecoded()
    {
        var seen = await RequestMetadata(("x-raw-bin", "qw,q6s=, q6ur"));
        Assert.Equal(["AB", "ABAB", "ABABAB"], seen.GetAll("x-raw-bin").Select(e => Convert.ToHexString(e.ValueBytes)));
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("a")]
    [InlineData("q6s=x")]
    [InlineData("%%%%")]
    public async Task BinaryHeader_ThatIsNoBase64_IsInvalidArgumentWithoutEchoingIt(string value)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
            Task.FromResult(new Note { Number = call.RequestHeaders.Count }));
        var answer = await new RawCall("Ask", Hello) { Headers = [("x-raw-bin", value)] }.SendAsync(host);
        Assert.Equal("3", answer.Status);
        Assert.Equal("Metadata 'x-raw-bin' is no base64, expected RFC 4648 section 4.", answer.Message);
    }

    [Fact]
    public async Task RequestHeader_WithLettersOutsideAscii_DoesNotFailTheCall()
    {
        await using var host = await GrpcHost.StartAsync();
        host.Http.DefaultRequestHeaders.TryAddWithoutValidation("x-odd", "a");
        var answer = await new RawCall("Ask", Hello) { Headers = [("x-odd", "\u007f~!\"")] }.SendAsync(host);
        Assert.Equal("0", answer.Status);
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task ResponseMetadata_WithBytes_IsSentUnpaddedAndInOrder()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            await call.WriteResponseHeadersAsync(
                new Metadata { { "x-raw-bin", [0xAB, 0xAB] }, { "x-many", "one" }, { "x-many", "two" } });
            call.ResponseTrailers.Add("x-end-bin", [0xAB]);
            call.ResponseTrailers.Add("x-empty", "");
            return note;
        });
        var answer = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal(["q6s"], answer.Headers["x-raw-bin"]);
        Assert.Equal(["one", "two"], answer.Headers["x-many"]);
        Assert.Equal(["qw"], answer.Trailers["x-end-bin"]);
        Assert.Equal([""], answer.Trailers["x-empty"]);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("a\nb")]
    [InlineData("å")]
    [InlineData("\u007f")]
    public async Task ResponseTrailer_ThatHttp2CannotCarry_IsInternalAndNamesTheKeyOnly(string value)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            call.ResponseTrailers.Add("x-good", "1");
            call.ResponseTrailers.Add("x-bad", value);
            return Task.FromResult(note);
        });
        var answer = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal("Metadata key 'x-bad' has a value with a character outside printable ASCII, expected none. "
            + "Maybe use a key ending in '-bin'.", answer.Message);
        Assert.Null(answer.Single("x-good"));
    }

    [Trait("Official", "differs")]
    [Fact]
    public async Task ResponseHeaders_ThatHttp2CannotCarry_ThrowAtTheServiceBeforeAnythingIsSent()
    {
        var thrown = new TaskCompletionSource<Exception>();
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = async (note, call) =>
        {
            thrown.SetResult(await Assert.ThrowsAsync<InvalidOperationException>(
                () => call.WriteResponseHeadersAsync(new Metadata { { "x-bad", "a\r\nb" } })));
            return note;
        });
        Assert.Equal("0", (await new RawCall("Ask", Hello).SendAsync(host)).Status);
        Assert.StartsWith("Metadata key 'x-bad' has a value", (await thrown.Task).Message, StringComparison.Ordinal);
    }

    [Trait("Official", "differs")]
    [Theory]
    [InlineData("grpc-status")]
    [InlineData("content-type")]
    public async Task ResponseTrailer_OfTheProtocol_IsInternal(string key)
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            call.ResponseTrailers.Add(key, "0");
            return Task.FromResult(note);
        });
        var answer = await new RawCall("Ask", Hello).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal($"Metadata key '{key}' belongs to the protocol, expected another key.", answer.Message);
    }

    private static async Task<Metadata> RequestMetadata(params (string, string)[] headers)
    {
        Metadata? seen = null;
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (note, call) =>
        {
            seen = call.RequestHeaders;
            return Task.FromResult(note);
        });
        var answer = await new RawCall("Ask", Hello) { Headers = headers }.SendAsync(host);
        Assert.Equal("0", answer.Status);
        return seen!;
    }
}
