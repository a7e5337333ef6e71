using Dapper;
using Matching.Core;
using Matching.Storage.Tables;

namespace Matching.Storage.Tests.Tables;

public sealed class NounTablesTests : IDisposable
{
    private readonly SqliteTestDatabase _test = new();

    public void Dispose() => _test.Remove();

    [Fact]
    public async Task Columns_OfEveryTable_AreThoseOfTheSchemaInItsOrder()
    {
        await using var database = await _test.OpenAsync();
        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var table in NounTables.All)
            Assert.Equal(
                await connection.QueryAsync<string>("SELECT name FROM pragma_table_info(@Name)", new { table.Name }),
                table.Sql.Columns);
    }

    [Fact]
    public async Task Key_OfEveryTable_BeginsWithTheMunicipality()
    {
        await using var database = await _test.OpenAsync();
        await using var connection = await database.Source.OpenConnectionAsync();
        var tables = await connection.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migration', 'municipality')");
        foreach (var table in tables)
        {
            Assert.Equal("municipality", await connection.ExecuteScalarAsync<string>(
                "SELECT name FROM pragma_table_info(@Table) WHERE pk = 1", new { table = table, Table = table }));
            var keys = await connection.QueryAsync<(string Column, string Target)>(
                "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(@Table) WHERE seq = 0", new { Table = table });
            Assert.All(keys, key => Assert.EndsWith("municipality", key.Column, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_EveryTable_StandsAfterThoseThatItLeadsTo()
    {
        foreach (var noun in Nouns.Whole())
        {
            var table = NounTables.Of(noun);
            Assert.All(
                table.References(noun),
                reference => Assert.True(Index(reference.Table) < Index(table), $"{reference.Table} after {table}"));
        }
    }

    [Fact]
    public void Keeps_EveryNoun_OneTable()
    {
        foreach (var noun in typeof(INoun).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(INoun))))
            Assert.Single(NounTables.All, table => table.GetType().BaseType!.GetGenericArguments()[0] == noun);
    }

    private static int Index(NounTable table) => NounTables.All.ToList().IndexOf(table);
}
