using Matching.Fit;
using Matching.Fit.Features;

namespace Matching.Core.Fitting;

/// <summary>
/// The rule-based prior: what matchers say makes a place work, as signed points in log-odds. Every number is a
/// judgement, to be reviewed by matchers and replaced by learning once there are outcomes. Sources of the directions:
/// the units' own reports (travel, support, wishes, several places tried); sizes are chosen so that no single term
/// outweighs 1.2 logits. It looks at the first nine features; what the others are worth is left to learning.
/// </summary>
/// <remarks>
/// Base 0.200 logit is 55 %: of 26 people placed by one unit 15 were hired. The standard error of 0.600 logit says
/// that the truth is expected within a factor of 1.8 of the odds two times in three; nothing narrower has been
/// earned.
/// </remarks>
public static class RulePrior
{
    /// <summary>The prior as a model of the same type as a learned one.</summary>
    public static readonly FitModel Model = Create(
        Table(FitFeature.TravelMinutes, [15, 30, 45, 60, 90], -100, 350, 200, 0, -250, -500, -800),
        Table(FitFeature.WishMatch, [1, 2], 0, -200, 450, 700),
        Table(FitFeature.BridgedDemands, [1, 2, 3], 0, 150, -250, -500, -800),
        Table(FitFeature.LanguageMargin, [0, 1], 0, -300, 0, 150),
        Table(FitFeature.StagesBelow, [1, 2], 0, 100, -150, -350),
        Table(FitFeature.Supervisors, [1, 2], 0, -300, 100, 200),
        Table(FitFeature.SpareSessions, [1, 3], 0, -100, 50, 100),
        Table(FitFeature.FieldTried, [], 0, 300),
        Table(FitFeature.SiteKnown, [], 0, 350));

    private static FitModel Create(params (NumericFeature Feature, FitTerm Term)[] tables) => new(new FitModelDraft
    {
        Name = "rule prior 1",
        Intercept = 200,
        Features = [.. tables.Select(t => t.Feature)],
        Terms = [.. tables.Select(t => t.Term)],
        StandardError = 600,
    });

    private static (NumericFeature Feature, FitTerm Term) Table(
        FitFeature feature, double[] edges, int missing, params ReadOnlySpan<int> points) =>
        (new NumericFeature(FitSchema.Of(feature).Name, edges), FitTerm.Main((int)feature, missing, points));
}
