using System.Text.Json;
using Matching.Core;
using Matching.Core.Suggestions;
using Matching.Storage.Tables;

namespace Matching.Storage.Suggestions;

/// <summary>Suggestions as they were given.</summary>
/// <param name="Key">The municipality of whom or what they are about, and the number there.</param>
/// <param name="CreatedAt">When they were given.</param>
/// <param name="About">The participant or the slot.</param>
/// <param name="Record">What they were made of, and what was answered.</param>
/// <param name="InputHash">SHA-256 of what they were made of.</param>
public sealed record StoredSuggestion(
    Key Key, DateTimeOffset CreatedAt, Key About, SuggestionRecord Record, string InputHash);

internal sealed record SuggestionRow
{
    public string Municipality { get; init; } = "";

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string About { get; init; } = "";

    public bool BySlot { get; init; }

    public DateOnly AsOf { get; init; }

    public string Model { get; init; } = "";

    public string ModelVersion { get; init; } = "";

    public string InputHash { get; init; } = "";

    public string Content { get; init; } = "";
}

/// <summary>Suggestions with what they were made of; written once and never changed.</summary>
internal static class SuggestionTable
{
    private const string NextNumber =
        "SELECT COALESCE(MAX(number), 0) + 1 FROM suggestion WHERE municipality = @Municipality";

    private const string Insert =
        "INSERT INTO suggestion (municipality, number, created_at, about, by_slot, as_of, model, model_version, "
        + "input_hash, content) VALUES (@Municipality, @Number, @CreatedAt, @About, @BySlot, @AsOf, @Model, "
        + "@ModelVersion, @InputHash, @Content)";

    private const string Select =
        "SELECT municipality AS Municipality, number AS Number, created_at AS CreatedAt, about AS About, "
        + "input_hash AS InputHash, content AS Content FROM suggestion ";

    private const string ByNumber = Select + "WHERE municipality = @Municipality AND number = @Number";

    // Of the same moment the higher number comes first: it was given later.
    private const string Newest = Select
        + "WHERE (@Municipality IS NULL OR municipality = @Municipality) "
        + "ORDER BY created_at DESC, number DESC, municipality LIMIT @Count";

    /// <summary>Keeps a list of suggestions and gives its key.</summary>
    public static async Task<Key> InsertAsync(
        StorageTransaction transaction, (Key About, DateTimeOffset CreatedAt) given, SuggestionRecord record,
        CancellationToken token)
    {
        var owner = new { given.About.Municipality };
        await MunicipalityTable.EnsureAsync(transaction, [given.About.Municipality], token);
        var number = (await transaction.QueryAsync<int>(NextNumber, owner, token))[0];
        var row = new SuggestionRow
        {
            Municipality = given.About.Municipality,
            Number = number,
            CreatedAt = given.CreatedAt,
            About = given.About.Id,
            BySlot = record.BySlot,
            AsOf = record.AsOf,
            Model = record.Model,
            ModelVersion = record.ModelVersion,
            InputHash = record.InputHash,
            Content = record.Write(),
        };
        await transaction.ExecuteAsync(Insert, row, token);
        return new Key(row.Municipality, $"{number}");
    }

    /// <summary>A municipality's suggestions with a number; null when there are none.</summary>
    public static async Task<StoredSuggestion?> FindAsync(
        StorageTransaction transaction, string municipality, int number, CancellationToken token)
    {
        var asked = new { Municipality = municipality, Number = number };
        return await transaction.QueryAsync<SuggestionRow>(ByNumber, asked, token) is [var row] ? Read(row) : null;
    }

    /// <summary>The latest suggestions of a municipality, or of all, the newest first.</summary>
    public static async Task<IReadOnlyList<StoredSuggestion>> NewestAsync(
        StorageTransaction transaction, string? municipality, int count, CancellationToken token)
    {
        var asked = new { Municipality = municipality, Count = count };
        return [.. (await transaction.QueryAsync<SuggestionRow>(Newest, asked, token)).Select(Read)];
    }

    private static StoredSuggestion Read(SuggestionRow row)
    {
        var key = new Key(row.Municipality, $"{row.Number}");
        try
        {
            return new StoredSuggestion(
                key, row.CreatedAt, new Key(row.Municipality, row.About), SuggestionRecord.Read(row.Content),
                row.InputHash);
        }
        catch (JsonException cause)
        {
            throw StorageException.DamagedRow("suggestion", key, cause);
        }
    }
}
