using Matching.Fit.Cards;
using Matching.Fit.Features;

namespace Matching.Fit.Tests.Cards;

public sealed class ShapePlotTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-4, "0")]
    [InlineData(6, "+0.01")]
    [InlineData(424, "+0.42")]
    [InlineData(-1234, "−1.23")]
    public void Logit_OfPoints_HasASign(double points, string text) => Assert.Equal(text, ShapePlot.Logit(points));

    [Fact]
    public void OfNumber_ManyBins_StaysSmallAndLabelsSix()
    {
        double[] edges = [.. Enumerable.Range(0, 126).Select(i => (double)i)];
        var model = new FitModel(new FitModelDraft
        {
            Name = "m",
            Features = [new NumericFeature("x", edges)],
            Intercept = 0,
            Terms =
            [
                new FitTerm(
                    TermAxis.OfBins(0, 128), null,
                    new TermCells([.. Enumerable.Range(0, 128).Select(i => i == 0 ? 0 : i * 10 - 640)])),
            ],
        });
        var svg = ShapePlot.OfNumber(TermShape.Of(model, 0, CardLanguage.English), "x", "words");
        Assert.InRange(svg.Length, 1_000, 20_000);
        Assert.InRange(svg.Split("text-anchor=\"middle\"").Length - 1, 4, 7);
        Assert.Contains("<title>x</title><desc>words</desc>", svg, StringComparison.Ordinal);
        var card = new ModelCard(model).ToMarkdown(CardLanguage.English);
        Assert.InRange(card[card.IndexOf("### x", StringComparison.Ordinal)..].Split("\n|").Length, 10, 30);
    }
}
