using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// One thing that people can arrange, and what the fit would be then. Nothing of it asks the participant to be somebody
/// else: tasks, demands, hours, the way there and who is on site can change.
/// </summary>
/// <param name="Feature">What would change.</param>
/// <param name="Change">The change in words, after "with".</param>
/// <param name="Probability">The probability with it.</param>
public sealed record WhatIf(FitFeature Feature, Phrase Change, double Probability)
{
    private static readonly (FitFeature Feature, double Value, Phrase Change)[] Changes =
    [
        (FitFeature.LanguageMargin, 0, Phrase.OfTexts(
            "uppgifter som inte tar mer svenska än i dag", "tasks that take no more Swedish than today's")),
        (FitFeature.PhysicalGap, 0, Phrase.OfTexts("lättare fysiska uppgifter", "lighter physical tasks")),
        (FitFeature.SocialGap, 0, Phrase.OfTexts("uppgifter med färre möten", "tasks with fewer encounters")),
        (FitFeature.CognitiveGap, 0, Phrase.OfTexts("tydligare uppgifter", "plainer tasks")),
        (FitFeature.BridgedDemands, 0, Phrase.OfTexts(
            "krav som motsvarar förmågan", "demands that match the ability")),
        (FitFeature.ExtraSessions, 0, Phrase.OfTexts("så många halvdagar som önskas", "as many half-days as wished")),
        (FitFeature.Supervisors, 1, Phrase.OfTexts("en namngiven handledare", "a named supervisor")),
        (FitFeature.TravelMinutes, 30, Phrase.OfTexts(
            "30 minuters restid (samåkning)", "30 minutes of travel (a shared car)")),
    ];

    /// <summary>
    /// The one change that raises the fit most; null when none raises it by 0.05 logit.
    /// </summary>
    public static WhatIf? Of(PlacementModel model, in Decision decision) =>
        Of(model, new ReasonGround(decision).Features);

    /// <summary>The same when the features are filled in.</summary>
    internal static WhatIf? Of(PlacementModel model, ReadOnlySpan<double> of)
    {
        Span<double> features = stackalloc double[FitFeatures.Count];
        of.CopyTo(features);
        var best = (Score: model.Score(features) + FitComparison.NoClearEffect - 1, Index: -1);
        for (var i = 0; i < Changes.Length; i++)
        {
            var (feature, value, _) = Changes[i];
            if (!Improves(feature, features[(int)feature], value)) continue;
            var before = features[(int)feature];
            features[(int)feature] = value;
            var score = model.Score(features);
            features[(int)feature] = before;
            if (score > best.Score) best = (score, i);
        }
        return best.Index < 0
            ? null
            : new WhatIf(Changes[best.Index].Feature, Changes[best.Index].Change, FitModel.Probability(best.Score));
    }

    // A change goes the way that is better for the participant whatever the model says.
    private static bool Improves(FitFeature feature, double from, double to) =>
        feature is FitFeature.LanguageMargin or FitFeature.Supervisors ? from < to : from > to;
}
