using Matching.Core;
using Matching.Core.Planning;
using Matching.Core.Suggestions;

namespace Matching.Storage.Tests.Suggestions;

public abstract class SuggestionTableTests(TestDatabase test) : StoreTests(test)
{
    private static readonly SuggestionRecord Record = new()
    {
        BySlot = true,
        AsOf = new DateOnly(2026, 5, 4),
        Model = "autumn",
        ModelVersion = "v1",
        Features = ["travel_minutes", "wish_match"],
        Weights = new ValueWeights(),
        Objective = FitObjective.Lift,
        FloorShare = 0.5,
        Inputs =
        [
            new SuggestionInput
            {
                Participant = new Key(Nouns.Home, "p1"),
                Slot = new Key(Nouns.Home, "s1"),
                Features = [0.1 + 0.2, double.NaN],
                Facts = new ValueFacts { OwnMean = 1.0 / 3, Weeks = 2 / 7.0 },
                UnplacedValue = -580_000,
            },
        ],
        Answers = [new SuggestionAnswer(1, 600, 0.6456563062257954, 795_656)],
    };

    [Fact]
    public async Task SaveSuggestion_FindSuggestion_GivesTheSameToTheBit()
    {
        var about = new Key(Nouns.Home, "s1");
        Assert.Equal(new Key(Nouns.Home, "1"), await Database.SaveSuggestionAsync(about, Record, default));
        await ReopenAsync();
        var stored = await Database.FindSuggestionAsync(Nouns.Home, 1, default);
        Assert.NotNull(stored);
        Assert.Equal(
            (about, TestDatabase.Now, Record.InputHash), (stored.About, stored.CreatedAt, stored.InputHash));
        Assert.Equal(Record.Write(), stored.Record.Write());
        Assert.Equal(Record.InputHash, stored.Record.InputHash);
    }

    [Fact]
    public async Task NewestSuggestions_OfOneMunicipalityOrAll_AreTheNewestFirst()
    {
        Assert.Empty(await Database.NewestSuggestionsAsync(null, 5, default));
        foreach (var about in new[] { (Nouns.Home, "p1"), (Nouns.Neighbour, "p2"), (Nouns.Home, "p3") })
            await Database.SaveSuggestionAsync(new Key(about.Item1, about.Item2), Record, default);
        Assert.Equal(["p3", "p1"], await AboutAsync(Nouns.Home, 5));
        Assert.Equal(["p2"], await AboutAsync(Nouns.Neighbour, 5));
        Assert.Equal(3, (await AboutAsync(null, 5)).Distinct().Count());
        Assert.Equal(["p3"], await AboutAsync(null, 1));
        Assert.Empty(await AboutAsync("0180", 5));
        Assert.Null(await Database.FindSuggestionAsync(Nouns.Home, 9, default));
    }

    private async Task<string[]> AboutAsync(string? municipality, int count) =>
        [.. (await Database.NewestSuggestionsAsync(municipality, count, default)).Select(s => s.About.Id)];
}

public sealed class SqliteSuggestionTableTests() : SuggestionTableTests(new SqliteTestDatabase());
