using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;

namespace Matching.Core.Tests.Words;

public sealed class ListTextTests
{
    [Fact]
    public void Of_AndBack_KeepsEveryElement()
    {
        Adaptation[] adaptations = [new(AdaptationKind.LiftingAid), new(AdaptationKind.QuietPlace, 14)];
        var text = ListText.Of(adaptations);
        Assert.Equal("lifting_aid|quiet_place:14", text);
        Assert.True(ListText.TryParse<Adaptation>(text, Adaptation.TryParse, out var read, out _));
        Assert.Equal(adaptations, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" | ")]
    public void TryParse_OfNothing_IsTheEmptyList(string text)
    {
        Assert.True(ListText.TryParse<TravelBand>(text, TravelBand.TryParse, out var read, out var wrong));
        Assert.Empty(read);
        Assert.Equal("", wrong);
    }

    [Fact]
    public void TryParse_WithAnElementThatCannotBeRead_NamesIt()
    {
        Assert.False(ListText.TryParse<TravelBand>(" a=5 | b | c=x", TravelBand.TryParse, out _, out var wrong));
        Assert.Equal("b", wrong);
    }
}
