using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class FitTableTests
{
    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var columns = Enumerable.Range(0, 1_000).Select(i => new NumericColumn($"c{i}", [1, 2]))
            .Append(new NumericColumn("c3", [1]));
        var thrown = Assert.Throws<ArgumentException>(() => new FitTable(columns, 2));
        Assert.Equal(
            [
                "Table has 1001 columns, expected at most 1000.",
                "Column 'c3' has 1 rows, expected 2.",
                "Column 'c3' comes twice, expected distinct names.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Select_Rows_TakesThemFromEveryColumn()
    {
        var table = new FitTable([new NumericColumn("a", [1, 2, 3]), CategoricalColumn.Of("b", ["x", "y", null])], 3)
            .Select([2, 0]);
        Assert.Equal((2, 3, 0), (table.RowCount, table.Columns[0].Number(0), table.Columns[1].Number(1)));
        Assert.True(table.Columns[1].IsMissing(0));
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("A", -1)]
    public void IndexOf_Name_IsOrdinal(string name, int index) =>
        Assert.Equal(index, new FitTable([new NumericColumn("a", [])], 0).IndexOf(name));
}
