using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// The rule-based prior: what matchers say makes a place work, as signed points in log-odds. Every number is a
/// judgement, to be reviewed by matchers and replaced by learning once there are outcomes. Sources of the directions:
/// the units' own reports (travel, support, wishes, several places tried); sizes are chosen so that no single term
/// outweighs 1.2 logits.
/// </summary>
/// <remarks>
/// Base 0.200 logit is 55 %: of 26 people placed by one unit 15 were hired. The standard error of 0.600 logit says
/// that the truth is expected within a factor of 1.8 of the odds two times in three; nothing narrower has been
/// earned.
/// </remarks>
public static class RulePrior
{
    /// <summary>The prior as a model of the same type as a learned one.</summary>
    public static readonly FitModel Model = new(
        "rule prior 1",
        intercept: 200,
        [
            Term(FitFeature.TravelMinutes, [15, 30, 45, 60, 90], [350, 200, 0, -250, -500, -800], missing: -100),
            Term(FitFeature.WishMatch, [1, 2], [-200, 450, 700]),
            Term(FitFeature.BridgedDemands, [1, 2, 3], [150, -250, -500, -800]),
            Term(FitFeature.LanguageMargin, [0, 1], [-300, 0, 150]),
            Term(FitFeature.StagesBelow, [1, 2], [100, -150, -350]),
            Term(FitFeature.Supervisors, [1, 2], [-300, 100, 200]),
            Term(FitFeature.SpareSessions, [1, 3], [-100, 50, 100]),
            Term(FitFeature.FieldTried, [], [300]),
            Term(FitFeature.SiteKnown, [], [350]),
        ],
        standardError: 600);

    private static FitTerm Term(FitFeature feature, double[] edges, int[] points, int missing = 0) =>
        new((int)feature, edges, points, missing);
}
