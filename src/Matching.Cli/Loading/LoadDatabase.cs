using Matching.Storage;

namespace Matching.Cli.Loading;

/// <summary>
/// The database of a load. A dry run on one that does not exist gets an empty one of the same name in a temporary
/// folder, so that it leaves nothing behind.
/// </summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly string? _temporary;

    private LoadDatabase(MatchingDatabase database, string? temporary) =>
        (Database, _temporary) = (database, temporary);

    /// <summary>The open database.</summary>
    public MatchingDatabase Database { get; }

    /// <summary>Opens it, makes it where it is missing and something may be kept.</summary>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static async Task<LoadDatabase> OpenAsync(
        DatabaseSettings settings, bool dryRun, CancellationToken cancellation)
    {
        if (!dryRun || string.IsNullOrWhiteSpace(settings.Path) || Path.Exists(settings.Path))
            return new LoadDatabase(await MatchingDatabase.OpenAsync(settings, cancellation), temporary: null);
        var folder = Directory.CreateTempSubdirectory("matching-dry-run-").FullName;
        try
        {
            var path = Path.Combine(folder, Path.GetFileName(settings.Path));
            var database = await MatchingDatabase.OpenAsync(settings with { Path = path }, cancellation);
            return new LoadDatabase(database, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_temporary is not null) Directory.Delete(_temporary, recursive: true);
    }
}
