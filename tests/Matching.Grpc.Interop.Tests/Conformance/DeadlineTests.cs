using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Deadline Propagation")]
public sealed class DeadlinePropagationTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary/success")]
    [InlineData("client-stream/success")]
    [InlineData("server-stream/success")]
    [InlineData("bidi-stream/full-duplex/success")]
    public async Task Deadline_OfTheClient_IsKnownToTheService(string name)
    {
        var call = new ScriptedCall(name, Scripts.Requests(name, Scripts.Responses("in time")))
        {
            Options = new CallOptions().WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1)),
        };
        var observed = await call.PlayAsync(host.Client);
        observed.Follows(call);
        Assert.InRange(observed.Messages.Single().LeftMilliseconds, 1, 3_600_000);
    }
}

[Suite("Timeouts")]
public sealed class TimeoutTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary")]
    [InlineData("client-stream")]
    [InlineData("server-stream")]
    [InlineData("bidi-stream/full-duplex")]
    [InlineData("bidi-stream/half-duplex")]
    public async Task Deadline_BeforeTheService_IsDeadlineExceeded(string name)
    {
        var script = new Script { DelayMilliseconds = 60_000, Responses = { Google.Protobuf.ByteString.Empty } };
        var call = new ScriptedCall(name, Scripts.Requests(name, script))
        {
            Options = new CallOptions().WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(100)),
        };
        var observed = await call.PlayAsync(host.Client);
        Assert.Equal(StatusCode.DeadlineExceeded, observed.Status.StatusCode);
        Assert.Empty(observed.Messages);
    }
}
