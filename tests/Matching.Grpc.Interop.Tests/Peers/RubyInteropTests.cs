using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Peers;

/// <summary>gRPC's own interoperability client for Ruby, as Debian's ruby-grpc brings it, unmodified.</summary>
public sealed class RubyInteropTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    [TheoryNeeding(Tool.RubyGrpc)]
    [InlineData("empty_unary")]
    [InlineData("large_unary")]
    [InlineData("client_compressed_unary")]
    [InlineData("client_streaming")]
    [InlineData("client_compressed_streaming")]
    [InlineData("server_streaming")]
    [InlineData("ping_pong")]
    [InlineData("timeout_on_sleeping_server")]
    [InlineData("empty_stream")]
    [InlineData("cancel_after_begin")]
    [InlineData("cancel_after_first_response")]
    [InlineData("unimplemented_method")]
    [InlineData("unimplemented_service")]
    [InlineData("status_code_and_message")]
    [InlineData("custom_metadata")]
    public Task InteropService_CalledByTheOfficialRubyClient_Passes(string name) => RunningInterop.PassesAsync(
        Tools.Ruby, [Tools.FindRubyInteropClient()!, .. server.Arguments(name)]);
}
