using Matching.Fit.Metrics;

namespace Matching.Fit.Tests.Metrics;

public sealed class AucTests
{
    // Pairs of good × other: (.9,.5) 1, (.9,.1) 1, (.5,.5) ½, (.5,.1) 1, so 3.5 of 4.
    [Fact]
    public void Of_ATie_CountsItHalf() =>
        Assert.Equal(.875, Auc.Of(new Predictions([.9, .5, .5, .1], [1, 1, 0, 0])));

    [Fact]
    public void Of_EqualScores_IsOneHalf() => Assert.Equal(.5, Auc.Of(new Predictions([.3, .3, .3], [1, 0, 0])));

    [Fact]
    public void Of_ReversedScores_IsZero() => Assert.Equal(0, Auc.Of(new Predictions([.3, .4], [1, 0])));

    [Fact]
    public void Of_OneClass_IsNone() => Assert.Null(Auc.Of(new Predictions([.3, .4], [1, 1])));

    [Fact]
    public void Of_Weights_CountAsRepeatedRows()
    {
        var repeated = Auc.Of(new Predictions([.9, .5, .5, .5, .5, .1], [1, 1, 1, 0, 0, 0]));
        Assert.Equal(repeated!.Value, Auc.Of(new Predictions([.9, .5, .5, .1], [1, 1, 0, 0], [1, 2, 2, 1]))!.Value, 12);
    }

    [Fact]
    public void Of_RandomScores_IsTheShareOfPairsWon()
    {
        var random = new Random(6);
        double[] s = [.. Enumerable.Range(0, 80).Select(_ => random.Next(8) / 8.0)];
        double[] y = [.. s.Select(_ => (double)random.Next(2))];
        var pairs = from a in s.Index() from b in s.Index() where y[a.Index] == 1 && y[b.Index] == 0
                    select a.Item > b.Item ? 1 : a.Item == b.Item ? .5 : 0;
        Assert.Equal(pairs.Average(), Auc.Of(new Predictions(s, y))!.Value, 12);
    }
}
