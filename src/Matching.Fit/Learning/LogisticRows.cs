using System.Numerics;

namespace Matching.Fit.Learning;

/// <summary>
/// <see cref="Logistic"/> for many rows at once, as many side by side as the machine has lanes. Each row takes the
/// very same operations as there, so that the result is the same bits for any number of lanes.
/// </summary>
internal static class LogisticRows
{
    private const double LeastHessian = 1e-9;
    private const int MostTurns = 30;

    /// <summary>Gradient q - w p and hessian w p (1 - p), at least 1e-9, of each row's log-loss.</summary>
    /// <param name="rows">Their weights and positives.</param>
    /// <param name="scores">Score of each row, in logits.</param>
    /// <param name="gradients">Filled.</param>
    /// <param name="hessians">Filled.</param>
    internal static void Slopes(
        LearningRows rows, ReadOnlySpan<double> scores, Span<double> gradients, Span<double> hessians)
    {
        ReadOnlySpan<double> weights = rows.Weights, positives = rows.Positives;
        var i = 0;
        for (; i <= scores.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var weight = new Vector<double>(weights[i..]);
            var p = Probability(new Vector<double>(scores[i..]));
            (new Vector<double>(positives[i..]) - weight * p).CopyTo(gradients[i..]);
            Vector.Max(weight * p * (Vector<double>.One - p), new Vector<double>(LeastHessian)).CopyTo(hessians[i..]);
        }
        for (; i < scores.Length; i++)
        {
            var p = Logistic.Probability(scores[i]);
            gradients[i] = positives[i] - weights[i] * p;
            hessians[i] = Math.Max(weights[i] * p * (1 - p), LeastHessian);
        }
    }

    /// <summary>The shift of all scores that makes the mean probability the share of good outcomes.</summary>
    /// <param name="rows">Weights and positives.</param>
    /// <param name="starts">Score of each row, in logits.</param>
    /// <remarks>Newton's method, with half a row of each outcome so that it stays finite.</remarks>
    internal static double Intercept(LearningRows rows, ReadOnlySpan<double> starts)
    {
        var intercept = 0.0;
        var (scores, gradients, hessians) = (new double[rows.Count], new double[rows.Count], new double[rows.Count]);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            for (var i = 0; i < scores.Length; i++) scores[i] = starts[i] + intercept;
            Slopes(rows, scores, gradients, hessians);
            var p = Logistic.Probability(intercept);
            var (g, h) = (0.5 - p, p * (1 - p));
            for (var i = 0; i < scores.Length; i++) (g, h) = (g + gradients[i], h + hessians[i]);
            var before = intercept;
            intercept += Math.Clamp(g / h, -1, 1);
            if (intercept == before) break;
        }
        return intercept;
    }

    /// <summary>The summed log-loss of all rows, added in their order.</summary>
    /// <param name="rows">Their weights and positives.</param>
    /// <param name="scores">Score of each row, in logits.</param>
    internal static double Loss(LearningRows rows, ReadOnlySpan<double> scores)
    {
        ReadOnlySpan<double> weights = rows.Weights, positives = rows.Positives;
        Span<double> losses = stackalloc double[Vector<double>.Count];
        var (i, sum) = (0, 0.0);
        for (; i <= scores.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var z = Clamp(new Vector<double>(scores[i..]));
            var softplus = Vector.Max(z, Vector<double>.Zero) + Log1P(Exp(-Vector.Abs(z)));
            (new Vector<double>(weights[i..]) * softplus - new Vector<double>(positives[i..]) * z).CopyTo(losses);
            foreach (var loss in losses) sum += loss;
        }
        for (; i < scores.Length; i++) sum += Logistic.Loss(scores[i], weights[i], positives[i]);
        return sum;
    }

    private static Vector<double> Probability(Vector<double> z) =>
        Vector<double>.One / (Vector<double>.One + Exp(-Clamp(z)));

    private static Vector<double> Clamp(Vector<double> z) => Vector.Min(
        Vector.Max(z, new Vector<double>(-Logistic.MostLogits)), new Vector<double>(Logistic.MostLogits));

    private static Vector<double> Exp(Vector<double> x)
    {
        var k = Vector.Floor(x * Logistic.Log2E + new Vector<double>(0.5));
        var r = x - k * Logistic.Ln2High - k * Logistic.Ln2Low;
        var sum = new Vector<double>(Logistic.ExpSeries[0]);
        for (var n = 1; n < Logistic.ExpSeries.Length; n++) sum = sum * r + new Vector<double>(Logistic.ExpSeries[n]);
        // 2^52 makes the whole number k + 1023 stand in the last bits; shifted up they are the exponent of 2^k.
        var power = Vector.AsVectorInt64(k + new Vector<double>(1023 + 4503599627370496.0)) << 52;
        return sum * Vector.AsVectorDouble(power);
    }

    private static Vector<double> Log1P(Vector<double> x)
    {
        var t = x / (new Vector<double>(2) + x);
        var square = t * t;
        var sum = new Vector<double>(Logistic.ArtanhSeries[0]);
        for (var n = 1; n < Logistic.ArtanhSeries.Length; n++)
            sum = sum * square + new Vector<double>(Logistic.ArtanhSeries[n]);
        return 2 * t * sum;
    }
}
