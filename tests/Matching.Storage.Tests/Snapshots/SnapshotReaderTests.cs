using Dapper;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Core.Words;

namespace Matching.Storage.Tests.Snapshots;

public abstract class SnapshotReaderTests(TestDatabase test) : StoreTests(test)
{
    private const string Third = "1290";

    [Fact]
    public async Task LoadSnapshot_EmptyDatabase_IsEmpty()
    {
        var snapshot = await Database.LoadSnapshotAsync(null, default);
        Assert.Empty(snapshot.Municipalities);
        Assert.Empty(snapshot.Participants);
    }

    [Fact]
    public async Task LoadSnapshot_AllMunicipalities_HasThoseWithRowsWithTheirNames()
    {
        await Database.LoadAsync([.. Nouns.Whole(), .. Nouns.Whole(Nouns.Neighbour)]);
        var snapshot = await Database.LoadSnapshotAsync(null, default);
        Assert.Equal(
            [("2280", "Härnösand"), ("2380", "Östersund")], snapshot.Municipalities.Select(m => (m.Code, m.Name)));
        Assert.Equal(["2280/d1", "2380/d1"], Keys(snapshot.Participants));
    }

    [Fact]
    public async Task LoadSnapshot_OneMunicipality_HasNothingOfTheOther()
    {
        await Database.LoadAsync([.. Nouns.Whole(), .. Nouns.Whole(Nouns.Neighbour)]);
        var snapshot = await Database.LoadSnapshotAsync([Nouns.Home], default);
        Assert.Equal([Nouns.Home], snapshot.Municipalities.Select(m => m.Code));
        INoun[] all =
        [
            .. snapshot.Participants, .. snapshot.Employers, .. snapshot.Sites, .. snapshot.Slots,
            .. snapshot.Supervisors, .. snapshot.Placements,
        ];
        Assert.Equal(7, all.Length);
        Assert.All(all, noun => Assert.Equal(Nouns.Home, noun.Key.Municipality));
    }

    [Fact]
    public async Task LoadSnapshot_PlacementAtANeighboursSlot_BringsTheSlotAndWhatStandsBehindIt()
    {
        await LoadCrossingAsync(PlacementState.Proposed);
        var snapshot = await Database.LoadSnapshotAsync([Nouns.Home], default);
        Assert.Equal([Nouns.Home], snapshot.Municipalities.Select(m => m.Code));
        Assert.Equal(["2280/p1", "2380/p1"], Keys(snapshot.Slots));
        Assert.Equal(["2280/s1", "2380/s1"], Keys(snapshot.Sites));
        Assert.Equal(["2280/e1", "2380/e1"], Keys(snapshot.Employers));
        Assert.Equal(["2280/h1", "2280/h2", "2380/h1", "2380/h2"], Keys(snapshot.Supervisors));
        Assert.Equal(["2280/d1"], Keys(snapshot.Participants));
        Assert.Equal(["2280/t1", "2280/t2"], Keys(snapshot.Placements));
    }

    [Theory]
    [InlineData(PlacementState.Accepted, true)]
    [InlineData(PlacementState.Started, true)]
    [InlineData(PlacementState.Proposed, false)]
    [InlineData(PlacementState.Declined, false)]
    public async Task LoadSnapshot_NeighboursParticipantHoldsASlot_ComesWhenItIsAgreed(
        PlacementState state, bool comes)
    {
        await LoadCrossingAsync(state);
        var snapshot = await Database.LoadSnapshotAsync([Nouns.Neighbour], default);
        Assert.Equal([Nouns.Neighbour], snapshot.Municipalities.Select(m => m.Code));
        Assert.Equal(comes ? ["2280/d1", "2380/d1"] : ["2380/d1"], Keys(snapshot.Participants));
        Assert.Equal(comes ? ["2280/t2", "2380/t1"] : ["2380/t1"], Keys(snapshot.Placements));
        Assert.Equal(["2380/p1"], Keys(snapshot.Slots));
    }

    [Fact]
    public async Task LoadSnapshot_MunicipalityWithoutRows_IsRejectedInWords()
    {
        await Database.LoadAsync([.. Nouns.Whole(), .. Nouns.Whole(Nouns.Neighbour)]);
        var thrown = await Assert.ThrowsAsync<InvalidInputException>(
            () => Database.LoadSnapshotAsync([Nouns.Home, Third, "x"], default));
        Assert.Equal(["municipality", "municipality"], thrown.Violations.Select(v => v.Field));
        Assert.Equal(
            "Planning area has municipality '1290', expected one with rows in the database (2280, 2380). Maybe nothing "
                + "was loaded for it.",
            thrown.Violations[0].Message.In(Language.English));
        Assert.Equal(
            "Planeringsområdet har kommun '1290', väntade en som har rader i databasen (2280, 2380). Kanske är inget "
                + "inläst för den.",
            thrown.Violations[0].Message.In(Language.Swedish));
    }

    [Theory]
    [InlineData("UPDATE participant SET stage = 'promoted'")]
    [InlineData("UPDATE participant SET wishes = 'none'")]
    [InlineData("UPDATE participant SET registered_on = '1899-01-01'")]
    public async Task LoadSnapshot_RowChangedBySomethingElse_NamesTheRow(string change)
    {
        await Database.LoadAsync([.. Nouns.Whole()]);
        await using (var connection = await Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(change);
        var thrown = await Assert.ThrowsAsync<StorageException>(() => Database.LoadSnapshotAsync(null, default));
        Assert.Equal(StorageFault.Damaged, thrown.Fault);
        Assert.Equal(
            "Table participant has row '2280/d1' with values that it cannot have, expected what matching wrote. Maybe "
                + "it was edited by hand.",
            thrown.Message);
        Assert.Equal(
            "Tabellen participant har raden '2280/d1' med otillåtna värden, väntade vad matching skrev. Kanske har den "
                + "ändrats för hand.",
            thrown.Words.In(Language.Swedish));
    }

    [Fact]
    public async Task LoadSnapshot_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Database.LoadSnapshotAsync(null, cancelled.Token));
    }

    /// <summary>Two municipalities, and a placement t2 of Home's participant at the neighbour's slot.</summary>
    private async Task LoadCrossingAsync(PlacementState state)
    {
        var crossing = Nouns.PlacementDraft("t2") with { SlotMunicipality = Nouns.Neighbour, State = state };
        await Database.LoadAsync([.. Nouns.Whole(), .. Nouns.Whole(Nouns.Neighbour), new Placement(crossing)]);
    }

    private static string[] Keys(IEnumerable<INoun> nouns) => [.. nouns.Select(n => n.Key.ToString())];
}

public sealed class SqliteSnapshotReaderTests() : SnapshotReaderTests(new SqliteTestDatabase());
