using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// The fit of a decision: the estimated probability that it starts in time and has a good outcome (work, studies, or
/// completed with a step forward), with its uncertainty and reasons.
/// </summary>
public sealed record FitEstimate
{
    private readonly PlacementModel _model;
    private IReadOnlyList<FitReason>? _reasons;

    private FitEstimate(PlacementModel model, HeadEstimate good, HeadEstimate? started) =>
        (_model, Good, Started) = (model, good, started);

    /// <summary>Name of the model that made it.</summary>
    public string Model => _model.Name;

    /// <summary>Version of the model that made it; empty for the prior.</summary>
    public string Version => _model.Version;

    /// <summary>Chance of a good outcome once it has started.</summary>
    public HeadEstimate Good { get; }

    /// <summary>Chance of a start in time; null when the model says nothing of starts.</summary>
    public HeadEstimate? Started { get; }

    /// <summary>The score of both, in 1/1000 logit; see <see cref="PlacementModel.Score"/>.</summary>
    public int Score => Started is null ? Good.Score : JointScore.Of(Started.Score, Good.Score);

    /// <summary>
    /// The reasons for a good outcome, the strongest first, ties in the order of the features; with the intercept of
    /// <see cref="Good"/> they add up to its score.
    /// </summary>
    public IReadOnlyList<FitReason> Reasons => _reasons ??=
        [.. Good.Terms.OrderByDescending(r => Math.Abs(r.Points)).ThenBy(r => r.Feature)];

    /// <summary>The estimated probability, in (0, 1): the product of both.</summary>
    public double Probability => FitModel.Probability(Score);

    /// <summary>Lower end of the 80 % interval; of two heads the product of both lower ends.</summary>
    public double Low => Good.Low * (Started?.Low ?? 1);

    /// <summary>Upper end of the 80 % interval; of two heads the product of both upper ends.</summary>
    public double High => Good.High * (Started?.High ?? 1);

    /// <summary>How many placements were similar, the smaller of both heads; null where nothing was learned.</summary>
    public int? Support => Started?.Support is { } other && !(other > Good.Support) ? other : Good.Support;

    /// <summary>True when so few placements were similar that nobody should lean on the number.</summary>
    public bool Abstains => Support < FitModel.LeastSupport;

    /// <summary>
    /// Estimate and interval in whole per cent: <c>68 % (50–82)</c>; in words where too few placements were similar.
    /// </summary>
    public Phrase Say()
    {
        if (Abstains)
            return Phrase.Of($"för få liknande placeringar ({Support})", $"too few similar placements ({Support})");
        var (p, low, high) = (Math.Round(100 * Probability), Math.Round(100 * Low), Math.Round(100 * High));
        return Phrase.Of($"{p} % ({low}–{high})", $"{p}% ({low}–{high})");
    }

    /// <summary>Estimates the fit of a decision.</summary>
    public static FitEstimate Of(PlacementModel model, in Decision decision) => Of(model, new ReasonGround(decision));

    /// <summary>The same when the features are filled in.</summary>
    internal static FitEstimate Of(PlacementModel model, ReasonGround ground) => new(
        model,
        HeadEstimate.Of(model.Good, ground),
        model.Started is { } started ? HeadEstimate.Of(started, ground) : null);
}
