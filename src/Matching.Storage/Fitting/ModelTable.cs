using System.Globalization;
using System.Text.Json;
using Matching.Core;
using Matching.Storage.Tables;

namespace Matching.Storage.Fitting;

internal sealed record ModelRow
{
    public string Municipality { get; init; } = "";

    public string Id { get; init; } = "";

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string Name { get; init; } = "";

    public string LabelVersion { get; init; } = "";

    public DateOnly? FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    public int RowCount { get; init; }

    public string Seed { get; init; } = "";

    public string Metrics { get; init; } = "";

    public string GoodFile { get; init; } = "";

    public string? StartedFile { get; init; }
}

/// <summary>Model versions; written once and never changed.</summary>
internal static class ModelTable
{
    private const string NextNumber =
        "SELECT COALESCE(MAX(number), 0) + 1 FROM fit_version WHERE municipality = @Municipality";

    private const string Insert =
        "INSERT INTO fit_version (municipality, id, number, created_at, name, label_version, from_on, to_on, "
        + "row_count, seed, metrics, good_file, started_file) VALUES (@Municipality, @Id, @Number, @CreatedAt, @Name, "
        + "@LabelVersion, @FromOn, @ToOn, @RowCount, @Seed, @Metrics, @GoodFile, @StartedFile)";

    private const string Select =
        "SELECT municipality AS Municipality, id AS Id, number AS Number, created_at AS CreatedAt, name AS Name, "
        + "label_version AS LabelVersion, from_on AS FromOn, to_on AS ToOn, row_count AS RowCount, seed AS Seed, "
        + "metrics AS Metrics, good_file AS GoodFile, started_file AS StartedFile FROM fit_version ";

    private const string OfOne = Select + "WHERE municipality = @Municipality ";

    private const string OfAny = Select
        + "WHERE municipality IN @Area AND id = @Version ORDER BY created_at, municipality LIMIT 1";

    private const string First =
        "SELECT municipality FROM fit_version WHERE municipality IN @Area ORDER BY created_at, municipality LIMIT 1";

    /// <summary>Keeps a version; the same files once more are the version that is there.</summary>
    public static async Task<StoredModel> InsertAsync(
        StorageTransaction transaction, NewModel model, DateTimeOffset createdAt, CancellationToken token)
    {
        if (await FindAsync(transaction, model.Municipality, model.Version, token) is { } there) return there;
        await MunicipalityTable.EnsureAsync(transaction, [model.Municipality], token);
        var number = (await transaction.QueryAsync<int>(NextNumber, new { model.Municipality }, token))[0];
        var row = new ModelRow
        {
            Municipality = model.Municipality,
            Id = model.Version,
            Number = number,
            CreatedAt = createdAt,
            Name = model.Name,
            LabelVersion = model.LabelVersion,
            FromOn = model.From,
            ToOn = model.To,
            RowCount = model.Rows,
            Seed = model.Seed.ToString(CultureInfo.InvariantCulture),
            Metrics = JsonSerializer.Serialize(
                new SortedDictionary<string, double>(
                    model.Metrics.ToDictionary(), StringComparer.Ordinal)),
            GoodFile = model.GoodFile,
            StartedFile = model.StartedFile,
        };
        await transaction.ExecuteAsync(Insert, row, token);
        return Read(row);
    }

    /// <summary>The version of a municipality with this SHA-256, or null.</summary>
    public static async Task<StoredModel?> FindAsync(
        StorageTransaction transaction, string municipality, string version, CancellationToken token)
    {
        var rows = await transaction.QueryAsync<ModelRow>(
            OfOne + "AND id = @Version", new { Municipality = municipality, Version = version }, token);
        return rows is [var row] ? Read(row) : null;
    }

    /// <summary>The version of any registry of an area with this SHA-256, or null.</summary>
    public static async Task<StoredModel?> FindAsync(
        StorageTransaction transaction, IReadOnlyCollection<string> area, string version, CancellationToken token)
    {
        var asked = new { Area = area, Version = version };
        return await transaction.QueryAsync<ModelRow>(OfAny, asked, token) is [var row] ? Read(row) : null;
    }

    /// <summary>The municipality of the version that an area kept first, or null.</summary>
    public static async Task<string?> FirstOfAsync(
        StorageTransaction transaction, IReadOnlyCollection<string> area, CancellationToken token) =>
        await transaction.QueryAsync<string>(First, new { Area = area }, token) is [var code] ? code : null;

    /// <summary>A municipality's versions, the newest first.</summary>
    public static async Task<IReadOnlyList<StoredModel>> OfAsync(
        StorageTransaction transaction, string municipality, CancellationToken token) =>
        (await transaction.QueryAsync<ModelRow>(
            OfOne + "ORDER BY number DESC", new { Municipality = municipality }, token)).ConvertAll(Read);

    // A file that somebody edited in the database no longer has the hash that it was kept under.
    private static StoredModel Read(ModelRow row)
    {
        try
        {
            var model = new StoredModel
            {
                Municipality = row.Municipality,
                Number = row.Number,
                CreatedAt = row.CreatedAt,
                Name = row.Name,
                LabelVersion = row.LabelVersion,
                From = row.FromOn,
                To = row.ToOn,
                Rows = row.RowCount,
                Seed = ulong.Parse(row.Seed, CultureInfo.InvariantCulture),
                Metrics = JsonSerializer.Deserialize<Dictionary<string, double>>(row.Metrics)
                    ?? throw new JsonException("The metrics are null, expected figures by name."),
                GoodFile = row.GoodFile,
                StartedFile = row.StartedFile,
            };
            return model.Version == row.Id
                ? model
                : throw new FormatException("The files have another SHA-256 than their version.");
        }
        catch (Exception cause) when (cause is JsonException or FormatException or OverflowException)
        {
            throw StorageException.DamagedRow("fit_version", new Key(row.Municipality, row.Id), cause);
        }
    }
}
