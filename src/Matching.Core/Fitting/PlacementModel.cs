using Matching.Core.Checks;
using Matching.Core.Placements;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// What estimates a placement: the chance that it starts in time, the chance of a good outcome once it has, and their
/// product. Without the first head every placement is taken to start.
/// </summary>
public sealed class PlacementModel
{
    /// <summary>The rule-based prior alone, which says nothing of starts.</summary>
    public static readonly PlacementModel Prior = new(RulePrior.Model);

    /// <summary>Binds the heads to the features of this version.</summary>
    /// <param name="good">Chance of a good outcome of a placement that starts.</param>
    /// <param name="started">Chance of a start in time; null = not modelled.</param>
    /// <exception cref="InvalidInputException">A head looks at a feature that this version does not know.</exception>
    public PlacementModel(FitModel good, FitModel? started = null) =>
        (Good, Started, Rules) = (
            new FitHead(good), started is null ? null : new FitHead(started),
            LabelRules.OfVersion((good.Training?.LabelVersion ?? "").Split(':')[^1]) ?? new LabelRules());

    /// <summary>Chance of a good outcome of a placement that starts.</summary>
    public FitHead Good { get; }

    /// <summary>Chance of a start in time; null = not modelled.</summary>
    public FitHead? Started { get; }

    /// <summary>
    /// The label that it was learned with, by which records of hosts are kept for it too; the default rules where
    /// nobody stated any.
    /// </summary>
    public LabelRules Rules { get; }

    /// <summary>Name and version for people.</summary>
    public string Name => Good.Model.Name;

    /// <summary>
    /// Names one version among all: SHA-256 of the files in lower-case hexadecimal; empty for what was never kept.
    /// </summary>
    public string Version { get; init; } = "";

    /// <summary>True when anything was learned from placements.</summary>
    public bool Learned => Good.Model.Stage != LearningStage.Prior;

    /// <summary>
    /// The score of a start with a good outcome, in 1/1000 logit: with one head its score exactly, with two the logit
    /// of the product to the nearest thousandth.
    /// </summary>
    /// <param name="features">The vector that <see cref="FitFeatures.Fill"/> fills.</param>
    public int Score(ReadOnlySpan<double> features) => With(Good.Score(features), features);

    /// <summary>The same when the score of the head for good outcomes is known.</summary>
    internal int With(int good, ReadOnlySpan<double> features) =>
        Started is null ? good : JointScore.Of(Started.Score(features), good);
}
