using Matching.Fit.BackTesting;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.BackTesting;

public sealed class PoliciesTests
{
    private static readonly PastDecisions Four = new()
    {
        Features = new FitTable([], 4),
        Actions = [0, 0, 1, 1],
        ActionNames = ["a", "b"],
        Outcomes = [1, 0, 1, 0],
        Groups = [0, 0, 1, 1],
        GroupNames = ["f", "m"],
    };

    /// <summary>Rows 2 and 3 gain most by action a.</summary>
    private static readonly double[] Scores = [.5, .5, .5, .4, .9, .1, .8, .1];

    [Fact]
    public void Best_GivesSeatsToThoseWhoGainMost() => AssertActions(Policies.Best(Four, Scores), 1, 1, 0, 0);

    [Fact]
    public void Worst_TurnsTheScoreRound() => AssertActions(Policies.Worst(Four, Scores), 0, 0, 1, 1);

    [Fact]
    public void Parity_GivesEachGroupItsShareOfEveryAction() =>
        AssertActions(Policies.Parity(Four, Scores), 1, 0, 0, 1);

    [Fact]
    public void Parity_WithoutGroups_IsRefused() => Assert.Equal(
        ["Policy 'with parity' has no groups, expected a group a row."],
        Assert.Throws<InvalidBackTestException>(() => Policies.Parity(Four with { Groups = null }, Scores)).Violations);

    [Fact]
    public void Best_OfPools_KeepsSeatsInTheirPool() =>
        AssertActions(Policies.Best(Four with { Pools = [1, 2, 1, 2] }, Scores), 1, 1, 0, 0);

    [Fact]
    public void Always_And_Stated_SayWhatTheyAreTold()
    {
        AssertActions(Policies.Always(Four, 1), 1, 1, 1, 1);
        AssertActions(Policies.Stated("nearest", [0, 1, 0, 1], 2), 0, 1, 0, 1);
        Assert.Equal("always b", Policies.Always(Four, 1).Name);
    }

    [Fact]
    public void Random_HasTheSharesOfThePool()
    {
        var proposal = Policies.Random(Four with { Pools = [1, 1, 1, 2] }).Propose(Four.Actions);
        Assert.Equal(2 / 3.0, proposal.Share(0, 0), 12);
        Assert.Equal(1, proposal.Share(3, 1), 12);
    }

    [Fact]
    public void Practice_IsThePropensityMadeToAddUp()
    {
        var practice = Policies.Practice(Four, new Nuisances([.2, .3, .5, .5, .5, .5, .5, .5], new double[8]));
        Assert.Equal(.4, practice.Propose(Four.Actions).Share(0, 0), 12);
    }

    private static void AssertActions(Policy policy, params int[] actions)
    {
        var proposal = policy.Propose(Four.Actions);
        Assert.Equal(actions, Enumerable.Range(0, 4).Select(row => proposal.Share(row, 1) == 1 ? 1 : 0));
    }
}
