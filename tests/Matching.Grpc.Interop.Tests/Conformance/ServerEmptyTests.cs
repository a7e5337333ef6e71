using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Server Empty Requests")]
public sealed class ServerEmptyTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary/empty-request")]
    [InlineData("client-stream/empty-request")]
    [InlineData("server-stream/empty-request")]
    [InlineData("bidi-stream/half-duplex/empty-request")]
    public async Task Request_OfNoBytes_IsARequest(string name)
    {
        var call = new ScriptedCall(name, new Script());
        foreach (var variant in new[] { call, call.Packed })
        {
            var observed = await variant.PlayAsync(host.Client);
            Assert.Equal(StatusCode.OK, observed.Status.StatusCode);
            Assert.All(observed.Messages, message => Assert.Equal(1, message.Requests));
        }
    }
}
