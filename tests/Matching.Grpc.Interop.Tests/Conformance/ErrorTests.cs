using Grpc.Core;
using Matching.Grpc.Interop.Tests.Conformance.Protos;

namespace Matching.Grpc.Interop.Tests.Conformance;

[Suite("Errors")]
public sealed class ErrorTests(ScriptedHost host) : IClassFixture<ScriptedHost>
{
    [Theory]
    [InlineData("unary/canceled")]
    [InlineData("unary/unknown")]
    [InlineData("unary/invalid-argument")]
    [InlineData("unary/deadline-exceeded")]
    [InlineData("unary/not-found")]
    [InlineData("unary/already-exists")]
    [InlineData("unary/permission-denied")]
    [InlineData("unary/resource-exhausted")]
    [InlineData("unary/failed-precondition")]
    [InlineData("unary/aborted")]
    [InlineData("unary/out-of-range")]
    [InlineData("unary/unimplemented")]
    [InlineData("unary/internal")]
    [InlineData("unary/unavailable")]
    [InlineData("unary/data-loss")]
    [InlineData("unary/unauthenticated")]
    [InlineData("server-stream/canceled")]
    [InlineData("server-stream/unknown")]
    [InlineData("server-stream/invalid-argument")]
    [InlineData("server-stream/deadline-exceeded")]
    [InlineData("server-stream/not-found")]
    [InlineData("server-stream/already-exists")]
    [InlineData("server-stream/permission-denied")]
    [InlineData("server-stream/resource-exhausted")]
    [InlineData("server-stream/failed-precondition")]
    [InlineData("server-stream/aborted")]
    [InlineData("server-stream/out-of-range")]
    [InlineData("server-stream/unimplemented")]
    [InlineData("server-stream/internal")]
    [InlineData("server-stream/unavailable")]
    [InlineData("server-stream/data-loss")]
    [InlineData("server-stream/unauthenticated")]
    public Task Code_ThrownByTheService_ArrivesWithItsMessage(string name)
    {
        var word = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace("-", "", StringComparison.Ordinal);
        var code = Enum.Parse<StatusCode>(word == "canceled" ? nameof(StatusCode.Cancelled) : word, ignoreCase: true);
        return PlayAsync(name, new Script().Failing(code, $"{word} it is"));
    }

    [Theory]
    [InlineData("unary/error-with-metadata")]
    [InlineData("server-stream/error-with-metadata")]
    [InlineData("client-stream/error-with-metadata")]
    [InlineData("bidi-stream/error-with-metadata")]
    public Task Error_BehindMetadata_LeavesHeadersAndTrailers(string name) =>
        PlayAsync(name, new Script().With(Scripts.OnceEach).Failing(StatusCode.ResourceExhausted, "no more"));

    [Theory]
    [InlineData("unary/unicode-error-message")]
    public Task Message_OutsideAscii_ArrivesAsItWas(string name) =>
        PlayAsync(name, new Script().Failing(StatusCode.ResourceExhausted, "50 % av åäö ☺ 😈\t\r\n"));

    [Theory]
    [InlineData("client-stream/error-one-request")]
    public async Task Error_BehindOneRequest_Arrives(string name)
    {
        var call = new ScriptedCall(name, new Script().Failing(StatusCode.NotFound, "one"));
        (await call.PlayAsync(host.Client)).Follows(call);
    }

    [Theory]
    [InlineData("client-stream/error-multiple-requests")]
    public Task Error_BehindSeveralRequests_Arrives(string name) =>
        PlayAsync(name, new Script().Failing(StatusCode.NotFound, "several"));

    [Theory]
    [InlineData("server-stream/error-with-responses")]
    [InlineData("server-stream/error-with-no-responses")]
    [InlineData("bidi-stream/full-duplex/error-with-responses")]
    [InlineData("bidi-stream/full-duplex/error-no-responses")]
    [InlineData("bidi-stream/half-duplex/error-with-responses")]
    [InlineData("bidi-stream/half-duplex/error-with-no-responses")]
    public Task Error_BehindResponsesOrNone_ArrivesAfterThem(string name)
    {
        var script = name.EndsWith("no-responses", StringComparison.Ordinal)
            ? new Script()
            : Scripts.Responses("first", "second");
        return PlayAsync(name, script.Failing(StatusCode.Internal, "then this").With(Scripts.OnceEach));
    }

    private async Task PlayAsync(string name, Script script)
    {
        var call = new ScriptedCall(name, Scripts.Requests(name, script));
        foreach (var variant in new[] { call, call.Packed })
            (await variant.PlayAsync(host.Client)).Follows(variant);
    }
}
