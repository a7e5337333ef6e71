using Google.Protobuf;
using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Server Message Size")]
public sealed class ServerMessageSizeTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary/request-equal-to-server-limit")]
    [InlineData("client-stream/all-requests-equal-to-server-limit")]
    [InlineData("server-stream/request-equal-to-server-limit")]
    [InlineData("bidi-stream/half-duplex/all-requests-equal-to-server-limit")]
    [InlineData("bidi-stream/full-duplex/all-requests-equal-to-server-limit")]
    public async Task Requests_AtTheLimit_AreServed(string name)
    {
        var requests = Scripts.Requests(name, Scripts.Responses("first", "second"));
        var call = new ScriptedCall(name, [.. requests.Select(request => Grown(request, ScriptedHost.Limit))]);
        (await call.PlayAsync(host.Client)).Follows(call);
        (await call.Packed.PlayAsync(host.Client)).Follows(call);
    }

    [Theory]
    [InlineData("unary/request-exceeds-server-limit", 0)]
    [InlineData("client-stream/first-request-exceeds-server-limit", 0)]
    [InlineData("client-stream/subsequent-request-exceeds-server-limit", 1)]
    [InlineData("server-stream/request-exceeds-server-limit", 0)]
    [InlineData("bidi-stream/half-duplex/first-request-exceeds-server-limit", 0)]
    [InlineData("bidi-stream/half-duplex/subsequent-request-exceeds-server-limit", 1)]
    [InlineData("bidi-stream/full-duplex/first-request-exceeds-server-limit", 0)]
    [InlineData("bidi-stream/full-duplex/subsequent-request-exceeds-server-limit", 1)]
    public async Task Request_OverTheLimit_IsExhausted(string name, int large)
    {
        var requests = Scripts.Requests(name, Scripts.Responses("first", "second"));
        requests[large] = Grown(requests[large], ScriptedHost.Limit + 1);
        var call = new ScriptedCall(name, requests);
        foreach (var variant in new[] { call, call.Packed })
        {
            var observed = await variant.PlayAsync(host.Client);
            Assert.Equal(StatusCode.ResourceExhausted, observed.Status.StatusCode);
            Assert.Equal(name.Contains("full-duplex/sub", StringComparison.Ordinal) ? 1 : 0, observed.Messages.Count);
        }
    }

    // A request of a whole size in bytes: its body is what is missing.
    private static Script Grown(Script request, int size)
    {
        var grown = request.Clone();
        grown.Body = ByteString.CopyFrom(new byte[size - 1000]);
        grown.Body = ByteString.CopyFrom(new byte[size - 1000 + size - grown.CalculateSize()]);
        Assert.Equal(size, grown.CalculateSize());
        return grown;
    }
}
