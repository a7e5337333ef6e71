using System.Runtime.Intrinsics;
using Matching.Fit;

namespace Matching.Core.Fitting;

/// <summary>
/// The score of two chances that both have to come true: the logit of their product to the nearest thousandth.
/// </summary>
internal static class JointScore
{
    // Vector and scalar logarithms differ by some units in the last place; a thousandth of a logit whose rounding that
    // could turn is left to the scalar, so that both ways give the same whole number.
    private const double Doubt = 1e-6;

    private static readonly int Lanes = Vector256<double>.Count;

    /// <summary>Of one pair of scores, in 1/1000 logit.</summary>
    public static int Of(int started, int good)
    {
        var both = FitModel.Probability(started) * FitModel.Probability(good);
        return (int)Math.Round(1000 * Math.Log(both / (1 - both)));
    }

    /// <summary>Of many: the second becomes the joint score.</summary>
    /// <param name="started">In 1/1000 logit.</param>
    /// <param name="good">In 1/1000 logit, as many.</param>
    public static void Of(ReadOnlySpan<int> started, Span<int> good)
    {
        var at = 0;
        Span<double> both = stackalloc double[Lanes];
        Span<double> joint = stackalloc double[Lanes];
        for (; at + Lanes <= good.Length; at += Lanes)
        {
            for (var i = 0; i < Lanes; i++)
                both[i] = FitModel.Probability(started[at + i]) * FitModel.Probability(good[at + i]);
            var chance = Vector256.Create<double>(both);
            (1000 * Vector256.Log(chance / (Vector256<double>.One - chance))).CopyTo(joint);
            for (var i = 0; i < Lanes; i++)
            {
                var rounded = Math.Round(joint[i]);
                good[at + i] = Math.Abs(joint[i] - rounded) < 0.5 - Doubt
                    ? (int)rounded
                    : Of(started[at + i], good[at + i]);
            }
        }
        for (; at < good.Length; at++) good[at] = Of(started[at], good[at]);
    }
}
