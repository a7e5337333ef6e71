using Matching.Fit.Folds;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Folds;

public sealed class FoldPlanTests
{
    [Fact]
    public void Given_Numbers_HoldsOutEachInTurn()
    {
        var plan = FoldPlan.Given(new NumericColumn("fold", [10, 9, 10, 9, 2]));
        Assert.Equal(["2", "9", "10"], plan.Folds.Select(f => f.Name));
        Assert.Equal([1, 3], plan.Folds[1].Test);
        Assert.Equal([0, 2, 4], plan.Folds[1].Train);
    }

    [Fact]
    public void Given_Words_FollowOrdinalOrder() => Assert.Equal(
        ["a", "b"], FoldPlan.Given(CategoricalColumn.Of("fold", ["b", "a", "b"])).Folds.Select(f => f.Name));

    [Fact]
    public void Given_OneValue_IsRefused() => AssertRefused(
        () => FoldPlan.Given(new NumericColumn("fold", [1, 1])),
        "Column 'fold' has 1 folds, expected 2 to 1000. Maybe another column is meant.");

    [Fact]
    public void Given_MissingValue_IsRefused() => AssertRefused(
        () => FoldPlan.Given(CategoricalColumn.Of("fold", ["a", null])),
        "Column 'fold' has no fold in some rows, expected one in each.");

    [Fact]
    public void Random_WithGroups_KeepsEachGroupTogetherAndTestsEveryRowOnce()
    {
        int[] groups = [.. Enumerable.Range(0, 300).Select(i => i * i % 41)];
        var plan = FoldPlan.Random(groups, groups.Length, 5, seed: 3);
        Assert.Equal(Enumerable.Range(0, 300), plan.Folds.SelectMany(f => f.Test).Order());
        foreach (var fold in plan.Folds)
        {
            Assert.Empty(fold.Test.Select(r => groups[r]).Intersect(fold.Train.Select(r => groups[r])));
            Assert.InRange(fold.Test.Length, 50, 70);
            Assert.Equal(300, fold.Test.Length + fold.Train.Length);
        }
    }

    [Fact]
    public void Random_SameSeed_IsTheSamePlanAndAnotherSeedIsAnother()
    {
        int[] First(ulong seed) => FoldPlan.Random(null, 50, 5, seed).Folds[0].Test;
        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
        Assert.Equal(10, First(1).Length);
    }

    [Fact]
    public void Random_FewerGroupsThanFolds_IsRefused() => AssertRefused(
        () => FoldPlan.Random([1, 1, 2], 3, 3, 1),
        "Table has 2 groups for 3 folds, expected at least as many groups as folds. Maybe fewer folds will do.");

    [Fact]
    public void Temporal_Days_TestsEachStretchByAllEarlierOnes()
    {
        var plan = FoldPlan.Temporal([5, 1, 2, 2, 3, 4], 2);
        Assert.Equal([1], plan.Folds[0].Train);
        Assert.Equal([2, 3, 4], plan.Folds[0].Test.Order());
        Assert.Equal([1, 2, 3, 4], plan.Folds[1].Train);
        Assert.Equal([0, 5], plan.Folds[1].Test);
    }

    [Fact]
    public void Temporal_OneMoment_IsRefused() => AssertRefused(
        () => FoldPlan.Temporal([1, 1, 1], 1),
        "Table has too few moments in time for 1 folds, expected the time to change between them. Maybe fewer folds "
            + "will do.");

    [Fact]
    public void Temporal_MissingTime_IsRefused() => AssertRefused(
        () => FoldPlan.Temporal([1, double.NaN], 1), "A row has no time, expected one for folds in time.");

    private static void AssertRefused(Action act, string violation) =>
        Assert.Equal([violation], Assert.Throws<InvalidTableException>(act).Violations);
}
