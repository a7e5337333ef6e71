using Grpc.Core;
using Matching.Grpc.Tests.Probing;
using Matching.Grpc.Tests.Protos;

namespace Matching.Grpc.Tests.Conformance;

/// <summary>Suite duplicate_metadata of Connect's conformance suite: several values of one name, in order.</summary>
public sealed class DuplicateMetadataTests
{
    private static readonly byte[] Request = Frames.Of(new Note { Text = "request" });

    [Theory]
    [InlineData("unary/success", 1)]
    [InlineData("unary/error", 0)]
    [InlineData("client-stream/success", 1)]
    [InlineData("client-stream/error", 0)]
    [InlineData("server-stream/success", 2)]
    [InlineData("server-stream/no-response", 0)]
    [InlineData("server-stream/error-with-responses", 2)]
    [InlineData("server-stream/error-with-no-responses", 0)]
    [InlineData("bidi-stream/full-duplex/success", 2)]
    [InlineData("bidi-stream/full-duplex/error-with-responses", 2)]
    [InlineData("bidi-stream/full-duplex/error-no-responses", 0)]
    [InlineData("bidi-stream/half-duplex/success", 2)]
    [InlineData("bidi-stream/half-duplex/error-with-responses", 2)]
    [InlineData("bidi-stream/half-duplex/error-with-no-responses", 0)]
    public async Task DuplicateMetadata_Case_KeepsEveryValueInOrder(string name, int responses)
    {
        var isError = name.Contains("error", StringComparison.Ordinal);
        var script = new Script
        {
            Texts = new[] { "one", "two" }[..responses],
            Headers = ["foo", "bar", "baz"],
            Trailers = ["bing", "quux"],
            Error = isError ? StatusCode.Internal : null,
            IsFullDuplex = name.Contains("full-duplex", StringComparison.Ordinal),
        };
        await using var host = await GrpcHost.StartAsync(script.Play);
        var answer = await new RawCall(Script.Method(name), Request).SendAsync(host);
        Assert.Equal(isError ? "13" : "0", answer.Status);
        Assert.Equal(["foo", "bar", "baz"], answer.Headers["x-custom-header"]);
        Assert.Equal(["bing", "quux"], answer.Trailers["x-custom-trailer"]);
        Assert.Equal(responses, Frames.Notes(answer.Body).Count);
    }

    [Theory]
    [InlineData("unary/success")]
    [InlineData("client-stream/success")]
    [InlineData("server-stream/success")]
    [InlineData("bidi-stream/half-duplex/success")]
    public async Task RequestHeaders_OfOneName_ReachTheServiceInOrder(string name)
    {
        string[] seen = [];
        await using var host = await GrpcHost.StartAsync(probe =>
        {
            Note See(ServerCallContext call)
            {
                seen = [.. call.RequestHeaders.GetAll("x-conformance-test").Select(entry => entry.Value)];
                return new Note();
            }
            probe.Ask = (_, call) => Task.FromResult(See(call));
            probe.Collect = (_, call) => Task.FromResult(See(call));
            probe.Watch = (_, responses, call) => responses.WriteAsync(See(call));
            probe.Chat = (_, responses, call) => responses.WriteAsync(See(call));
        });
        await new RawCall(Script.Method(name), Request)
        {
            Headers = [("X-Conformance-Test", "Value1"), ("X-Conformance-Test", "Value2")],
        }.SendAsync(host);
        // HttpClient joins the values; other clients send two headers, which Kestrel keeps apart.
        Assert.Equal("Value1, Value2", string.Join(", ", seen));
    }
}
