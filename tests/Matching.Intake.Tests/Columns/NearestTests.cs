using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Columns;

public sealed class NearestTests
{
    [Theory]
    [InlineData("inskrven", "inskriven")]
    [InlineData("Arbetsställle", "arbetsställe")]
    [InlineData("id", null)]
    [InlineData("skonummer", null)]
    public void To_AMisspeltWord_GivesTheNearestOrNothing(string text, string? expected) =>
        Assert.Equal(expected, Nearest.To(text, ["inskriven", "arbetsställe", "steg", "id"]));

    [Theory]
    [InlineData("inskrven", true)]
    [InlineData("Ins kriven", true)]
    [InlineData("inskriven2", true)]
    [InlineData("inskrven2", false)]
    [InlineData("stegg", false)]
    [InlineData("arbetsställe hos Eva", false)]
    [InlineData("", false)]
    public void IsSlip_OfOneLetterInALongWord_IsTrue(string text, bool expected) =>
        Assert.Equal(expected, Nearest.IsSlip(text, ["inskriven", "arbetsställe", "steg", "id"]));

    [Fact]
    public void To_TwoEquallyNear_GivesTheFirst() => Assert.Equal("katt", Nearest.To("kart", ["katt", "karl"]));
}
