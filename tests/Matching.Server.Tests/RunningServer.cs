using System.Net;
using Grpc.Net.Client;
using Matching.Core;
using Matching.Core.Loading;
using Matching.Sample;
using Matching.Server.Hosting;
using Matching.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Server.Tests;

/// <summary>A server on a free loopback port over a database that holds the sample region.</summary>
public class RunningServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("matching-server-");
    private MatchingDatabase? _database;
    private WebApplication? _app;
    private SampleRegion? _region;

    /// <summary>The sample region in the database.</summary>
    public SampleRegion Region => _region ??= SampleRegion.Generate(new SampleSettings { Size = Participants });

    /// <summary>So many that a plan takes the time it is given.</summary>
    protected virtual int Participants => 500;

    /// <summary>What the server is told beside its database and address.</summary>
    private protected virtual ServerArguments Tell(ServerArguments arguments) => arguments;

    /// <summary>How long its database waits for another process that is writing.</summary>
    protected virtual TimeSpan LockPatience => TimeSpan.FromSeconds(10);

    /// <summary>The server's clock.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>The server's address.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Its database.</summary>
    public MatchingDatabase Database => _database!;

    /// <summary>A channel to it.</summary>
    public GrpcChannel Channel { get; private set; } = null!;

    private string File => Path.Combine(_folder.FullName, "region.db");

    /// <summary>Runs a statement on the database's file as another process would.</summary>
    public void Execute(string statement)
    {
        using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes to the database's file as another process would, until it is disposed.</summary>
    public IDisposable HoldTheWriteLock()
    {
        var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        // It goes with its connection.
        _ = other.BeginTransaction(deferred: false);
        return other;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = File, Clock = TimeProvider.System, LockPatience = LockPatience }, default);
        await LoadAsync(_database);
        _app = MatchingServer.Build(
            Tell(new ServerArguments(File, new IPEndPoint(IPAddress.Loopback, 0))), _database, Clock);
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.Single());
        Channel = GrpcChannel.ForAddress(Address);
    }

    /// <summary>Stops the server in good order.</summary>
    public Task StopAsync() => _app!.StopAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Channel.Dispose();
        await _app!.DisposeAsync();
        await _database!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task LoadAsync(MatchingDatabase database)
    {
        var rows = Region.Rows;
        var nouns = new IEnumerable<INoun>[]
        {
            rows.Employers, rows.Sites, rows.Supervisors, rows.Slots, rows.Participants, rows.Placements,
        }.SelectMany(n => n).Select((noun, i) => new LoadRow(i + 1, [noun]));
        await using var load = await database.BeginAsync(
            new LoadSettings { Source = "test", OnError = OnError.Abort, Today = Region.Settings.Date }, default);
        foreach (var batch in nouns.Chunk(1_000))
            Assert.All(await load.ApplyAsync(batch, default), v => Assert.Equal(Verdict.Inserted, v.Verdict));
        await load.CompleteAsync(default);
    }
}

/// <summary>One server for all tests of the collection.</summary>
[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<RunningServer>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "running server";
}

/// <summary>A server over the region that the README shows.</summary>
public sealed class ReadmeServer : RunningServer
{
    /// <inheritdoc/>
    protected override int Participants => 60;
}
