using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class RowNumbersTests
{
    [Theory]
    [InlineData(1, "row 1")]
    [InlineData(2, "rows 1 and 2")]
    [InlineData(5, "rows 1, 2, 3, 4 and 5")]
    [InlineData(1_005, "rows 1, 2, 3, 4, 5 and 1000 more")]
    public void Say_Rows_NamesTheFirstFive(int count, string words) =>
        Assert.Equal(words, RowNumbers.Say([.. Enumerable.Range(1, count)]));
}
