using System.Globalization;
using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Peers;

/// <summary>The same cases written anew on @grpc/grpc-js, whose own client is in none of its packages.</summary>
public sealed class NodeInteropTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    private static readonly string Script =
        RepositoryRoot.Combine("tests", "Matching.Grpc.Interop.Tests", "Peers", "node_client.js");

    private static readonly string Protos = RepositoryRoot.Combine("tests", "Matching.Grpc.Interop", "Protos");

    [TheoryNeeding(Tool.NodeGrpc)]
    [InlineData("empty_unary")]
    [InlineData("large_unary")]
    [InlineData("client_streaming")]
    [InlineData("server_streaming")]
    [InlineData("ping_pong")]
    [InlineData("empty_stream")]
    [InlineData("cancel_after_begin")]
    [InlineData("cancel_after_first_response")]
    [InlineData("timeout_on_sleeping_server")]
    [InlineData("custom_metadata")]
    [InlineData("status_code_and_message")]
    [InlineData("special_status_message")]
    [InlineData("unimplemented_method")]
    [InlineData("unimplemented_service")]
    public Task InteropService_CalledByGrpcJs_Passes(string name) => RunningInterop.PassesAsync(
        Tools.Node!, Script, Tools.NodePackages, Protos, server.Address.Port.ToString(CultureInfo.InvariantCulture),
        name);
}
