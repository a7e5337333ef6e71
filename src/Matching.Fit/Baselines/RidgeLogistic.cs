using Matching.Fit.Metrics;
using Matching.Fit.Tables;

namespace Matching.Fit.Baselines;

/// <summary>
/// Logistic regression with a ridge on standardised columns, by Newton's method (Le Cessie and Van Houwelingen 1992):
/// the plain model that a learned one has to be held against, and the nuisance model of back-tests where none is
/// given. O(rows × columns²) a step; deterministic.
/// </summary>
public static class RidgeLogistic
{
    /// <summary>Pull of each coefficient towards 0, the intercept's left out; as scikit-learn's C = 1.</summary>
    public const double Ridge = 1;

    private const int MostSteps = 50;
    private const double LongestStep = 5;

    /// <summary>Learns; fits <see cref="BinaryLearner"/>.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or the target is not 0 and 1 with both.</exception>
    public static Predictor Learn(FitTable features, double[] target, CancellationToken cancellation)
    {
        if (target.Length != features.RowCount || Array.Exists(target, y => y is not (0 or 1))
            || !target.Contains(0) || !target.Contains(1))
            throw new ArgumentException(
                $"Target has {target.Length} values for {features.RowCount} rows, expected a 0 or 1 a row and both.");
        var design = DesignMatrix.Learn(features);
        var coefficients = Solve(design.Of(features), target, design.Width, cancellation);
        return table => Predict(design.Of(table), coefficients);
    }

    private static double[] Solve(double[] matrix, double[] target, int width, CancellationToken cancellation)
    {
        var rate = target.Average();
        var beta = new double[width];
        beta[0] = LogOdds.Of(rate);
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (gradient, hessian) = Slopes(matrix, target, beta);
            var change = Cholesky.Solve(hessian, gradient);
            var size = change.Max(Math.Abs);
            var damping = size > LongestStep ? LongestStep / size : 1;
            for (var j = 0; j < width; j++) beta[j] += damping * change[j];
            if (size < 1e-8) break;
        }
        return beta;
    }

    private static (double[] Gradient, double[] Hessian) Slopes(double[] matrix, double[] target, double[] beta)
    {
        var width = beta.Length;
        var (gradient, hessian) = (new double[width], new double[width * width]);
        for (var j = 1; j < width; j++)
            (gradient[j], hessian[j * width + j]) = (-Ridge * beta[j], Ridge);
        hessian[0] = 1e-9;
        for (var row = 0; row < target.Length; row++)
        {
            var line = matrix.AsSpan(row * width, width);
            var p = LogOdds.Probability(Dot(line, beta));
            var (error, curvature) = (target[row] - p, p * (1 - p));
            for (var j = 0; j < width; j++)
            {
                if (line[j] == 0) continue;
                gradient[j] += error * line[j];
                var pull = curvature * line[j];
                var into = hessian.AsSpan(j * width, j + 1);
                for (var k = 0; k <= j; k++) into[k] += pull * line[k];
            }
        }
        return (gradient, hessian);
    }

    private static double[] Predict(double[] matrix, double[] beta)
    {
        var predictions = new double[matrix.Length / beta.Length];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = LogOdds.Probability(
                Math.Clamp(Dot(matrix.AsSpan(row * beta.Length, beta.Length), beta), -30, 30));
        return predictions;
    }

    private static double Dot(ReadOnlySpan<double> line, double[] beta)
    {
        var sum = 0.0;
        for (var j = 0; j < beta.Length; j++) sum += line[j] * beta[j];
        return sum;
    }
}
