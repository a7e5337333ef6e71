namespace Matching.Storage.Tests;

/// <summary>Where the tests of one kind of database keep theirs; each test has a new one.</summary>
public abstract class TestDatabase
{
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 8, 30, 0, TimeSpan.Zero);

    public abstract Task<MatchingDatabase> OpenAsync();

    public abstract void Remove();
}

/// <summary>A SQLite file in a folder of its own, removed afterwards.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public SqliteTestDatabase() => Folder = Directory.CreateTempSubdirectory("matching-").FullName;

    public string Folder { get; }

    public string File => Path.Combine(Folder, "test.db");

    public DatabaseSettings Settings => new()
    {
        Path = File,
        Clock = new FixedClock(Now),
        LockPatience = TimeSpan.FromSeconds(30),
    };

    public override Task<MatchingDatabase> OpenAsync() => MatchingDatabase.OpenAsync(Settings, default);

    public override void Remove() => Directory.Delete(Folder, recursive: true);
}

public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
