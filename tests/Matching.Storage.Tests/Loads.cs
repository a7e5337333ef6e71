using Matching.Core;
using Matching.Core.Loading;

namespace Matching.Storage.Tests;

/// <summary>Loads nouns in few words.</summary>
internal static class Loads
{
    public static readonly LoadSettings Settings = new() { Source = "test", Today = new DateOnly(2026, 5, 4) };

    /// <summary>Rows with one noun each, numbered from one.</summary>
    public static IReadOnlyList<LoadRow> Rows(this IEnumerable<INoun> nouns) =>
        [.. nouns.Select((noun, index) => new LoadRow(index + 1, [noun]))];

    /// <summary>One load of one batch, completed.</summary>
    public static async Task<IReadOnlyList<RowVerdict>> LoadAsync(
        this MatchingDatabase database, IReadOnlyList<LoadRow> rows, LoadSettings? settings = null)
    {
        await using var load = await database.BeginAsync(settings ?? Settings, default);
        var verdicts = await load.ApplyAsync(rows, default);
        await load.CompleteAsync(default);
        return verdicts;
    }

    /// <summary>One load of one batch of rows with one noun each.</summary>
    public static Task<IReadOnlyList<RowVerdict>> LoadAsync(this MatchingDatabase database, params INoun[] nouns) =>
        database.LoadAsync(nouns.Rows());

    public static Verdict[] Verdicts(this IEnumerable<RowVerdict> verdicts) => [.. verdicts.Select(v => v.Verdict)];
}
