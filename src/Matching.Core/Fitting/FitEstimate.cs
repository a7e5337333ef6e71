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

    private FitEstimate(FitModel model, int score, IReadOnlyList<FitReason> reasons) =>
        (_model, Score, Reasons) = (model, score, reasons);

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
    public double Low => FitModel.Probability(Score - HalfWidth);

    /// <summary>Upper end of the 80 % interval.</summary>
    public double High => FitModel.Probability(Score + HalfWidth);

    // 1.2816 standard errors on each side hold 80 % of a normal distribution.
    private int HalfWidth => (int)Math.Round(1.2816 * _model.StandardError);

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
            var feature = (FitFeature)model.Terms[i].Feature;
            reasons[i] = new FitReason(feature, points[i], FitReasons.Say(feature, features[(int)feature], pair));
        }
        var ordered = reasons.OrderByDescending(r => Math.Abs(r.Points)).ThenBy(r => r.Feature).ToArray();
        return new FitEstimate(model, model.Intercept + points.Sum(), ordered);
    }
}
