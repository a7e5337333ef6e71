using Matching.Testing;

namespace Matching.Grpc.Interop.Tests.Peers;

/// <summary>gRPC's own interoperability client for Python, from Debian's source of grpc, unmodified.</summary>
public sealed class PythonInteropTests(RunningInterop server) : IClassFixture<RunningInterop>
{
    // Runs a module as `python3 -m` does, with the folder of the client among the roots of modules.
    private const string Run = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
        + "runpy.run_module('tests.interop.client', run_name='__main__', alter_sys=True)";

    [TheoryNeeding(Tool.PythonInterop)]
    [InlineData("empty_unary")]
    [InlineData("large_unary")]
    [InlineData("client_streaming")]
    [InlineData("server_streaming")]
    [InlineData("ping_pong")]
    [InlineData("timeout_on_sleeping_server")]
    [InlineData("empty_stream")]
    [InlineData("cancel_after_begin")]
    [InlineData("cancel_after_first_response")]
    [InlineData("unimplemented_method")]
    [InlineData("unimplemented_service")]
    [InlineData("status_code_and_message")]
    [InlineData("special_status_message")]
    [InlineData("custom_metadata")]
    public Task InteropService_CalledByTheOfficialPythonClient_Passes(string name) => RunningInterop.PassesAsync(
        Tools.Python, ["-W", "ignore", "-c", Run, Tools.PythonInterop, .. server.Arguments(name)]);
}
