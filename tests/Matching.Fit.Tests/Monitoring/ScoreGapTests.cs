using Matching.Fit.Monitoring;
using Matching.Fit.Tables;
using Matching.Fit.Tests.Cards;

namespace Matching.Fit.Tests.Monitoring;

public sealed class ScoreGapTests
{
    // Members travel 5 and 50 (300, -420), others 20 and 20 (100, 100); all do green work (60). Pair cells: 16 less
    // missing levels make 160 for 50 minutes and green work, -10 for the three others.
    private static readonly FitTable Table = new(
        [
            new NumericColumn("travel", [5, 50, 20, 20]),
            CategoricalColumn.Of("field", ["green|work", "green|work", "green|work", "green|work"]),
        ],
        4);

    private static readonly bool[] Members = [true, true, false, false];

    [Fact]
    public void Of_AGroup_IsTheHandComputedGapByTable()
    {
        var gap = ScoreGap.Of(CardModels.Small(), Table, Members, 2)!;
        Assert.Equal(["travel", "travel × field", "field"], gap.Terms.Select(part => part.Term));
        Assert.Equal([-160, 85, 0], gap.Terms.Select(part => part.Points));
        Assert.Equal(-75, gap.Points);
    }

    [Fact]
    public void Of_AGroup_AddsUpToTheDifferenceOfMeanScores()
    {
        var model = CardModels.Small();
        var scores = model.Score(Table);
        Assert.Equal(
            (scores[0] + scores[1] - scores[2] - scores[3]) / 2.0, ScoreGap.Of(model, Table, Members, 2)!.Points, 9);
    }

    [Fact]
    public void Of_ASmallGroup_IsNotShown() => Assert.Null(ScoreGap.Of(CardModels.Small(), Table, Members, 3));
}
