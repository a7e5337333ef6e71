using Dapper;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Storage.Fitting;

namespace Matching.Storage.Tests.Fitting;

public abstract class ModelTableTests(TestDatabase test) : StoreTests(test)
{
    private static readonly NewModel Autumn = new()
    {
        Municipality = Nouns.Home,
        Name = "autumn",
        LabelVersion = "placement-1",
        From = new DateOnly(2024, 1, 2),
        To = new DateOnly(2026, 3, 4),
        Rows = 812,
        Seed = ulong.MaxValue,
        Metrics = new Dictionary<string, double> { ["log_loss"] = 0.1 + 0.2, ["auc"] = 0.61 },
        GoodFile = "{\"å\": 1}",
        StartedFile = "{}",
    };

    private static Activation Act(string? version, string by = "m4") => new()
    {
        Municipality = Nouns.Home,
        Version = version,
        ActedBy = by,
        Reason = "bättre på de senaste",
    };

    [Fact]
    public async Task SaveModel_FindModel_GivesTheSameVersionByItsSha256()
    {
        var kept = await Database.SaveModelAsync(Autumn, default);
        await ReopenAsync();
        var found = await Database.FindModelAsync(Nouns.Home, Autumn.Version, default);
        Assert.NotNull(found);
        Assert.Equal(
            (kept.Version, 1, TestDatabase.Now, "autumn", "placement-1", 812, ulong.MaxValue),
            (found.Version, found.Number, found.CreatedAt, found.Name, found.LabelVersion, found.Rows, found.Seed));
        Assert.Equal((Autumn.From, Autumn.To), (found.From, found.To));
        Assert.Equal(Autumn.Metrics.OrderBy(m => m.Key), found.Metrics.OrderBy(m => m.Key));
        Assert.Equal((Autumn.GoodFile, Autumn.StartedFile), (found.GoodFile, found.StartedFile));
    }

    [Fact]
    public async Task SaveModel_TheSameFilesAgain_IsTheVersionThatIsThere()
    {
        await Database.SaveModelAsync(Autumn, default);
        var again = await Database.SaveModelAsync(Autumn with { Name = "winter" }, default);
        Assert.Equal((1, "autumn"), (again.Number, again.Name));
        var other = await Database.SaveModelAsync(Autumn with { StartedFile = null }, default);
        Assert.Equal(2, other.Number);
        Assert.Equal([2, 1], (await Database.ModelsOfAsync(Nouns.Home, default)).Select(m => m.Number));
        Assert.Empty(await Database.ModelsOfAsync(Nouns.Neighbour, default));
    }

    [Fact]
    public async Task SaveModel_WithEverythingWrong_NamesAllOfIt()
    {
        var wrong = Autumn with { Name = "", Rows = -1, GoodFile = "", StartedFile = "" };
        var violations = (await Assert.ThrowsAsync<InvalidInputException>(
            () => Database.SaveModelAsync(wrong, default))).Violations;
        Assert.Equal(["name", "rows", "good_file", "started_file"], violations.Select(v => v.Field));
    }

    [Fact]
    public async Task Activate_OneAndAnotherAndThePriorAgain_KeepsEveryActTheNewestFirst()
    {
        var first = await Database.SaveModelAsync(Autumn, default);
        var second = await Database.SaveModelAsync(Autumn with { GoodFile = "{\"b\": 2}" }, default);
        await Database.ActivateAsync(Act(first.Version), default);
        await Database.ActivateAsync(Act(second.Version, by: "m7"), default);
        await Database.ActivateAsync(Act(first.Version), default);
        var last = await Database.ActivateAsync(Act(null), default);
        Assert.Equal((4, TestDatabase.Now), (last.Number, last.ActedAt));
        var acts = await Database.ActivationsOfAsync(Nouns.Home, default);
        Assert.Equal([null, first.Version, second.Version, first.Version], acts.Select(a => a.Version));
        Assert.Equal(["m4", "m4", "m7", "m4"], acts.Select(a => a.ActedBy));
        Assert.All(acts, a => Assert.Equal("bättre på de senaste", a.Reason));
    }

    [Fact]
    public async Task CountingActivation_OfAnArea_IsTheNewestOfAnyOfItsMunicipalities()
    {
        string[] area = ["0114", Nouns.Home, Nouns.Neighbour];
        Assert.Null(await Database.CountingActivationAsync(area, default));
        var kept = await Database.SaveModelAsync(Autumn, default);
        await Database.ActivateAsync(Act(null, by: "m1"), default);
        await Database.ActivateAsync(Act(kept.Version), default);
        Assert.Equal(kept.Version, (await Database.CountingActivationAsync(area, default))?.Version);
        Assert.Null(await Database.CountingActivationAsync(["0114"], default));

        await Database.ActivateAsync(Act(null, by: "m9") with { Municipality = Nouns.Neighbour }, default);
        await using (var connection = await Database.Source.OpenConnectionAsync(default))
            await connection.ExecuteAsync(
                "UPDATE fit_activation SET acted_at = @At WHERE municipality = @Municipality",
                new { At = TestDatabase.Now.AddSeconds(0.5), Municipality = Nouns.Neighbour });
        foreach (var codes in new[] { area, null })
            Assert.Equal("m9", (await Database.CountingActivationAsync(codes, default))?.ActedBy);
    }

    [Fact]
    public async Task RegistryOf_AnArea_IsWhereAVersionWasKeptFirst()
    {
        Assert.Equal("0114", await Database.RegistryOfAsync(["0114", Nouns.Home], default));
        await Database.SaveModelAsync(Autumn, default);
        Assert.Equal(Nouns.Home, await Database.RegistryOfAsync(["0114", Nouns.Home], default));
        Assert.Equal("0114", await Database.RegistryOfAsync(["0114"], default));
    }

    [Fact]
    public async Task Activate_AVersionThatIsNotThere_IsRefused()
    {
        var violation = Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(
            () => Database.ActivateAsync(Act("abc"), default))).Violations);
        Assert.Equal(
            "Aktiveringen har version 'abc', väntade en som finns i registret. Kanske visar 'matching fit models' dem.",
            violation.Message.In(Language.Swedish));
        Assert.Equal(
            "Activation has version 'abc', expected one of the registry. Maybe 'matching fit models' shows them.",
            $"{violation.Message}");
    }

    [Fact]
    public async Task Activate_ByNobodyForNoReason_IsRefused()
    {
        var violations = (await Assert.ThrowsAsync<InvalidInputException>(
            () => Database.ActivateAsync(Act(null, by: "") with { Reason = " " }, default))).Violations;
        Assert.Equal(["by", "reason"], violations.Select(v => v.Field));
    }

    [Fact]
    public async Task FindModel_AFileThatWasEditedByHand_IsDamaged()
    {
        var kept = await Database.SaveModelAsync(Autumn, default);
        await using (var connection = await Database.Source.OpenConnectionAsync(default))
            await connection.ExecuteAsync("UPDATE fit_version SET good_file = '{}'");
        var thrown = await Assert.ThrowsAsync<StorageException>(
            () => Database.FindModelAsync(Nouns.Home, kept.Version, default));
        Assert.Equal(StorageFault.Damaged, thrown.Fault);
        Assert.StartsWith(
            $"Table fit_version has row '2280/{kept.Version}' with values that it cannot have", $"{thrown.Words}",
            StringComparison.Ordinal);
    }
}

public sealed class SqliteModelTableTests() : ModelTableTests(new SqliteTestDatabase());
