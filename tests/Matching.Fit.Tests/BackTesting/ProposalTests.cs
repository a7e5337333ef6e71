using Matching.Fit.BackTesting;

namespace Matching.Fit.Tests.BackTesting;

public sealed class ProposalTests
{
    [Fact]
    public void Of_Actions_IsCertain()
    {
        var proposal = Proposal.Of([1, 0], 2);
        Assert.Equal((2, 2), (proposal.RowCount, proposal.ActionCount));
        Assert.Equal([0, 1, 1, 0], new[] { proposal.Share(0, 0), proposal.Share(0, 1), proposal.Share(1, 0),
            proposal.Share(1, 1) });
    }

    [Theory]
    [InlineData(.5, .4, "0.9")]
    [InlineData(1.5, -.5, "NaN")]
    public void Of_NoDistribution_IsRefused(double first, double second, string sum) => Assert.Equal(
        $"Proposal of row 1 adds up to {sum}, expected probabilities that add up to 1.",
        Assert.Throws<ArgumentException>(() => Proposal.Of([.5, .5, first, second], 2)).Message);

    [Fact]
    public void Distance_IsTheShareThatMoved() =>
        Assert.Equal(.25, Proposal.Of([.5, .5], 2).Distance(Proposal.Of([.75, .25], 2), 0), 12);
}
