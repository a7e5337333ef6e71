using System.Net;
using System.Net.Sockets;
using Matching.Server.Hosting;
using Matching.Storage;

namespace Matching.Server.Tests.Hosting;

public sealed class ServerStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("matching-start-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_WhereAnotherProgramListens_SaysSoAndExitsWithTwo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = (IPEndPoint)other.LocalEndpoint;
        var path = Path.Combine(_folder.FullName, "region.db");
        await using (await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = path, Clock = TimeProvider.System }, default))
        {
        }

        var (code, error) = await RunAsync(new ServerArguments(path, address));

        Assert.Equal(2, code);
        Assert.Equal(
            $"Option '--listen' has '{address}', expected a free address. Maybe another server runs there.", error);
    }

    [Fact]
    public async Task Run_WithoutADatabase_SaysSoAndExitsWithTwo()
    {
        var path = Path.Combine(_folder.FullName, "none.db");

        var (code, error) = await RunAsync(new ServerArguments(path, new IPEndPoint(IPAddress.Loopback, 0)));

        Assert.Equal(2, code);
        Assert.Contains("'none.db' does not exist", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(ServerArguments arguments)
    {
        var error = new StringWriter();
        var code = await MatchingServer.RunAsync(arguments, error, default);
        return (code, error.ToString().Trim());
    }
}
