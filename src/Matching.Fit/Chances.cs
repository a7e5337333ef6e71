using System.Runtime.CompilerServices;

namespace Matching.Fit;

/// <summary>
/// The probability of every score that a double can tell from certainty, computed once: planning asks for millions.
/// Safe from many threads.
/// </summary>
internal static class Chances
{
    private const int Most = 36_000;

    private static readonly double[] ByScore = [.. Enumerable.Range(-Most, 2 * Most + 1).Select(Logistic)];

    /// <summary>1 / (1 + e^-logit).</summary>
    /// <param name="score">In 1/1000 logit; beyond ±36 000 it counts as that.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(int score) => ByScore[Math.Clamp(score, -Most, Most) + Most];

    private static double Logistic(int score) => 1 / (1 + Math.Exp(-score / 1000.0));
}
