using Matching.Storage.Tables;

namespace Matching.Storage.Tests.Tables;

public sealed class TableSqlTests
{
    private readonly TableSql _sql = new("slot", "start_on", "site");

    [Fact]
    public void Select_Columns_AreNamedAsTheRowsProperties() => Assert.Equal(
        "SELECT municipality AS Municipality, id AS Id, source AS Source, start_on AS StartOn, site AS Site FROM slot",
        _sql.Select);

    [Fact]
    public void Upsert_KnownKey_UpdatesAllButTheKey() => Assert.Equal(
        "INSERT INTO slot (municipality, id, source, start_on, site) VALUES (@Municipality, @Id, @Source, @StartOn, "
            + "@Site) ON CONFLICT (municipality, id) DO UPDATE SET source = excluded.source, start_on = "
            + "excluded.start_on, site = excluded.site",
        _sql.Upsert);
}
