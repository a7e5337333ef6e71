using System.Diagnostics;
using System.Security.Cryptography;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Participants;
using Matching.Core.Placements;

namespace Matching.Storage.Tests.Loading;

public abstract class LoadTests(TestDatabase test) : StoreTests(test)
{
    private static readonly LoadSettings Abort = Loads.Settings with { OnError = OnError.Abort };
    private static readonly LoadSettings DryRun = Loads.Settings with { DryRun = true };

    [Fact]
    public async Task Apply_ChangedRow_IsUpdatedAndStored()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        var verdicts = await Database.LoadAsync(Nouns.Employer(name: "Ny förvaltning"), Nouns.Supervisor());
        Assert.Equal([Verdict.Updated, Verdict.Unchanged], verdicts.Verdicts());
        Assert.Equal("Ny förvaltning", (await Database.LoadSnapshotAsync(null, default)).Employers[0].Name);
    }

    [Fact]
    public async Task Apply_OtherSupervisorsOrOrder_UpdatesTheSlot()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        var swapped = await Database.LoadAsync(Nouns.Slot("p1", Nouns.Home, "h1", "h2"));
        Assert.Equal([Verdict.Updated], swapped.Verdicts());
        var fewer = await Database.LoadAsync(Nouns.Slot("p1", Nouns.Home, "h1"));
        Assert.Equal([Verdict.Updated], fewer.Verdicts());
        Assert.Equal(["h1"], (await Database.LoadSnapshotAsync(null, default)).Slots[0].Supervisors);
    }

    [Fact]
    public async Task Sources_OfRowsOfTwoSystems_AreBothNamedOnce()
    {
        Assert.Empty(await Database.SourcesAsync(default));
        await Database.LoadAsync([.. Nouns.Whole()]);
        await Database.LoadAsync(
            new INoun[] { Nouns.Supervisor("h9") }.Rows(), Loads.Settings with { Source = "another" });
        Assert.Equal(["another", "test"], await Database.SourcesAsync(default));
    }

    [Fact]
    public async Task Apply_UnchangedRows_WritesNothing()
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        var before = await WrittenAsync();
        await Database.LoadAsync([.. Nouns.Whole()]);
        Assert.Equal(before, await WrittenAsync());
    }

    [Fact]
    public async Task Apply_RejectedRowAmongGoodOnes_LeavesOutThatRowAlone()
    {
        var verdicts = await Database.LoadAsync(Nouns.Supervisor("h1"), Nouns.Site(), Nouns.Supervisor("h2"));
        Assert.Equal([Verdict.Inserted, Verdict.Rejected, Verdict.Inserted], verdicts.Verdicts());
        Assert.Equal([1L, 2, 3], verdicts.Select(v => v.Number));
        var counts = await Database.CountAsync(default);
        Assert.Equal((2, 0), (counts.Supervisors, counts.Sites));
    }

    [Fact]
    public async Task Apply_EmployerAndSiteInOneRow_AreInTogether()
    {
        var verdicts = await Database.LoadAsync([new LoadRow(1, [Nouns.Employer(), Nouns.Site()])]);
        Assert.Equal([Verdict.Inserted], verdicts.Verdicts());
        var counts = await Database.CountAsync(default);
        Assert.Equal((1, 1), (counts.Employers, counts.Sites));
    }

    [Fact]
    public async Task Apply_SiteOfTheRowIsRejected_ItsEmployerIsNotInEither()
    {
        await Database.LoadAsync(
            [new LoadRow(1, [Nouns.Employer(), Nouns.Site()])], Loads.Settings with { Source = "other" });
        var verdicts = await Database.LoadAsync([new LoadRow(1, [Nouns.Employer("e2"), Nouns.Site()])]);
        Assert.Equal([Verdict.Rejected], verdicts.Verdicts());
        Assert.Equal(1, (await Database.CountAsync(default)).Employers);
    }

    [Fact]
    public async Task Apply_SameEmployerInSeveralRows_IsStoredOnce()
    {
        var verdicts = await Database.LoadAsync(
        [
            new LoadRow(1, [Nouns.Employer(), Nouns.Site("s1")]), new LoadRow(2, [Nouns.Employer(), Nouns.Site("s2")]),
        ]);
        Assert.Equal([Verdict.Inserted, Verdict.Inserted], verdicts.Verdicts());
        Assert.Equal(1, (await Database.CountAsync(default)).Employers);
    }

    [Fact]
    public async Task Apply_EmployerOfKnownSiteRenamed_IsUpdated()
    {
        await Database.LoadAsync([new LoadRow(1, [Nouns.Employer(), Nouns.Site()])]);
        var verdicts = await Database.LoadAsync([new LoadRow(1, [Nouns.Employer(name: "Annat"), Nouns.Site()])]);
        Assert.Equal([Verdict.Updated], verdicts.Verdicts());
    }

    [Fact]
    public async Task Apply_ParticipantMoved_RecordsTheSteps()
    {
        await Database.LoadAsync(Nouns.Participant());
        var moved = Nouns.ParticipantDraft() with { Stage = Stage.OwnArena, Language = LanguageLevel.B1 };
        await Database.LoadAsync(new Participant(moved));
        await Database.LoadAsync(new Participant(moved with { Stage = Stage.Preparation }));
        await Database.LoadAsync(new Participant(moved with { Stage = Stage.Preparation, SupportNeed = 3 }));

        var key = new Key(Nouns.Home, "d1");
        var today = Loads.Settings.Today;
        Assert.Equal(
            [
                new Step(key, today, StepKind.Stage, 1, 3), new Step(key, today, StepKind.Language, 0, 3),
                new Step(key, today, StepKind.Stage, 3, 2),
            ],
            await Database.StepsOfAsync(key, default));
        Assert.Empty(await Database.StepsOfAsync(new Key(Nouns.Neighbour, "d1"), default));
        Assert.Equal(3, (await Database.CountAsync(default)).Steps);
    }

    [Fact]
    public async Task Apply_SkipWithoutCompletion_KeepsTheBatchesThatWereAnswered()
    {
        await using (var load = await Database.BeginAsync(Loads.Settings, default))
            await load.ApplyAsync(new[] { Nouns.Supervisor() }.Rows(), default);
        Assert.Equal(1, (await Database.CountAsync(default)).Supervisors);
    }

    [Fact]
    public async Task Dispose_AbortWithoutCompletion_LeavesNothing()
    {
        await using (var load = await Database.BeginAsync(Abort, default))
        {
            await load.ApplyAsync(Nouns.Whole().Rows(), default);
            await load.ApplyAsync(new[] { Nouns.Supervisor("h9") }.Rows(), default);
        }
        Assert.Equal(new RowCounts(), await Database.CountAsync(default));
    }

    [Fact]
    public async Task Complete_Abort_KeepsEveryBatch()
    {
        await using (var load = await Database.BeginAsync(Abort, default))
        {
            await load.ApplyAsync(Nouns.Whole().Rows(), default);
            Assert.Equal(
                [Verdict.Inserted], (await load.ApplyAsync([new LoadRow(8, [Nouns.Site("s2")])], default)).Verdicts());
            await load.CompleteAsync(default);
        }
        Assert.Equal(2, (await Database.CountAsync(default)).Sites);
    }

    [Fact]
    public async Task Complete_AbortAfterARejectedRow_ThrowsAndKeepsNothing()
    {
        await using (var load = await Database.BeginAsync(Abort, default))
        {
            await load.ApplyAsync(new INoun[] { Nouns.Supervisor(), Nouns.Site() }.Rows(), default);
            await Assert.ThrowsAsync<UnreachableException>(() => load.CompleteAsync(default));
        }
        Assert.Equal(new RowCounts(), await Database.CountAsync(default));
    }

    [Fact]
    public async Task Complete_DryRun_GivesEveryVerdictAndLeavesNothing()
    {
        await Database.LoadAsync(Nouns.Supervisor("h1"));
        INoun[] nouns = [Nouns.Supervisor("h1"), Nouns.Employer(), Nouns.Site(), Nouns.Slot("p1", Nouns.Home, "h7")];
        var verdicts = await Database.LoadAsync(nouns.Rows(), DryRun);
        Assert.Equal(
            [Verdict.Unchanged, Verdict.Inserted, Verdict.Inserted, Verdict.Rejected], verdicts.Verdicts());
        Assert.Equal(
            new RowCounts { Municipalities = 1, Supervisors = 1 }, await Database.CountAsync(default));
    }

    [Fact]
    public async Task Apply_Cancelled_KeepsNothingOfTheBatchAndCanBeRepeated()
    {
        await using var load = await Database.BeginAsync(Loads.Settings, default);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => load.ApplyAsync(Nouns.Whole().Rows(), cancelled.Token));
        Assert.Equal(new RowCounts(), await Database.CountAsync(default));
        Assert.DoesNotContain(Verdict.Rejected, (await load.ApplyAsync(Nouns.Whole().Rows(), default)).Verdicts());
    }

    [Fact]
    public async Task Apply_TwoLoadsAtOnce_BothArriveWhole()
    {
        async Task RunAsync(string prefix)
        {
            await using var load = await Database.BeginAsync(Loads.Settings, default);
            for (var batch = 0; batch < 10; batch++)
                await load.ApplyAsync(
                    Enumerable.Range(0, 20).Select(i => Nouns.Supervisor($"{prefix}{batch}-{i}")).Rows(), default);
        }
        await Task.WhenAll(Task.Run(() => RunAsync("a")), Task.Run(() => RunAsync("b")));
        Assert.Equal(400, (await Database.CountAsync(default)).Supervisors);
    }

    [Fact]
    public async Task Apply_FullBatch_IsStored()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => Nouns.Participant($"d{i}")).Rows();
        await Database.LoadAsync(rows);
        Assert.Equal(1_000, (await Database.CountAsync(default)).Participants);
        await Assert.ThrowsAsync<UnreachableException>(() => Database.LoadAsync([.. rows, .. rows]));
    }

    [Fact]
    public async Task Apply_AfterCompletion_Throws()
    {
        await using var load = await Database.BeginAsync(Loads.Settings, default);
        await load.CompleteAsync(default);
        await Assert.ThrowsAsync<UnreachableException>(() => load.ApplyAsync([], default));
    }

    [Theory]
    [InlineData("", "source: Load has source '', expected 1 to 64 letters, digits, '-', '_', '.' or ':'.")]
    [InlineData(
        "19121212-1212", "source: Load has a source that looks like a personal identity number, expected an opaque id. "
        + "Maybe the system has an internal number.")]
    public async Task Begin_SourceIsNoId_ThrowsInWords(string source, string expected)
    {
        var settings = Loads.Settings with { Source = source };
        var thrown = await Assert.ThrowsAsync<InvalidInputException>(() => Database.BeginAsync(settings, default));
        Assert.Equal(expected, thrown.Message);
    }

    /// <summary>What differs after every write, however small.</summary>
    protected abstract Task<string> WrittenAsync();
}

public sealed class SqliteLoadTests() : LoadTests(new SqliteTestDatabase())
{
    /// <summary>The write-ahead log: every page that a commit writes is in it.</summary>
    protected override async Task<string> WrittenAsync()
    {
        await using var log = new FileStream(
            ((SqliteTestDatabase)Test).File + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexString(await SHA256.HashDataAsync(log));
    }
}
