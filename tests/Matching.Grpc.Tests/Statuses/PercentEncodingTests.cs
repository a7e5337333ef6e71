using Grpc.Core;
using Matching.Grpc.Statuses;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Statuses;

public sealed class PercentEncodingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ~ text!", "plain ~ text!")]
    [InlineData("100 %", "100 %25")]
    [InlineData("a\tb\r\n", "a%09b%0D%0A")]
    [InlineData("\u007f", "%7F")]
    [InlineData("å ä ö", "%C3%A5 %C3%A4 %C3%B6")]
    [InlineData("☺", "%E2%98%BA")]
    [InlineData("😈", "%F0%9F%98%88")]
    public void Encode_OfText_KeepsPrintableAsciiAndDecodesBack(string text, string wire)
    {
        Assert.Equal(wire, PercentEncoding.Encode(text));
        Assert.Equal(text, PercentEncoding.Decode(wire));
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Encode_OfALoneSurrogate_GivesTheReplacementCharacter(int code) =>
        Assert.Equal("a%EF%BF%BDb", PercentEncoding.Encode($"a{(char)code}b"));

    [Theory]
    [InlineData("100 %", "100 %")]
    [InlineData("%2", "%2")]
    [InlineData("%zz%41", "%zzA")]
    [InlineData("%c3%a5", "å")]
    public void Decode_OfBrokenOrLowerCaseDigits_TakesWhatIsWhole(string wire, string text) =>
        Assert.Equal(text, PercentEncoding.Decode(wire));

    [Fact]
    public async Task GrpcMessage_OfAStatusWithUnicode_IsPercentEncodedOnTheWire()
    {
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) =>
            throw new RpcException(new Status(StatusCode.Unknown, "\t\ntest ☺ 😈 %\r\n")));
        var answer = await new RawCall("Ask", Frames.Of(new Note())).SendAsync(host);
        Assert.Equal("%09%0Atest %E2%98%BA %F0%9F%98%88 %25%0D%0A", answer.Message);
    }

    [Fact]
    public async Task GrpcMessage_OfManyKilobytes_ArrivesWhole()
    {
        var detail = new string('x', 40_000);
        await using var host = await GrpcHost.StartAsync(probe => probe.Ask = (_, _) =>
            throw new RpcException(new Status(StatusCode.Unknown, detail)));
        var answer = await new RawCall("Ask", Frames.Of(new Note())).SendAsync(host);
        Assert.Equal(detail, answer.Message);
    }
}
