using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Cells;

public sealed class NumberFormsTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("007", 7)]
    [InlineData("-3", -3)]
    [InlineData("+3", 3)]
    public void Whole_OfDigits_IsRead(string text, int expected)
    {
        Assert.True(NumberForms.Whole.TryRead(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1 000")]
    [InlineData("1\u00a0000")]
    [InlineData("1.000")]
    [InlineData("3,0")]
    [InlineData("1e3")]
    [InlineData("tre")]
    [InlineData("99999999999")]
    [InlineData("٣")]
    public void Whole_OfAnythingElse_IsRefused(string text) => Assert.False(NumberForms.Whole.TryRead(text, out _));

    [Theory]
    [InlineData("50", 50)]
    [InlineData("50%", 50)]
    [InlineData("50 %", 50)]
    public void Percent_WithOrWithoutSign_IsRead(string text, int expected)
    {
        Assert.True(NumberForms.Percent.TryRead(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("62.63", 62.63)]
    [InlineData("62,63", 62.63)]
    [InlineData("-0,5", -0.5)]
    [InlineData("62", 62)]
    public void Degrees_WithDecimalCommaOrPoint_AreRead(string text, double expected)
    {
        Assert.True(NumberForms.Degrees.TryRead(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1.234,5")]
    [InlineData("6,263E+01")]
    [InlineData("62 63")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    public void Degrees_OfAnythingElse_AreRefused(string text) =>
        Assert.False(NumberForms.Degrees.TryRead(text, out _));

    [Fact]
    public async Task Message_OfBlanksBetweenThousands_SaysSo()
    {
        Assert.Equal(
            ["support_capacity: Handledare 'h3' har support_capacity '1 000', väntade ett heltal. Kanske står det "
                + "blanksteg mellan tusental."],
            await TextFiles.ViolationsAsync(FileKind.Supervisors, Language.Swedish, ("support_capacity", "1 000")));
        Assert.Equal(
            ["support_capacity: Supervisor 'h3' has support_capacity '1 000', expected a whole number. Maybe there are "
                + "blanks between thousands."],
            await TextFiles.ViolationsAsync(FileKind.Supervisors, Language.English, ("support_capacity", "1 000")));
    }

    [Fact]
    public async Task Message_OfADegreeThatCannotBeRead_ShowsFiguresAlone()
    {
        Assert.Equal(
            ["latitude: Arbetsställe 'badplats-1' har latitude '1.234,5', väntade grader med decimalkomma eller "
                + "decimalpunkt."],
            await TextFiles.ViolationsAsync(FileKind.Sites, Language.Swedish, ("latitude", "1.234,5")));
        Assert.Equal(
            ["latitude: Site 'badplats-1' has latitude (11 characters), expected degrees with a decimal comma or "
                + "point."],
            await TextFiles.ViolationsAsync(FileKind.Sites, Language.English, ("latitude", "Storgatan 4")));
    }
}
