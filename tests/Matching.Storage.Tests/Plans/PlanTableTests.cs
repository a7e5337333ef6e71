using Dapper;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Planning;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Optimizer;
using Matching.Storage.Plans;

namespace Matching.Storage.Tests.Plans;

public abstract class PlanTableTests(TestDatabase test) : StoreTests(test)
{
    [Fact]
    public async Task SavePlan_FindPlan_GivesTheSamePlanWithItsWordsInBothLanguages()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        var key = await Database.SavePlanAsync(New(), default);
        await ReopenAsync();
        var stored = await Database.FindPlanAsync(key, default);
        Assert.NotNull(stored);
        Assert.Equal(PlanJson.Write(Whole()), PlanJson.Write(stored.Plan));
        Assert.Equal("nära hemmet", stored.Plan.Placements[0].Reasons[0].In(Language.Swedish));
        Assert.Equal((key, TestDatabase.Now), (stored.Key, stored.CreatedAt));
        Assert.Equal([Nouns.Home, Nouns.Neighbour], stored.Area);
        Assert.Equal(new ValueWeights { Wish = 0.1 }, stored.Weights);
        Assert.Equal(7, stored.OptionsPerParticipant);
        Assert.Equal((FitObjective.Floor, 0.25), (stored.Objective, stored.FloorShare));
        Assert.Equal(("v1", "abc"), (stored.Plan.ModelVersion, stored.Plan.InputHash));
    }

    [Fact]
    public async Task SavePlan_NumbersAtTheirLimits_AreKept()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        var plan = Whole() with
        {
            Seed = ulong.MaxValue,
            Certificate = new PlanCertificate(Status.Feasible, long.MinValue, long.MaxValue, long.MaxValue, 0.1 + 0.2),
        };
        var key = await Database.SavePlanAsync(New() with { Plan = plan }, default);
        var stored = await Database.FindPlanAsync(key, default);
        Assert.Equal(plan.Certificate, stored!.Plan.Certificate);
        Assert.Equal(ulong.MaxValue, stored.Plan.Seed);
        var summary = Assert.Single(await Database.PlansOfAsync(Nouns.Home, default));
        Assert.Equal(
            (long.MinValue, long.MaxValue, 0.1 + 0.2), (summary.Objective, summary.CertifiedBound, summary.Seconds));
    }

    [Fact]
    public async Task SavePlan_NoId_TakesTheNextFreeNumber()
    {
        await Database.LoadAsync([.. Nouns.Whole(), .. Nouns.Whole(Nouns.Neighbour)]);
        Assert.Equal("2280/1", (await Database.SavePlanAsync(New(), default)).ToString());
        Assert.Equal("2280/3", (await Database.SavePlanAsync(New() with { Id = "3" }, default)).ToString());
        Assert.Equal("2280/4", (await Database.SavePlanAsync(New(), default)).ToString());
        var other = New() with { Municipality = Nouns.Neighbour };
        Assert.Equal("2380/1", (await Database.SavePlanAsync(other, default)).ToString());
    }

    [Fact]
    public async Task PlansOf_SeveralPlans_ListsTheNewestFirstWithItsFigures()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        await Database.SavePlanAsync(New(), default);
        await Database.SavePlanAsync(New() with { Id = "april" }, default);
        var plans = await Database.PlansOfAsync(Nouns.Home, default);
        Assert.Equal(["april", "1"], plans.Select(p => p.Id));
        Assert.Equal(
            new PlanSummary
            {
                Municipality = Nouns.Home,
                Id = "1",
                CreatedAt = TestDatabase.Now,
                AsOf = new DateOnly(2026, 5, 4),
                StartOn = new DateOnly(2026, 5, 11),
                EndOn = new DateOnly(2026, 11, 8),
                Status = "optimal",
                Objective = 900_000,
                Bound = 900_000,
                CertifiedBound = 910_000,
                Seconds = 0.25,
                Placed = 1,
                Unplaced = 1,
            },
            plans[1]);
        Assert.Empty(await Database.PlansOfAsync(Nouns.Neighbour, default));
        Assert.Equal(2, (await Database.CountAsync(default)).Plans);
    }

    [Fact]
    public async Task SavePlan_IdIsTaken_IsRejectedInWordsAndKeepsTheFirst()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        await Database.SavePlanAsync(New() with { Id = "maj" }, default);
        var thrown = await Assert.ThrowsAsync<InvalidInputException>(
            () => Database.SavePlanAsync(New() with { Id = "maj" }, default));
        Assert.Equal(
            "id: Plan 'maj' is there already, expected a new id. Maybe it is the same request once more.",
            thrown.Message);
        Assert.Equal(
            "Planen 'maj' finns redan, väntade ett nytt id. Kanske är det samma begäran en gång till.",
            thrown.Violations[0].Message.In(Language.Swedish));
        Assert.Single(await Database.PlansOfAsync(Nouns.Home, default));
    }

    [Fact]
    public async Task SavePlan_OwnerOutsideTheAreaAndPersonalId_NamesBoth()
    {
        var plan = New() with { Municipality = "1290", Id = "19121212-1212" };
        var thrown = await Assert.ThrowsAsync<InvalidInputException>(() => Database.SavePlanAsync(plan, default));
        Assert.Equal(
            [
                "id: Plan has a id that looks like a personal identity number, expected an opaque id. Maybe the system "
                    + "has an internal number.",
                "municipality: Plan has municipality '1290', expected one of the planning area (2280, 2380).",
            ],
            thrown.Violations.Select(v => v.ToString()));
        Assert.Equal(
            "Planen har kommun '1290', väntade en av planeringsområdet (2280, 2380).",
            thrown.Violations[1].Message.In(Language.Swedish));
    }

    [Fact]
    public async Task SavePlan_Placements_LeadToParticipantAndSlot()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        await Database.SavePlanAsync(New(), default);
        await using var connection = await Database.Source.OpenConnectionAsync();
        Assert.Equal(
            [("1", "2280", "d1", "2280", "p1", "proposed", 3, 800_000L)],
            await connection.QueryAsync<(string, string, string, string, string, string, int, long)>(
                "SELECT plan, participant_municipality, participant, slot_municipality, slot, kind, sessions, value "
                + "FROM plan_placement"));
    }

    [Fact]
    public async Task FindPlan_UnknownOrOfAnotherMunicipality_IsNull()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        await Database.SavePlanAsync(New(), default);
        Assert.Null(await Database.FindPlanAsync(new Key(Nouns.Home, "2"), default));
        Assert.Null(await Database.FindPlanAsync(new Key(Nouns.Neighbour, "1"), default));
    }

    [Theory]
    [InlineData("UPDATE plan SET content = 'null'")]
    [InlineData("UPDATE plan SET options = '['")]
    [InlineData("UPDATE plan SET area = '{}'")]
    public async Task FindPlan_RowChangedBySomethingElse_NamesIt(string change)
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        var key = await Database.SavePlanAsync(New(), default);
        await using (var connection = await Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(change);
        var thrown = await Assert.ThrowsAsync<StorageException>(() => Database.FindPlanAsync(key, default));
        Assert.StartsWith("Table plan has row '2280/1' with values", thrown.Message, StringComparison.Ordinal);
    }

    private static NewPlan New() => new()
    {
        Municipality = Nouns.Home,
        Area = [Nouns.Home, Nouns.Neighbour],
        Options = new PlanningOptions
        {
            Weights = new ValueWeights { Wish = 0.1 },
            OptionsPerParticipant = 7,
            Objective = FitObjective.Floor,
            FloorShare = 0.25,
        },
        Plan = Whole(),
    };

    private static Plan Whole() => new()
    {
        AsOf = new DateOnly(2026, 5, 4),
        StartOn = new DateOnly(2026, 5, 11),
        EndOn = new DateOnly(2026, 11, 8),
        Seed = 1,
        ModelVersion = "v1",
        InputHash = "abc",
        Model = "prior-1",
        Certificate = new PlanCertificate(Status.Optimal, 900_000, 900_000, 910_000, 0.25),
        Placements =
        [
            new PlannedPlacement
            {
                Participant = new Key(Nouns.Home, "d1"),
                Slot = new Key(Nouns.Home, "p1"),
                Title = "Badplatslag",
                Site = "Smitingen",
                Kind = PlannedKind.Proposed,
                Sessions = new SessionMask(3),
                StartOn = new DateOnly(2026, 6, 21),
                EndOn = new DateOnly(2026, 8, 20),
                Fit = new PlannedFit(0.5, 0.25, 0.75),
                Value = 800_000,
                Reasons = [Phrase.Of($"nära hemmet", $"near home")],
                Arrange = [],
            },
        ],
        Unplaced =
        [
            new Unplaced(
                new Key(Nouns.Home, "d2"), Phrase.Of($"språket", $"the language"), Phrase.Of($"A2", $"A2"),
                Phrase.Empty),
        ],
        Notes = [Phrase.Of($"Plats 'p1' är överfull.", $"Slot 'p1' is over-full.")],
    };
}

public sealed class SqlitePlanTableTests() : PlanTableTests(new SqliteTestDatabase());
