using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("-1.5", -1.5)]
    [InlineData("-1,5", -1.5)]
    [InlineData("+1E3", 1000)]
    [InlineData(".5", .5)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("-inf", double.PositiveInfinity)]
    public void TryRead_Number_IsRead(string text, double number)
    {
        Assert.True(NumberText.TryRead(text, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("1,234.5")]
    [InlineData("1 234")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("12 kr")]
    [InlineData("")]
    [InlineData("1,2,3")]
    public void TryRead_Text_IsNone(string text) => Assert.False(NumberText.TryRead(text, out _));
}
