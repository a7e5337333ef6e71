using System.Text.Json;
using Matching.Core;
using Matching.Core.Loading;
using Matching.Core.Snapshots;

namespace Matching.Storage.Tests.Loading;

public abstract class RoundTripTests(TestDatabase test) : StoreTests(test)
{
    private static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };

    [Fact]
    public async Task LoadSnapshot_EveryFieldAtItsUpperLimit_GivesTheNounsThatWereLoaded() =>
        await AssertRoundTripAsync(Nouns.Upper());

    [Fact]
    public async Task LoadSnapshot_EveryFieldAtItsLowerLimit_GivesTheNounsThatWereLoaded() =>
        await AssertRoundTripAsync(Nouns.Lower());

    [Fact]
    public async Task LoadSnapshot_OptionalFieldsEmptyInTheFirstRowAndStatedLater_ReadsBoth() =>
        await AssertRoundTripAsync([.. Nouns.Lower(), .. Nouns.Upper(), .. Nouns.Whole()]);

    [Fact]
    public async Task LoadSnapshot_AfterReopening_GivesTheSame()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        await ReopenAsync();
        Assert.Equal(Text(Nouns.Whole()), Text(All(await Database.LoadSnapshotAsync(null, default))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_SameRowsAgain_LeavesAllUnchanged(bool reopen)
    {
        INoun[] nouns = [.. Nouns.Upper(), .. Nouns.Lower(), .. Nouns.Whole()];
        Assert.All((await Database.LoadAsync(nouns)).Verdicts(), verdict => Assert.Equal(Verdict.Inserted, verdict));
        if (reopen) await ReopenAsync();
        Assert.All((await Database.LoadAsync(nouns)).Verdicts(), verdict => Assert.Equal(Verdict.Unchanged, verdict));
    }

    private async Task AssertRoundTripAsync(IReadOnlyList<INoun> nouns)
    {
        var verdicts = await Database.LoadAsync([.. nouns]);
        Assert.Equal(Enumerable.Repeat(Verdict.Inserted, nouns.Count), verdicts.Verdicts());
        Assert.Equal(Text(nouns), Text(All(await Database.LoadSnapshotAsync(null, default))));
    }

    private static IEnumerable<INoun> All(Snapshot snapshot) =>
    [
        .. snapshot.Employers, .. snapshot.Sites, .. snapshot.Supervisors, .. snapshot.Slots, .. snapshot.Participants,
        .. snapshot.Placements,
    ];

    private static string[] Text(IEnumerable<INoun> nouns) =>
        [.. nouns.Select(n => $"{n.GetType().Name} {JsonSerializer.Serialize(n, n.GetType(), Fields)}")
            .Order(StringComparer.Ordinal)];
}

public sealed class SqliteRoundTripTests() : RoundTripTests(new SqliteTestDatabase());
