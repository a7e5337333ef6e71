using System.Globalization;
using Matching.Core.Words;

namespace Matching.Core.Fitting;

/// <summary>One part of a fit score.</summary>
/// <param name="Feature">The feature; of a pair of features the first.</param>
/// <param name="Points">Its contribution in 1/1000 logit; positive raises the fit.</param>
/// <param name="Text">What it is about.</param>
public sealed record FitReason(FitFeature Feature, int Points, Phrase Text)
{
    /// <summary>Text and points in logits with a sign, such as <c>about 18 min of travel (+0.20)</c>.</summary>
    public Phrase Say()
    {
        var logits = (Points / 1000.0).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return Phrase.Of($"{Text} ({logits.Replace('.', ',')})", $"{Text} ({logits})");
    }
}
