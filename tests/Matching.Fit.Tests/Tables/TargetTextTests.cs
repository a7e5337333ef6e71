using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Tables;

public sealed class TargetTextTests
{
    [Theory]
    [InlineData("1", "0")]
    [InlineData("true", "FALSE")]
    [InlineData("Ja", "nej")]
    [InlineData("1.0", "0.0")]
    public void Read_WordsThatSayYesAndNo_NeedNoNote(string one, string zero)
    {
        var table = Read([zero, one, one, zero]);
        Assert.Equal([0, 1, 1, 0], table.Target);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Read_ReversedSwedishOrder_StillTakesYesAsOne() =>
        Assert.Equal([1, 0, 1], Read(["y", "no", "y"]).Target);

    [Theory]
    [InlineData("left", "hired", "left")]
    [InlineData("9", "10", "10")]
    public void Read_TwoOtherWords_TakesTheLaterOneAndSaysSo(string first, string second, string one)
    {
        var table = Read([first, second, first]);
        Assert.Equal(one, table.TargetWords!.Value.One);
        Assert.Equal(
            $"Target 'y' has '{table.TargetWords.Value.Zero}' and '{one}'; '{one}' counts as 1. Maybe state which one "
                + "does.",
            Assert.Single(table.Notes));
    }

    [Fact]
    public void Read_PositiveStated_DecidesWithoutANote()
    {
        var table = Read(["left", "hired", "left"], "hired");
        Assert.Equal([0, 1, 0], table.Target);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Read_PositiveThatIsNoValue_IsRefused() => AssertRefused(
        ["left", "hired"], "Hired",
        "Target 'y' has no value 'Hired', expected the one that counts as 1. Maybe 'left' is meant.");

    [Fact]
    public void Read_OneClass_IsRefused() => AssertRefused(
        ["1", "1"], null,
        "Target 'y' is the same in every row, expected both of two values. Maybe the table holds one kind of outcome "
            + "alone.");

    [Fact]
    public void Read_ThreeValues_IsRefused() => AssertRefused(
        ["1", "2", "0"], null,
        "Target 'y' has 3 different values, expected two, such as 0 and 1. Maybe another column is meant.");

    private static LearningTable Read(string[] target, string? positive = null) => TableFile.Read(
        new StringReader("y,a\n" + string.Join('\n', target.Select((word, i) => $"{word},{i}"))),
        new TableSettings
        {
            Target = "y", Positive = positive, Limits = new TableLimits { MinimumRows = 2 },
        });

    private static void AssertRefused(string[] target, string? positive, string violation) =>
        Assert.Equal([violation], Assert.Throws<InvalidTableException>(() => Read(target, positive)).Violations);
}
