using Matching.Core.Eligibility;
using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>One part of a fit score.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Points">Its contribution in 1/1000 logit; positive raises the fit.</param>
/// <param name="Text">What it is about.</param>
public sealed record FitReason(FitFeature Feature, int Points, Phrase Text)
{
    /// <summary>Text and points in logits with a sign, such as <c>about 18 min of travel (+0.20)</c>.</summary>
    public Phrase Say()
    {
        var logits = (Points / 1000.0).ToString("+0.00;-0.00;0.00", System.Globalization.CultureInfo.InvariantCulture);
        return Phrase.Of($"{Text} ({logits.Replace('.', ',')})", $"{Text} ({logits})");
    }
}

/// <summary>
/// The fit of an option: the estimated probability of a good outcome (work, studies, or completed with a step
/// forward), with its uncertainty and with reasons that add up to the score exactly.
/// </summary>
public sealed record FitEstimate
{
    private readonly FitModel _model;
    private readonly FitInterval _interval;

    private FitEstimate(FitModel model, FitInterval interval, int score, IReadOnlyList<FitReason> reasons) =>
        (_model, _interval, Score, Reasons) = (model, interval, score, reasons);

    /// <summary>Name of the model that made it.</summary>
    public string Model => _model.Name;

    /// <summary>The score before any reason, in 1/1000 logit.</summary>
    public int Intercept => _model.Intercept;

    /// <summary>In 1/1000 logit: the model's intercept plus the points of every reason.</summary>
    public int Score { get; }

    /// <summary>All reasons, the strongest first; ties in the order of the features.</summary>
    public IReadOnlyList<FitReason> Reasons { get; }

    /// <summary>The estimated probability, in (0, 1).</summary>
    public double Probability => FitModel.Probability(Score);

    /// <summary>Lower end of the 80 % interval.</summary>
    public double Low => FitModel.Probability(_interval.Low);

    /// <summary>Upper end of the 80 % interval.</summary>
    public double High => FitModel.Probability(_interval.High);

    /// <summary>Estimate and interval in whole per cent: <c>68 % (50–82)</c>.</summary>
    public Phrase Say()
    {
        var (p, low, high) = (Math.Round(100 * Probability), Math.Round(100 * Low), Math.Round(100 * High));
        return Phrase.Of($"{p} % ({low}–{high})", $"{p}% ({low}–{high})");
    }

    /// <summary>Estimates the fit of a pair.</summary>
    public static FitEstimate Of(FitModel model, in Pair pair)
    {
        Span<double> features = stackalloc double[FitFeatures.Count];
        FitFeatures.Fill(pair, features);
        var points = model.Explain(features);
        var reasons = new FitReason[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var feature = (FitFeature)model.Terms[i].First.Feature;
            var text = FitReasons.Say(feature, features[(int)feature], pair);
            if (model.Terms[i].Second is { } axis)
            {
                var other = FitReasons.Say((FitFeature)axis.Feature, features[axis.Feature], pair);
                text = Phrase.Of($"{text} tillsammans med: {other}", $"{text} together with: {other}");
            }
            reasons[i] = new FitReason(feature, points[i], text);
        }
        var ordered = reasons.OrderByDescending(r => Math.Abs(r.Points)).ThenBy(r => r.Feature).ToArray();
        return new FitEstimate(model, model.Interval(features), model.Intercept + points.Sum(), ordered);
    }
}
