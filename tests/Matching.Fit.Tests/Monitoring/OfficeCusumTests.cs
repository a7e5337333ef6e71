using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Monitoring;

public sealed class OfficeCusumTests
{
    // With p one half, a good outcome adds ln 2 - ln 1.5 (.287682) to the first sum, -.405465 to the second;
    // another outcome adds -.405465 and .287682.
    [Fact]
    public void Of_OneOffice_IsTheHandComputedWalk()
    {
        var office = Assert.Single(
            OfficeCusum.Of(new Predictions([.5, .5, .5, .5], [1, 1, 0, 1]), ["a", "a", "a", "a"]));
        Assert.Equal((4, 3, 2), (office.Rows, office.Observed, office.Expected));
        Assert.Equal(1, office.Z, 12);
        Assert.Equal(2 * .287682 - .405465 + .287682, office.Better, 5);
        Assert.Equal(0, office.Worse, 5);
    }

    [Fact]
    public void Of_SeveralOffices_SortsThemAndLeavesTheNamelessOut() => Assert.Equal(
        ["a", "b"],
        OfficeCusum.Of(new Predictions([.5, .5, .5], [1, 1, 0]), ["b", null, "a"]).Select(office => office.Office));

    [Fact]
    public void Of_ALastingFall_CrossesTheLineThatChanceSeldomDoes()
    {
        var random = new Random(3);
        OfficeCusum Walk(double rate) => OfficeCusum.Of(
            new Predictions(
                [.. Enumerable.Repeat(.5, 150)],
                [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble() < rate ? 1.0 : 0)]),
            [.. Enumerable.Repeat("a", 150)])[0];
        Assert.InRange(Enumerable.Range(0, 100).Count(_ => Walk(.33).Worse > 4.5), 85, 100);
        Assert.InRange(Enumerable.Range(0, 100).Count(_ => Walk(.5).Worse > 4.5), 0, 12);
    }
}
