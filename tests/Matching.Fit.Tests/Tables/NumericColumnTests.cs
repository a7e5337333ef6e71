using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class NumericColumnTests
{
    [Fact]
    public void Select_Rows_GivesThemInTheOrderGiven()
    {
        var column = new NumericColumn("a", [1, double.NaN, 3]).Select([2, 1, 2]);
        Assert.Equal([3, double.NaN, 3], column.Values.ToArray());
        Assert.Equal((3, true, false), (column.RowCount, column.IsMissing(1), column.IsMissing(0)));
        Assert.Equal(3, column.Number(0));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Constructor_Infinity_IsRefusedWithItsRow(double number) => Assert.Equal(
        "Column 'a' has an infinite number in row 1, expected finite numbers or NaN. Maybe a division by 0 made it.",
        Assert.Throws<ArgumentException>(() => new NumericColumn("a", [0, number])).Message);

    [Fact]
    public void Constructor_EmptyName_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new NumericColumn("", [0]));
}
