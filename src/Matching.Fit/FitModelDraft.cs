using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>The parts of a <see cref="FitModel"/>, as a learner, a file or a person states them.</summary>
public record FitModelDraft
{
    /// <summary>Name and version for people, such as <c>rule prior 1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The vector that is scored, place by place; at most <see cref="FitModel.MaximumFeatures"/>.</summary>
    public required IReadOnlyList<ModelFeature> Features { get; init; }

    /// <summary>Score before any term, in 1/1000 logit, within ±20 000.</summary>
    public required int Intercept { get; init; }

    /// <summary>The part of the intercept that stood in the prior. Default: 0.</summary>
    public int PriorIntercept { get; init; }

    /// <summary>At most 1 000 tables, in the order in which explanations list them.</summary>
    public required IReadOnlyList<FitTerm> Terms { get; init; }

    /// <summary>How much was learned. Default: <see cref="LearningStage.Prior"/>.</summary>
    public LearningStage Stage { get; init; }

    /// <summary>
    /// Standard error of every score in 1/1000 logit, 0 to 20 000, beside what the bags say: for a prior a stated
    /// judgement, for a learned model that of its intercept.
    /// </summary>
    public int StandardError { get; init; }

    /// <summary>The bootstrap bags that intervals are read from; empty = <see cref="StandardError"/> alone.</summary>
    public IReadOnlyList<FitBag> Bags { get; init; } = [];

    /// <summary>What calibration did. Default: nothing.</summary>
    public Calibration Calibration { get; init; } = Calibration.None;

    /// <summary>What the model was learned from; null for one that was stated.</summary>
    public TrainingRecord? Training { get; init; }
}
