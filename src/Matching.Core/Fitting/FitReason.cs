using System.Globalization;
using Matching.Core.Eligibility;
using Matching.Core.Words;

namespace Matching.Core.Fitting;

/// <summary>One part of a fit score; put into words when somebody reads them.</summary>
public sealed class FitReason
{
    private readonly ReasonGround _ground;
    private readonly FitFeature? _with;
    private Phrase? _text;

    internal FitReason(ReasonGround ground, FitFeature feature, FitFeature? with, int points) =>
        (_ground, Feature, _with, Points) = (ground, feature, with, points);

    /// <summary>The feature; of a pair of features the first.</summary>
    public FitFeature Feature { get; }

    /// <summary>Its contribution in 1/1000 logit; positive raises the fit.</summary>
    public int Points { get; }

    /// <summary>What it is about.</summary>
    public Phrase Text => _text ??= _with is { } with
        ? Phrase.Of(
            $"{_ground.Say(Feature)} tillsammans med: {_ground.Say(with)}",
            $"{_ground.Say(Feature)} together with: {_ground.Say(with)}")
        : _ground.Say(Feature);

    /// <summary>Text and points in logits with a sign, such as <c>about 18 min of travel (+0.20)</c>.</summary>
    public Phrase Say()
    {
        var logits = (Points / 1000.0).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return Phrase.Of($"{Text} ({logits.Replace('.', ',')})", $"{Text} ({logits})");
    }
}

/// <summary>What the reasons of one decision are put into words from.</summary>
internal sealed class ReasonGround
{
    private readonly Pair _pair;
    private readonly double[] _features;

    /// <summary>Fills in the features of a decision.</summary>
    public ReasonGround(in Decision decision)
    {
        (_pair, _features) = (decision.Pair, new double[FitFeatures.Count]);
        FitFeatures.Fill(decision, _features);
    }

    /// <summary>The features of the decision.</summary>
    public ReadOnlySpan<double> Features => _features;

    /// <summary>One of them in words.</summary>
    public Phrase Say(FitFeature feature) => FitReasons.Say(feature, _features[(int)feature], _pair);
}
