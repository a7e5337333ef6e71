using Matching.Sample.Files;

namespace Matching.Sample.Tests.Files;

public sealed class CellTests
{
    [Theory]
    [InlineData(63.17904, "63.17904")]
    [InlineData(63.2, "63.2")]
    [InlineData(14.0, "14")]
    public void Of_Degrees_KeepsFiveDecimals(double degrees, string text) => Assert.Equal(text, Cell.Of(degrees));

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        Assert.Equal("", Cell.Of((DateOnly?)null));
        Assert.Equal("", Cell.Of((int?)null));
        Assert.Equal("", Cell.Of((double?)null));
    }

    [Fact]
    public void Of_Date_IsIso() => Assert.Equal("2026-05-04", Cell.Of(new DateOnly(2026, 5, 4)));
}
