using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Planning;
using Matching.Core.Words;

namespace Matching.Core.Suggestions;

/// <summary>
/// An option ranked for a matcher, with its reasons, what to arrange, and whether there is room today.
/// </summary>
public sealed record Suggestion
{
    /// <summary>1-based rank.</summary>
    public required int Rank { get; init; }

    /// <summary>The participant's facts.</summary>
    public required ParticipantFacts Who { get; init; }

    /// <summary>The slot's facts.</summary>
    public required SlotFacts Where { get; init; }

    /// <summary>The placement's days.</summary>
    public required OptionDays Days { get; init; }

    /// <summary>Value in millionths, as in the plan.</summary>
    public required long Value { get; init; }

    /// <summary>Fit with its reasons; null for an activity.</summary>
    public required FitEstimate? Fit { get; init; }

    /// <summary>
    /// The fit told against the participant's own average slot; null for an activity, and for the prior, whose points
    /// are its reasons.
    /// </summary>
    public FitComparison? Comparison { get; init; }

    /// <summary>What it was made of, to be kept with it.</summary>
    public required SuggestionInput Input { get; init; }

    /// <summary>The reasons in words, the strongest first.</summary>
    public required IReadOnlyList<Phrase> Reasons { get; init; }

    /// <summary>What has to be arranged before the start.</summary>
    public required IReadOnlyList<Phrase> Arrange { get; init; }

    /// <summary>What is missing beside the agreed placements; empty when there is room today.</summary>
    public required IReadOnlyList<Phrase> Lacks { get; init; }
}
