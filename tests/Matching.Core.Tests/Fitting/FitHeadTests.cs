using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Slots;
using Matching.Fit.Features;

namespace Matching.Core.Tests.Fitting;

public sealed class FitHeadTests
{
    [Fact]
    public void Constructor_AFeatureThatThisVersionDoesNotHave_IsRefusedByName() => Saying.Refuses(
        Assert.Throws<InvalidInputException>(
            () => new FitHead(Models.Of(0, (new NumericFeature("shoe_size", []), [0, 0])))).Violations,
        "features",
        "Modellen 'small' ser på 'shoe_size', som den här versionen inte har, väntade kända kännetecken. Kanske "
            + "lärdes den av en nyare version.",
        "Model 'small' looks at 'shoe_size', which this version does not have, expected known features. Maybe a newer "
            + "version learned it.");

    [Fact]
    public void Constructor_WordsWhereNumbersAre_IsRefused() => Saying.Refuses(
        Assert.Throws<InvalidInputException>(
            () => new FitHead(Models.Of(0, Models.Category(FitFeature.Weeks, ["a"], 0, 0, 0)))).Violations,
        "features",
        "Modellen 'small' har 'weeks' av ett annat slag, väntade tal för tal och ord för ord.",
        "Model 'small' has 'weeks' of another kind, expected numbers for numbers and words for words.");

    [Theory]
    [InlineData(WorkField.Kitchen, 700)]
    [InlineData(WorkField.Office, -200)]
    [InlineData(WorkField.Workshop, 30)]
    public void Score_ACategory_IsFoundByItsWordWhateverThePlace(WorkField field, int score)
    {
        var head = new FitHead(Models.Of(
            0,
            Models.Category(FitFeature.Field, ["kitchen", "office"], 5, 30, 700, -200),
            Models.Number(FitFeature.TravelMinutes, [200], 0, 0, 900)));
        var features = new double[FitFeatures.Count];
        FitFeatures.Fill(new Area().Where(s => s with { Field = field }).Decision(), features);
        Assert.Equal(score, head.Score(features));
    }
}
