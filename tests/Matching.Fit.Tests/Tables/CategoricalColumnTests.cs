using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class CategoricalColumnTests
{
    [Fact]
    public void Of_Words_SortsLevelsOrdinallyAndKeepsMissing()
    {
        var column = CategoricalColumn.Of("c", ["b", null, "", "B", "b"]);
        Assert.Equal(["B", "b"], column.Levels);
        Assert.Equal([1, -1, -1, 0, 1], column.Codes.ToArray());
        Assert.Equal((true, false), (column.IsMissing(2), column.IsMissing(0)));
        Assert.Equal([1, double.NaN], new[] { column.Number(0), column.Number(1) });
    }

    [Fact]
    public void Select_Rows_KeepsAllLevels()
    {
        var column = CategoricalColumn.Of("c", ["b", "a"]).Select([0, 0]);
        Assert.Equal(["a", "b"], column.Levels);
        Assert.Equal([1, 1], column.Codes.ToArray());
    }

    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new CategoricalColumn("c", [0, 3], ["b", "a", "a"]));
        Assert.Equal(
            [
                "Column 'c' has level 1 not after level 0, expected ordinal order.",
                "Column 'c' has level 2 not after level 1, expected ordinal order.",
                "Column 'c' has code 3 in row 1, expected -1 to 2.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }
}
