using System.Net;
using System.Net.Sockets;
using Matching.Core.Eligibility;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Optimizer;
using Matching.Sample;
using Matching.Server.Hosting;
using Matching.Server.Plans;
using Matching.Storage;
using Matching.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

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

    [Theory]
    [InlineData(0, 30)]
    [InlineData(60, 90)]
    public async Task Build_WithATimeToSettle_LeavesThirtySecondsMoreForCallsUnderWay(int settle, int shutdown)
    {
        var path = Path.Combine(_folder.FullName, "region.db");
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = path, Clock = TimeProvider.System }, default);
        var arguments = new ServerArguments(path, new IPEndPoint(IPAddress.Loopback, 0))
        {
            Settle = TimeSpan.FromSeconds(settle),
        };
        await using var app = MatchingServer.Build(arguments, database, TimeProvider.System);

        var host = app.Services.GetRequiredService<IOptions<HostOptions>>().Value;
        Assert.Equal(TimeSpan.FromSeconds(shutdown), host.ShutdownTimeout);
    }

    [Fact]
    public async Task Serve_WhosePlansCanNoLongerBeCarriedOut_SaysSoAndExitsWithOne()
    {
        var path = Path.Combine(_folder.FullName, "region.db");
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = path, Clock = TimeProvider.System }, default);
        await using var app = MatchingServer.Build(
            new ServerArguments(path, new IPEndPoint(IPAddress.Loopback, 0)), database, TimeProvider.System);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new FullLog());
        var rows = SampleRegion.Generate(new SampleSettings { Size = 60 }).Rows;
        var day = new DateOnly(2026, 5, 4);
        app.Services.GetRequiredService<PlanRuns>().Order(new PlanOrder(rows.Municipalities[0].Code, new PlanRequest(
            new Snapshot(rows), new PlanPeriod(day, day), new PlanningOptions(), new SolveOptions { Ticks = 1 })));

        var error = new StringWriter();
        var code = await MatchingServer.ServeAsync(app, error, default).WaitAsync(Patience.Limit);

        Assert.Equal(1, code);
        Assert.Equal(
            "Server was ended by 'AggregateException' while it carried out plans, expected none. "
                + "Maybe starting it again is enough.",
            error.ToString().Trim());
    }

    private static async Task<(int Code, string Error)> RunAsync(ServerArguments arguments)
    {
        var error = new StringWriter();
        var code = await MatchingServer.RunAsync(arguments, error, default);
        return (code, error.ToString().Trim());
    }

    /// <summary>A log whose disk is full when a plan has something to say.</summary>
    private sealed class FullLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(PlanRuns).FullName ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => throw new IOException("No space left on device.");

        public void Dispose()
        {
        }
    }
}
