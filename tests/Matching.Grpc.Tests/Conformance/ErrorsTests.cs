using System.Globalization;
using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Conformance;

/// <summary>Suite errors of Connect's conformance suite.</summary>
public sealed class ErrorsTests
{
    private static readonly byte[] Request = Frames.Of(new Note { Text = "request" });

    public static TheoryData<string, StatusCode> Codes()
    {
        var cases = new TheoryData<string, StatusCode>();
        foreach (var kind in new[] { "unary", "server-stream" })
            foreach (var code in Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK))
                cases.Add($"{kind}/{Kebab(code)}", code);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Errors_OfEachCode_AreTrailersOnly(string name, StatusCode code)
    {
        await using var host = await GrpcHost.StartAsync(new Script { Error = code }.Play);
        var answer = await new RawCall(Script.Method(name), Request).SendAsync(host);
        Assert.Equal(((int)code).ToString(CultureInfo.InvariantCulture), answer.Status);
        Assert.Equal("oops", answer.Message);
        Assert.True(answer.IsTrailersOnly);
    }

    [Theory]
    [InlineData("unary/error-with-metadata")]
    [InlineData("server-stream/error-with-metadata")]
    [InlineData("client-stream/error-with-metadata")]
    [InlineData("bidi-stream/error-with-metadata")]
    public async Task Errors_WithMetadata_CarryHeadersAndTrailers(string name)
    {
        var script = new Script { Error = StatusCode.Internal, Headers = ["foo", "bar"], Trailers = ["bing"] };
        await using var host = await GrpcHost.StartAsync(script.Play);
        var answer = await new RawCall(Script.Method(name), Request).SendAsync(host);
        Assert.Equal("13", answer.Status);
        Assert.Equal(["foo", "bar"], answer.Headers["x-custom-header"]);
        Assert.Equal(["bing"], answer.Trailers["x-custom-trailer"]);
    }

    [Theory]
    [InlineData("unary/unicode-error-message")]
    public async Task Errors_WithUnicode_ArePercentEncoded(string name)
    {
        await using var host = await GrpcHost.StartAsync(
            new Script { Error = StatusCode.Internal, ErrorText = "\t\r\nå ☺ 😈" }.Play);
        var answer = await new RawCall(Script.Method(name), Request).SendAsync(host);
        Assert.Equal("%09%0D%0A%C3%A5 %E2%98%BA %F0%9F%98%88", answer.Message);
    }

    [Theory]
    [InlineData("server-stream/error-with-responses", 1, 2)]
    [InlineData("server-stream/error-with-no-responses", 1, 0)]
    [InlineData("client-stream/error-one-request", 1, 0)]
    [InlineData("client-stream/error-multiple-requests", 3, 0)]
    [InlineData("bidi-stream/full-duplex/error-with-responses", 2, 2)]
    [InlineData("bidi-stream/full-duplex/error-no-responses", 2, 0)]
    [InlineData("bidi-stream/half-duplex/error-with-responses", 2, 2)]
    [InlineData("bidi-stream/half-duplex/error-with-no-responses", 2, 0)]
    public async Task Errors_BehindResponses_ComeAfterThem(string name, int requests, int responses)
    {
        var script = new Script
        {
            Texts = new[] { "one", "two" }[..responses],
            Error = StatusCode.Aborted,
            IsFullDuplex = name.Contains("full-duplex", StringComparison.Ordinal),
        };
        await using var host = await GrpcHost.StartAsync(script.Play);
        var answer = await new RawCall(Script.Method(name), [.. Enumerable.Repeat(Request, requests)]).SendAsync(host);
        Assert.Equal("10", answer.Status);
        Assert.Equal(responses == 0, answer.IsTrailersOnly);
        Assert.Equal(script.Texts, Frames.Notes(answer.Body).Select(note => note.Text));
    }

    // The suite spells CANCELLED as Connect does.
    private static string Kebab(StatusCode code) => code == StatusCode.Cancelled ? "canceled" : string.Concat(
        code.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0
            ? $"-{char.ToLowerInvariant(letter)}"
            : $"{char.ToLowerInvariant(letter)}"));
}
