using Matching.Grpc.Interop.Tests.Http2;
using Matching.Testing;
using static Matching.Grpc.Interop.Tests.Http2.RawRequest;

namespace Matching.Grpc.Interop.Tests.Hostile;

public sealed class InteropProcessTests
{
    [Fact]
    public async Task Server_AskedToEnd_StopsWithExitCode0()
    {
        using var server = await InteropProcess.StartAsync();
        await using var connection = await RawConnection.OpenAsync(server.Address);
        await connection.SendAsync(Whole(1, Head("EmptyCall"), Message(0, [])));
        Assert.Equal("200 status 0", await connection.OutcomeAsync(1));
        await server.TerminateAsync();
        Assert.Equal(0, server.ExitCode);
        Assert.Equal("", server.TakeErrors());
    }

    [Theory]
    [InlineData]
    [InlineData("--port")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "x")]
    [InlineData("--pork", "1")]
    public async Task Server_WithArgumentsItDoesNotKnow_SaysWhatItExpects(params string[] arguments)
    {
        var run = await ProcessRun.RunAsync("dotnet", [InteropProcess.Program, .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Arguments are not understood, expected '--port N' with N in [0, 65535]. "
            + "Maybe use 0, which takes a free one.", run.Errors.TrimEnd());
    }
}
