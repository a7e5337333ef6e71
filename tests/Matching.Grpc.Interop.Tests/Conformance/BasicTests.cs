using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Basic")]
public sealed class BasicTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary/success")]
    [InlineData("client-stream/success")]
    [InlineData("server-stream/success")]
    [InlineData("bidi-stream/full-duplex/success")]
    [InlineData("bidi-stream/half-duplex/success")]
    public async Task Call_ThatSucceeds_GivesHeadersMessagesAndTrailers(string name)
    {
        var script = Scripts.Responses("first", "second").With(Scripts.OnceEach);
        var call = new ScriptedCall(name, Scripts.Requests(name, script))
        {
            Options = new CallOptions(Fields.ToMetadata(Scripts.OnceEach)),
        };
        foreach (var variant in new[] { call, call.Packed })
        {
            var observed = await variant.PlayAsync(host.Client);
            observed.Follows(variant);
            Assert.Equal(name.Contains("full-duplex", StringComparison.Ordinal) ? 2 : call.Requests.Length,
                observed.Messages[^1].Requests);
        }
    }

    [Theory]
    [InlineData("server-stream/no-responses")]
    [InlineData("bidi-stream/half-duplex/no-responses")]
    public async Task Call_WithoutResponses_GivesHeadersAndTrailers(string name)
    {
        var call = new ScriptedCall(name, Scripts.Requests(name, new Script().With(Scripts.OnceEach)));
        (await call.PlayAsync(host.Client)).Follows(call);
    }

    [Theory]
    [InlineData("client-stream/no-requests")]
    [InlineData("bidi-stream/half-duplex/no-requests")]
    public async Task Call_WithoutRequests_Succeeds(string name)
    {
        var observed = await new ScriptedCall(name).PlayAsync(host.Client);
        Assert.Equal(StatusCode.OK, observed.Status.StatusCode);
        Assert.All(observed.Messages, message => Assert.Equal(0, message.Requests));
    }

    [Theory]
    [InlineData("unimplemented")]
    public async Task Method_ThatIsNotThere_IsUnimplemented(string name)
    {
        var observed = await new ScriptedCall(name, new Script()).PlayAsync(host.Client);
        Assert.Equal(StatusCode.Unimplemented, observed.Status.StatusCode);
        Assert.Empty(observed.Messages);
    }
}
