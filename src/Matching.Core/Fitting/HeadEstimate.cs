using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// What one head says of a decision: a probability with its uncertainty, and reasons that add up to the score exactly.
/// </summary>
public sealed record HeadEstimate
{
    private readonly FitInterval _interval;

    private HeadEstimate(FitInterval interval) => _interval = interval;

    /// <summary>The score before any reason, in 1/1000 logit.</summary>
    public required int Intercept { get; init; }

    /// <summary>In 1/1000 logit: the intercept plus the points of every reason.</summary>
    public required int Score { get; init; }

    /// <summary>One reason per table of the model, in the model's order.</summary>
    public required IReadOnlyList<FitReason> Terms { get; init; }

    /// <summary>How many placements were similar; null for a model that was stated and not learned.</summary>
    public required int? Support { get; init; }

    /// <summary>The estimated probability, in (0, 1).</summary>
    public double Probability => FitModel.Probability(Score);

    /// <summary>Lower end of the 80 % interval.</summary>
    public double Low => FitModel.Probability(_interval.Low);

    /// <summary>Upper end of the 80 % interval.</summary>
    public double High => FitModel.Probability(_interval.High);

    /// <summary>What a head says of a decision whose features are filled in.</summary>
    internal static HeadEstimate Of(FitHead head, in Decision decision, ReadOnlySpan<double> features)
    {
        Span<double> vector = stackalloc double[head.Model.Features.Count];
        head.Translate(features, vector);
        var points = head.Model.Explain(vector);
        var terms = new FitReason[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var (first, second) = (head.Model.Terms[i].First, head.Model.Terms[i].Second);
            var feature = head.Feature(first.Feature);
            var text = FitReasons.Say(feature, features[(int)feature], decision.Pair);
            if (second is not null)
            {
                var with = head.Feature(second.Feature);
                var other = FitReasons.Say(with, features[(int)with], decision.Pair);
                text = Phrase.Of($"{text} tillsammans med: {other}", $"{text} together with: {other}");
            }
            terms[i] = new FitReason(feature, points[i], text);
        }
        return new HeadEstimate(head.Model.Interval(vector))
        {
            Intercept = head.Model.Intercept,
            Score = head.Model.Intercept + points.Sum(),
            Terms = terms,
            Support = head.Model.Support(vector),
        };
    }
}
