using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;
using Matching.Grpc.Interop.Tests.Http2;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Duplicate Metadata")]
public sealed class DuplicateMetadataTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary/success")]
    [InlineData("unary/error")]
    [InlineData("client-stream/success")]
    [InlineData("client-stream/error")]
    [InlineData("server-stream/success")]
    [InlineData("server-stream/no-response")]
    [InlineData("server-stream/error-with-responses")]
    [InlineData("server-stream/error-with-no-responses")]
    [InlineData("bidi-stream/full-duplex/success")]
    [InlineData("bidi-stream/full-duplex/error-with-responses")]
    [InlineData("bidi-stream/full-duplex/error-no-responses")]
    [InlineData("bidi-stream/half-duplex/success")]
    [InlineData("bidi-stream/half-duplex/error-with-responses")]
    [InlineData("bidi-stream/half-duplex/error-with-no-responses")]
    public async Task Metadata_WithAKeyTwice_KeepsBothValuesInOrderBothWays(string name)
    {
        var isSilent = name.Contains("no-response", StringComparison.Ordinal);
        var script = (isSilent ? Scripts.Responses() : Scripts.Responses("first", "second")).With(Scripts.TwiceEach);
        if (name.Contains("error", StringComparison.Ordinal))
            script.Failing(StatusCode.Internal, "error");
        var call = new ScriptedCall(name, Scripts.Requests(name, script))
        {
            Options = new CallOptions(Fields.ToMetadata(Scripts.TwiceEach)),
        };
        (await call.PlayAsync(host.Client)).Follows(call);
    }

    [Fact]
    public async Task Metadata_SentInTwoFields_StaysTwoValues()
    {
        await using var connection = await RawConnection.OpenAsync(host.Address);
        var head = RawRequest.HeadWith("", ":path", "/matching.grpc.conformance.Scripted/Unary");
        await connection.AskAsync([.. head, ("x-custom-twice", "bing"), ("x-custom-twice", "quuz")],
            RawRequest.Message(new Script()));
        var echo = Echo.Parser.ParseFrom(connection.Stream(1).Body[5..]);
        Assert.Equal(["bing", "quuz"],
            echo.Headers.Where(field => field.Name == "x-custom-twice").Select(field => field.Text));
    }
}
