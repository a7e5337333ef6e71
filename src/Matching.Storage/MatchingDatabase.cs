using System.Data.Common;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Core.Words;
using Matching.Storage.Loading;
using Matching.Storage.Migrations;
using Matching.Storage.Plans;
using Matching.Storage.Snapshots;
using Matching.Storage.Sqlite;
using Matching.Storage.Tables;

namespace Matching.Storage;

/// <summary>
/// The product's database: one SQLite file. What was acknowledged survives a killed process and a lost current; what
/// was not is not there. Readers see one moment and never wait for a writer; writers wait for one another. Thread-safe.
/// SQLite works on the caller's thread: a task is usually done when it is returned. While another process writes, one
/// writer waits on its thread, and those behind it on none.
/// </summary>
public sealed partial class MatchingDatabase : ILoadStore, IAsyncDisposable
{
    private const string CountAll =
        "SELECT (SELECT COUNT(*) FROM municipality) AS Municipalities, (SELECT COUNT(*) FROM participant) AS "
        + "Participants, (SELECT COUNT(*) FROM employer) AS Employers, (SELECT COUNT(*) FROM site) AS Sites, "
        + "(SELECT COUNT(*) FROM slot) AS Slots, (SELECT COUNT(*) FROM supervisor) AS Supervisors, "
        + "(SELECT COUNT(*) FROM placement) AS Placements, (SELECT COUNT(*) FROM step) AS Steps, "
        + "(SELECT COUNT(*) FROM plan) AS Plans";

    private const string AllSources =
        "SELECT source FROM employer UNION SELECT source FROM site UNION SELECT source FROM supervisor UNION "
        + "SELECT source FROM slot UNION SELECT source FROM participant UNION SELECT source FROM placement UNION "
        + "SELECT source FROM step ORDER BY source";

    private readonly TimeProvider _clock;

    private MatchingDatabase(SqliteSource source, TimeProvider clock) => (Source, _clock) = (source, clock);

    internal SqliteSource Source { get; }

    /// <summary>Opens the database, makes it where it is missing, and brings its schema to this version.</summary>
    /// <exception cref="InvalidInputException">The settings are wrong.</exception>
    /// <exception cref="StorageException">It cannot be opened, is no database, is of something else, or its schema is
    /// newer or was changed.</exception>
    public static Task<MatchingDatabase> OpenAsync(DatabaseSettings settings, CancellationToken cancellationToken) =>
        OpenAsync(settings, Migration.Embedded, cancellationToken);

    /// <summary>Begins a load; see <see cref="ILoadStore"/>.</summary>
    /// <exception cref="InvalidInputException">The settings are wrong.</exception>
    public Task<ILoad> BeginAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        var check = new Check(Phrase.Of($"Inläsningen", $"Load"), "");
        check.Id("source", settings.Source);
        check.Defined("on_error", settings.OnError);
        check.Date("today", settings.Today);
        check.ThrowIfAny();
        return Source.GuardAsync<ILoad>(async () =>
            new Load(Source, await Source.OpenConnectionAsync(cancellationToken), settings));
    }

    /// <summary>
    /// Everything that a planning area knows at this moment, in one pass per table. <c>Snapshot.Municipalities</c> is
    /// the area; a row of another municipality is there only for a placement that crosses the border.
    /// </summary>
    /// <param name="municipalities">Codes of the area; null for every municipality of the database.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">The database has no rows of one of the municipalities.</exception>
    /// <exception cref="StorageException">The database cannot be read, or a row was changed by something
    /// else.</exception>
    public Task<Snapshot> LoadSnapshotAsync(
        IReadOnlyCollection<string>? municipalities, CancellationToken cancellationToken) =>
        ReadAsync(
            transaction => new SnapshotReader(transaction, cancellationToken).ReadAsync(municipalities),
            cancellationToken);

    /// <summary>How many rows there are of each noun.</summary>
    public Task<RowCounts> CountAsync(CancellationToken cancellationToken) => ReadAsync(
        async transaction => (await transaction.QueryAsync<RowCounts>(CountAll, null, cancellationToken))[0],
        cancellationToken);

    /// <summary>The systems that own a row, in ordinal order.</summary>
    public Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellationToken) => ReadAsync(
        async transaction => (IReadOnlyList<string>)await transaction.QueryAsync<string>(
            AllSources, null, cancellationToken),
        cancellationToken);

    /// <summary>A participant's steps in the order in which they were observed; none for an unknown one.</summary>
    public Task<IReadOnlyList<Step>> StepsOfAsync(Key participant, CancellationToken cancellationToken) => ReadAsync(
        transaction => StepTable.OfAsync(transaction, participant, cancellationToken), cancellationToken);

    /// <summary>Keeps a plan with its placements, in one transaction, and gives its key.</summary>
    /// <exception cref="InvalidInputException">The id is taken, or the municipality is outside the area.</exception>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public Task<Key> SavePlanAsync(NewPlan plan, CancellationToken cancellationToken)
    {
        plan.Validate();
        return WriteAsync(
            transaction => PlanTable.InsertAsync(transaction, plan, _clock.GetUtcNow(), cancellationToken),
            cancellationToken);
    }

    /// <summary>The plan with this key, or null.</summary>
    /// <exception cref="StorageException">It cannot be read, or was changed by something else.</exception>
    public Task<StoredPlan?> FindPlanAsync(Key key, CancellationToken cancellationToken) => ReadAsync(
        transaction => PlanTable.FindAsync(transaction, key, cancellationToken), cancellationToken);

    /// <summary>A municipality's plans, the newest first.</summary>
    public Task<IReadOnlyList<PlanSummary>> PlansOfAsync(
        string municipality, CancellationToken cancellationToken) => ReadAsync(
            transaction => PlanTable.OfAsync(transaction, municipality, cancellationToken), cancellationToken);

    /// <summary>Closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        Source.ClearPool();
        await Source.DisposeAsync();
    }

    internal static async Task<MatchingDatabase> OpenAsync(
        DatabaseSettings settings, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        DatabaseFile.Prepare(settings);
        var source = new SqliteSource(settings);
        await source.GuardAsync(async () =>
        {
            await new Migrator(source, migrations, settings.Clock).BringUpAsync(cancellationToken);
            return true;
        });
        return new MatchingDatabase(source, settings.Clock);
    }

    private Task<T> ReadAsync<T>(Func<StorageTransaction, Task<T>> read, CancellationToken cancellationToken) =>
        Source.GuardAsync(async () =>
        {
            await using var connection = await Source.OpenConnectionAsync(cancellationToken);
            await using var transaction = new StorageTransaction(SqliteSource.Begin(connection, writing: false));
            return await read(transaction);
        });
}
