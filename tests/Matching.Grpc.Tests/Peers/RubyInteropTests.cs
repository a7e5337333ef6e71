using Matching.Grpc.Tests.Probing;
using Matching.Testing;

namespace Matching.Grpc.Tests.Peers;

/// <summary>gRPC's own interoperability client, as Debian's ruby-grpc brings it, unmodified.</summary>
public sealed class RubyInteropTests
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
    public async Task InteropService_CalledByTheOfficialRubyClient_Passes(string name)
    {
        await using var host = await GrpcHost.StartAsync();
        var run = await ProcessRun.RunAsync(TimeSpan.FromSeconds(60), Tools.Ruby, Tools.FindRubyInteropClient()!,
            "--server_host=127.0.0.1", $"--server_port={host.Address.Port}", "--use_tls=false", $"--test_case={name}");
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
