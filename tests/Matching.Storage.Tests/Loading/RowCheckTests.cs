using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Words;

namespace Matching.Storage.Tests.Loading;

/// <summary>Every way in which a row is rejected, with its words.</summary>
public abstract class RowCheckTests(TestDatabase test) : StoreTests(test)
{
    [Fact]
    public async Task Apply_SiteWithoutItsEmployer_IsRejectedInWords() => AssertViolation(
        await SingleAsync(Nouns.Site()), "employer",
        "Arbetsställe 's1' har employer 'e1' i kommun 2280, väntade en rad i employer med det id:t. Kanske ska den "
            + "filen läsas in först.",
        "Site 's1' has employer 'e1' in municipality 2280, expected a row in employer with that id. Maybe its file is "
            + "to be loaded first.");

    [Fact]
    public async Task Apply_SlotWithoutItsSite_IsRejectedInWords() => AssertViolation(
        await SingleAsync(Nouns.Slot()), "site",
        "Plats 'p1' har site 's1' i kommun 2280, väntade en rad i site med det id:t. Kanske ska den filen läsas in "
            + "först.",
        "Slot 'p1' has site 's1' in municipality 2280, expected a row in site with that id. Maybe its file is to be "
            + "loaded first.");

    [Fact]
    public async Task Apply_SlotWithoutOneOfItsSupervisors_NamesThatOne()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        AssertViolation(
            await SingleAsync(Nouns.Slot("p2", Nouns.Home, "h1", "h7")), "supervisors",
            "Plats 'p2' har supervisors 'h7' i kommun 2280, väntade en rad i supervisor med det id:t. Kanske ska den "
                + "filen läsas in först.",
            "Slot 'p2' has supervisors 'h7' in municipality 2280, expected a row in supervisor with that id. Maybe its "
                + "file is to be loaded first.");
    }

    [Fact]
    public async Task Apply_PlacementWithoutParticipantAndSlot_NamesBoth()
    {
        var draft = Nouns.PlacementDraft() with { SlotMunicipality = Nouns.Neighbour };
        var verdict = await SingleAsync(new Placement(draft));
        Assert.Equal(
            [
                "participant: Placement 't1' has participant 'd1' in municipality 2280, expected a row in participant "
                    + "with that id. Maybe its file is to be loaded first.",
                "slot: Placement 't1' has slot 'p1' in municipality 2380, expected a row in slot with that id. Maybe "
                    + "its file is to be loaded first.",
            ],
            verdict.Violations.Select(v => v.ToString()));
    }

    [Fact]
    public async Task Apply_SameIdInAnotherMunicipality_LeadsNowhere()
    {
        await Database.LoadAsync(Nouns.Employer(municipality: Nouns.Neighbour));
        Assert.Equal(Verdict.Rejected, (await SingleAsync(Nouns.Site())).Verdict);
    }

    [Fact]
    public async Task Apply_ReferenceToARejectedRow_IsRejectedToo()
    {
        var verdicts = await Database.LoadAsync(Nouns.Site(employer: "e7"), Nouns.Slot());
        Assert.Equal([Verdict.Rejected, Verdict.Rejected], verdicts.Verdicts());
    }

    [Fact]
    public async Task Apply_UnknownMunicipality_IsRejectedInWords() => AssertViolation(
        await SingleAsync(Nouns.Supervisor(municipality: "9999")), "municipality",
        "Handledare 'h1' har kommun '9999', väntade en av Sveriges 290 kommuner. Kanske är det en länskod eller en "
            + "kommun som har slagits ihop.",
        "Supervisor 'h1' has municipality '9999', expected one of Sweden's 290 municipalities. Maybe it is the code of "
            + "a county or of a municipality that was merged.");

    [Fact]
    public async Task Apply_RowOfAnotherSource_IsRejectedInWordsAndUntouched()
    {
        await Database.LoadAsync([new LoadRow(1, [Nouns.Employer()])], Loads.Settings with { Source = "procapita" });
        AssertViolation(
            await SingleAsync(Nouns.Employer(name: "Annat")), "id",
            "Arbetsgivare 'e1' tillhör källan 'procapita', väntade 'test'. Kanske använder två system samma id.",
            "Employer 'e1' belongs to source 'procapita', expected 'test'. Maybe two systems use the same id.");
        Assert.Equal("Kommunens parker", (await Database.LoadSnapshotAsync(null, default)).Employers[0].Name);
    }

    [Fact]
    public async Task Apply_RowThatSaysNothingOfAStoredProtection_OnceLiftedItInSilence()
    {
        await Database.LoadAsync(new Participant(Nouns.ParticipantDraft() with { ProtectedIdentity = true }));
        var located = Nouns.ParticipantDraft() with { Latitude = 62.63, Longitude = 17.94 };
        AssertViolation(
            await SingleAsync(new Participant(located)), "protected_identity",
            "Deltagare 'd1' har skyddad identitet och raden säger inget om det, väntade ja eller nej i "
                + "protected_identity. Kanske saknar filen kolumnen, eller så är raden avbruten.",
            "Participant 'd1' has a protected identity and the row says nothing of it, expected yes or no in "
                + "protected_identity. Maybe the file lacks the column, or the row was cut off.");
        Assert.True((await Database.LoadSnapshotAsync(null, default)).Participants[0].ProtectedIdentity);

        var stated = new LoadRow(1, [new Participant(located)]) { StatesProtection = true };
        Assert.Equal([Verdict.Updated], (await Database.LoadAsync([stated])).Verdicts());
        Assert.False((await Database.LoadSnapshotAsync(null, default)).Participants[0].ProtectedIdentity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_SameIdTwice_SecondIsRejectedNamingTheFirst(bool inAnotherBatch)
    {
        await using var load = await Database.BeginAsync(Loads.Settings, default);
        LoadRow[] rows =
            [new(17, [Nouns.Participant()]), new(18, [Nouns.Participant("d2")]), new(23, [Nouns.Participant()])];
        var verdicts = new List<RowVerdict>();
        foreach (var batch in inAnotherBatch ? rows.Chunk(2) : [rows])
            verdicts.AddRange(await load.ApplyAsync(batch, default));
        Assert.Equal([Verdict.Inserted, Verdict.Inserted, Verdict.Rejected], verdicts.Verdicts());
        AssertViolation(
            verdicts[2], "id",
            "Deltagare 'd1' stod redan på rad 17, väntade varje id en gång. Kanske är filen två uttag efter varandra.",
            "Participant 'd1' stood already in row 17, expected each id once. Maybe the file is two extracts in a "
                + "row.");
    }

    [Fact]
    public async Task Apply_SameIdInAnotherFile_OncePointedAtTheWrongFile()
    {
        LoadRow[] rows =
        [
            new(3, [Nouns.Employer(), Nouns.Site()]) { File = "a.csv" },
            new(1, [Nouns.Employer(), Nouns.Site()]) { File = "b.csv" },
            new(2, [Nouns.Employer(name: "Annat"), Nouns.Site("s2")]) { File = "b.csv" },
        ];
        var verdicts = await Database.LoadAsync(rows);
        AssertViolation(
            verdicts[1], "id",
            "Arbetsställe 's1' stod redan på rad 3 i 'a.csv', väntade varje id en gång. Kanske är filerna två uttag av "
                + "samma sak.",
            "Site 's1' stood already in row 3 of 'a.csv', expected each id once. Maybe the files are two extracts of "
                + "the same.");
        AssertViolation(
            verdicts[2], "id",
            "Arbetsgivare 'e1' säger annat än på rad 3 i 'a.csv', väntade samma uppgifter på varje rad. Kanske har två "
                + "fått samma id.",
            "Employer 'e1' says other than in row 3 of 'a.csv', expected the same in each row. Maybe two were given "
                + "the same id.");
    }

    [Fact]
    public async Task Apply_SameIdAfterARejectedRow_IsTaken()
    {
        var verdicts = await Database.LoadAsync(Nouns.Site(), Nouns.Employer(), Nouns.Site());
        Assert.Equal([Verdict.Rejected, Verdict.Inserted, Verdict.Inserted], verdicts.Verdicts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_EmployerSaysOtherThanInAnEarlierRow_IsRejectedNamingIt(bool inAnotherBatch)
    {
        await using var load = await Database.BeginAsync(Loads.Settings, default);
        LoadRow[] rows =
            [new(4, [Nouns.Employer(), Nouns.Site()]), new(5, [Nouns.Employer(name: "Annat"), Nouns.Site("s2")])];
        var verdicts = new List<RowVerdict>();
        foreach (var batch in inAnotherBatch ? rows.Chunk(1) : [rows])
            verdicts.AddRange(await load.ApplyAsync(batch, default));
        AssertViolation(
            verdicts[1], "id",
            "Arbetsgivare 'e1' säger annat än på rad 4, väntade samma uppgifter på varje rad. Kanske har två fått "
                + "samma id.",
            "Employer 'e1' says other than in row 4, expected the same in each row. Maybe two were given the same id.");
    }

    private async Task<RowVerdict> SingleAsync(INoun noun) => Assert.Single(await Database.LoadAsync(noun));

    private static void AssertViolation(RowVerdict verdict, string field, string swedish, string english)
    {
        Assert.Equal(Verdict.Rejected, verdict.Verdict);
        var violation = Assert.Single(verdict.Violations);
        Assert.Equal(field, violation.Field);
        Assert.Equal(swedish, violation.Message.In(Language.Swedish));
        Assert.Equal(english, violation.Message.In(Language.English));
    }
}

public sealed class SqliteRowCheckTests() : RowCheckTests(new SqliteTestDatabase());
