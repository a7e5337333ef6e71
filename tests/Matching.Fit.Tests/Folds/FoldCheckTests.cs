using Matching.Fit.Folds;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Folds;

public sealed class FoldCheckTests
{
    private static readonly FoldPlan Plan = FoldPlan.Given(CategoricalColumn.Of("f", ["a", "a", "b", "b", "c"]));

    [Fact]
    public void Run_FoldWithoutPositives_IsNoted() => Assert.Equal(
        ["Fold 'a' holds rows with target 0 alone; its area under the curve is undefined.",
            "Fold 'c' holds rows with target 1 alone; its area under the curve is undefined."],
        FoldCheck.Run(Plan, [0, 0, 1, 0, 1]));

    [Fact]
    public void Run_NothingLeftToLearnFrom_IsRefused()
    {
        var thrown = Assert.Throws<InvalidTableException>(() => FoldCheck.Run(Plan, [0, 1, 0, 0, 0]));
        Assert.Equal(
            ["Fold 'a' leaves rows with target 0 alone to learn from, expected both outcomes. Maybe folds were cut by "
                + "outcome."],
            thrown.Violations);
    }
}
