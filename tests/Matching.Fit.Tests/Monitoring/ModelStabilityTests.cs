using Matching.Fit.Monitoring;
using Matching.Fit.Tables;
using Matching.Fit.Tests.Cards;

namespace Matching.Fit.Tests.Monitoring;

public sealed class ModelStabilityTests
{
    // The model's travel counts are 50 under 10, 40 in [10, 30) and 30 from 30 on; its field counts are 5 missing,
    // 5 others, 50 care, 60 green.
    private static readonly double[] Travel =
        [.. Enumerable.Repeat(5.0, 50), .. Enumerable.Repeat(10.0, 40), .. Enumerable.Repeat(99.0, 30)];

    private static readonly string?[] Field =
    [
        .. Enumerable.Repeat((string?)null, 5), .. Enumerable.Repeat("rare", 5),
        .. Enumerable.Repeat("<b>care</b>", 50), .. Enumerable.Repeat("green|work", 60),
    ];

    [Fact]
    public void Of_TheSameRows_HasNotMoved()
    {
        var stability = ModelStability.Of(CardModels.Small(), Table(Travel, Field));
        Assert.Equal(["travel", "field"], stability.Select(s => s.Name));
        Assert.All(stability, s => Assert.Equal(0, s.Index, 12));
        Assert.Equal(5 / 120.0, stability[1].MissingNow, 12);
        Assert.Equal(5 / 120.0, stability[1].MissingThen, 12);
    }

    [Fact]
    public void Of_OtherRows_HasMoved()
    {
        var stability = ModelStability.Of(
            CardModels.Small(),
            Table([.. Travel.Select(t => t < 10 ? double.NaN : t)], [.. Field.Select(f => f ?? "<b>care</b>")]));
        Assert.True(stability[0].Index > 1);
        Assert.Equal((0, 50 / 120.0), (stability[0].MissingThen, stability[0].MissingNow));
        Assert.InRange(stability[1].Index, .01, .2);
    }

    private static FitTable Table(double[] travel, string?[] field) =>
        new([new NumericColumn("travel", travel), CategoricalColumn.Of("field", field)], travel.Length);
}
