using Matching.Fit.BackTesting;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.BackTesting;

public sealed class PastDecisionsTests
{
    [Fact]
    public void Check_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var past = new PastDecisions
        {
            Features = new FitTable([], 22),
            Actions = [.. Enumerable.Repeat(0, 20), 1, 2],
            ActionNames = ["a", "b"],
            Outcomes = [1, 1, 1],
            Clusters = [1],
            Groups = [0],
        };
        Assert.Equal(
            [
                "Past decisions have 3 outcomes, expected 22, one a row.",
                "Past decisions have 1 clusters, expected 22, one a row.",
                "Past decisions have 1 groups, expected 22, one a row.",
                "Past decisions have an action without a name, expected 0-based actions.",
                "Past decisions have a group without a name, expected 0-based groups.",
                "Past decisions have one outcome alone, expected good and other ones.",
                "Action 'b' has 1 rows, expected at least 20. Maybe rare actions should be pooled into kinds.",
            ],
            Assert.Throws<InvalidBackTestException>(past.Check).Violations);
    }

    [Fact]
    public void Check_OutcomeOfAnotherKindAndManyActions_AreRefused()
    {
        var past = Past.Of([1, 0, 2]) with { ActionNames = [.. Enumerable.Range(0, 51).Select(i => $"{i}")] };
        Assert.Equal(
            [
                "Past decisions have 51 actions, expected 2 to 50. Maybe slots should be pooled into kinds.",
                "Past decisions have an outcome that is neither 0 nor 1, expected 0 or 1.",
            ],
            Assert.Throws<InvalidBackTestException>(past.Check).Violations);
    }
}
