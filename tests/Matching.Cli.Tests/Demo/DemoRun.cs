using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Storage;

namespace Matching.Cli.Tests.Demo;

/// <summary>The demo, run once in English for all tests that look at what it prints and keeps.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("matching-demo-");

    /// <summary>The database that it made.</summary>
    public string Database => Path.Combine(_folder.FullName, "demo.db");

    /// <summary>What it printed.</summary>
    internal CommandRun Run { get; private set; } = null!;

    /// <summary>What is in the database.</summary>
    internal Snapshot Snapshot { get; private set; } = null!;

    /// <summary>The plan that it kept.</summary>
    internal Plan Plan { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Run = await CommandRun.OfAsync("demo", "--database", Database, "--language", "en");
        await using var database = await MatchingDatabase.OpenAsync(
            new DatabaseSettings { Path = Database, Clock = TimeProvider.System, CreateMissing = false }, default);
        Snapshot = await database.LoadSnapshotAsync(null, default);
        var summary = (await database.PlansOfAsync(Snapshot.Municipalities[0].Code, default))[0];
        Plan = (await database.FindPlanAsync(new Core.Key(summary.Municipality, summary.Id), default))!.Plan;
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>One demo for all tests of the collection.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoRun>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "demo run";
}
