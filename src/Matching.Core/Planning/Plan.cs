using Matching.Core.Fitting;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Optimizer;

namespace Matching.Core.Planning;

/// <summary>How a planned placement came about.</summary>
public enum PlannedKind
{
    /// <summary>The engine proposes it; a matcher and the participant decide.</summary>
    Proposed,

    /// <summary>It was agreed before the plan and is kept.</summary>
    Agreed,

    /// <summary>An activity: the next step for somebody who is not ready for a placement.</summary>
    Activity,
}

/// <summary>The words of <see cref="PlannedKind"/>.</summary>
public static class PlannedKinds
{
    /// <summary>The words.</summary>
    public static readonly Vocabulary<PlannedKind> Words = new(
        new(PlannedKind.Proposed, "proposed", "förslag", "proposal"),
        new(PlannedKind.Agreed, "agreed", "överenskommen", "agreed"),
        new(PlannedKind.Activity, "activity", "aktivitet", "activity"));
}

/// <summary>Fit as it stood when the plan was made.</summary>
/// <param name="Probability">Of a good outcome, in (0, 1).</param>
/// <param name="Low">Lower end of the 80 % interval.</param>
/// <param name="High">Upper end of the 80 % interval.</param>
public sealed record PlannedFit(double Probability, double Low, double High)
{
    /// <summary>The numbers of an estimate.</summary>
    public static PlannedFit Of(FitEstimate estimate) => new(estimate.Probability, estimate.Low, estimate.High);
}

/// <summary>One line of a plan: who, where, which half-days, why.</summary>
public sealed record PlannedPlacement
{
    /// <summary>The participant.</summary>
    public required Key Participant { get; init; }

    /// <summary>The slot or activity.</summary>
    public required Key Slot { get; init; }

    /// <summary>The slot's title.</summary>
    public required string Title { get; init; }

    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>How it came about.</summary>
    public required PlannedKind Kind { get; init; }

    /// <summary>The half-days.</summary>
    public required SessionMask Sessions { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndOn { get; init; }

    /// <summary>Fit; null for an activity.</summary>
    public PlannedFit? Fit { get; init; }

    /// <summary>Value in millionths.</summary>
    public required long Value { get; init; }

    /// <summary>The strongest reasons, two at most.</summary>
    public required IReadOnlyList<Phrase> Reasons { get; init; }

    /// <summary>What has to be arranged before the start.</summary>
    public required IReadOnlyList<Phrase> Arrange { get; init; }
}

/// <summary>Somebody whom the plan leaves out, with the true reason and what would change it.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="Reason">Why; always true of the plan and the rules as they stand.</param>
/// <param name="NearestFix">The smallest change that opens a slot.</param>
/// <param name="NextStep">What can be done meanwhile; empty when nothing has room.</param>
public sealed record Unplaced(Key Participant, Phrase Reason, Phrase NearestFix, Phrase NextStep);

/// <summary>What is proved about a plan. All values are in millionths.</summary>
/// <param name="Status">What the optimizer promises.</param>
/// <param name="Objective">Value of the plan.</param>
/// <param name="Bound">No plan is worth more: exact integer arithmetic.</param>
/// <param name="CertifiedBound">The bound that the prices alone prove.</param>
/// <param name="Seconds">Time that solving took.</param>
public sealed record PlanCertificate(Status Status, long Objective, long Bound, long CertifiedBound, double Seconds)
{
    /// <summary>(bound − objective) / max(1, |bound|): what a better plan could at most gain.</summary>
    public double Gap => (Bound - Objective) / Math.Max(1.0, Math.Abs((double)Bound));
}

/// <summary>Placements proposed for everybody at once, with the certificate. A proposal and never a decision.</summary>
public sealed record Plan
{
    /// <summary>The day of the decision.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndOn { get; init; }

    /// <summary>Seed of the search.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The fit model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The fit model's version; empty for the rule-based prior.</summary>
    public string ModelVersion { get; init; } = "";

    /// <summary>
    /// SHA-256 of what was solved, the whole problem with days and score of every option, in lower-case hexadecimal.
    /// Earlier versions of the program hashed the options alone, or nothing: theirs is another, or empty.
    /// </summary>
    public string InputHash { get; init; } = "";

    /// <summary>What is proved.</summary>
    public required PlanCertificate Certificate { get; init; }

    /// <summary>Everybody who has a placement or an activity, by participant.</summary>
    public required IReadOnlyList<PlannedPlacement> Placements { get; init; }

    /// <summary>Everybody else, by participant.</summary>
    public required IReadOnlyList<Unplaced> Unplaced { get; init; }

    /// <summary>
    /// What was odd about the facts, such as a slot that is over-full already; what contradicts itself.
    /// </summary>
    public required IReadOnlyList<Phrase> Notes { get; init; }
}
