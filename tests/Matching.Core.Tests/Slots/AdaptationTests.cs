using Matching.Core.Slots;

namespace Matching.Core.Tests.Slots;

public sealed class AdaptationTests
{
    [Fact]
    public void ToString_OfEveryKindAndLeadTime_IsReadBack()
    {
        foreach (var kind in Enum.GetValues<AdaptationKind>())
        for (var days = 0; days <= 180; days++)
        {
            var adaptation = new Adaptation(kind, days);
            Assert.True(Adaptation.TryParse(adaptation.ToString(), out var read));
            Assert.Equal(adaptation, read);
        }
        Assert.Equal("lifting_aid", new Adaptation(AdaptationKind.LiftingAid).ToString());
        Assert.Equal("lifting_aid:14", new Adaptation(AdaptationKind.LiftingAid, 14).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ramp")]
    [InlineData("lifting_aid:")]
    [InlineData("lifting_aid:soon")]
    [InlineData("lifting_aid:-1")]
    public void TryParse_AnythingElse_IsFalse(string text) => Assert.False(Adaptation.TryParse(text, out _));

    [Theory]
    [InlineData(Demand.None, 1)]
    [InlineData(Demand.Physical, 3)]
    [InlineData(Demand.Social, 3)]
    [InlineData(Demand.Cognitive, 3)]
    public void Relieves_ThreeKindsForEachDemand_AndAccessForNone(Demand demand, int kinds) =>
        Assert.Equal(kinds, Enum.GetValues<AdaptationKind>().Count(k => Core.Slots.Adaptations.Relieves(k) == demand));
}
