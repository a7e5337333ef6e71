namespace Matching.Storage.Tests;

/// <summary>A suite that every kind of database passes: abstract, sealed once for each.</summary>
public abstract class StoreTests(TestDatabase test) : IAsyncLifetime
{
    protected TestDatabase Test => test;

    protected MatchingDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await test.OpenAsync();

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        test.Remove();
    }

    protected async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = await test.OpenAsync();
    }
}
