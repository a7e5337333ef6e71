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

    /// <summary>What a head says of a decision.</summary>
    internal static HeadEstimate Of(FitHead head, ReasonGround ground)
    {
        var model = head.Model;
        Span<double> vector = stackalloc double[model.Features.Count];
        head.Translate(ground.Features, vector);
        var reading = model.Read(vector);
        var terms = new FitReason[model.Terms.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            var (first, second) = (model.Terms[i].First, model.Terms[i].Second);
            terms[i] = new FitReason(
                ground, head.Feature(first.Feature), second is null ? null : head.Feature(second.Feature),
                reading.Contributions[i]);
        }
        return new HeadEstimate(reading.Interval)
        {
            Intercept = model.Intercept,
            Score = reading.Score,
            Terms = terms,
            Support = reading.Support,
        };
    }
}
