using Matching.Fit.Baselines;
using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Monitoring;

public sealed class ProxyAucTests
{
    private static readonly bool[] Members = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0)];

    private static readonly FitTable Table = new(
        [
            new NumericColumn("tells", Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? i : i + 300.0)),
            new NumericColumn("says nothing", Enumerable.Range(0, 400).Select(i => (double)(i / 2 * 7919 % 101))),
        ],
        400);

    [Fact]
    public void Of_FeatureThatTells_IsHighAndTheOtherIsOneHalf()
    {
        var proxy = ProxyAuc.Of(Table, Members, (RidgeLogistic.Learn, 1, 30), default)!;
        Assert.InRange(proxy.All, .9, 1);
        Assert.Equal(["tells", "says nothing"], proxy.ByFeature.Select(f => f.Feature));
        Assert.InRange(proxy.ByFeature[0].Auc, .9, 1);
        Assert.InRange(proxy.ByFeature[1].Auc, .4, .6);
    }

    [Fact]
    public void Of_SmallGroup_IsNotShown() =>
        Assert.Null(ProxyAuc.Of(Table, Members, (RidgeLogistic.Learn, 1, 201), default));
}
