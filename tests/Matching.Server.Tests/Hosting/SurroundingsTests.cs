using System.Net;
using Matching.Server.Hosting;
using Matching.Storage;
using Matching.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matching.Server.Tests.Hosting;

/// <summary>What surrounds the process has no say in where the server listens and in what it logs.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private static readonly string[] Names =
        ["Kestrel__Endpoints__Open__Url", "ASPNETCORE_URLS", "DOTNET_URLS", "Logging__LogLevel__Default"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("matching-surroundings-");
    private readonly string?[] _kept = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public void Dispose()
    {
        foreach (var (name, value) in Names.Zip(_kept)) Environment.SetEnvironmentVariable(name, value);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Build_WhereTheEnvironmentNamesFurtherEndpoints_ListensOnItsOwnAddressAlone()
    {
        Environment.SetEnvironmentVariable(Names[0], "http://127.0.0.2:0");
        Environment.SetEnvironmentVariable(Names[1], "http://127.0.0.3:0");
        Environment.SetEnvironmentVariable(Names[2], "http://127.0.0.4:0");
        Environment.SetEnvironmentVariable(Names[3], "Trace");
        var path = Path.Combine(_folder.FullName, "region.db");
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = path, Clock = TimeProvider.System }, default);
        await using var app = MatchingServer.Build(
            new ServerArguments(path, new IPEndPoint(IPAddress.Loopback, 0)), database, TimeProvider.System);
        await app.StartAsync().WaitAsync(Patience.Limit);

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Assert.Equal("127.0.0.1", new Uri(Assert.Single(addresses)).Host);
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Anybody");
        Assert.False(log.IsEnabled(LogLevel.Debug));
        Assert.True(log.IsEnabled(LogLevel.Warning));
    }
}
