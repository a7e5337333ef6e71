namespace Matching.Fit.Baselines;

/// <summary>Solves a positive definite system by Cholesky's decomposition (Golub and Van Loan, section 4.2).</summary>
internal static class Cholesky
{
    /// <summary>The x of A x = b. O(n³). Neither argument is changed.</summary>
    /// <param name="lower">A row by row; only its lower triangle is read.</param>
    /// <param name="right">b.</param>
    public static double[] Solve(double[] lower, double[] right)
    {
        var n = right.Length;
        var (l, x) = ((double[])lower.Clone(), (double[])right.Clone());
        for (var i = 0; i < n; i++)
        for (var j = 0; j <= i; j++)
        {
            var sum = l[i * n + j];
            for (var k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
            // A pivot that rounding took to 0 belongs to a column that others explain: it gets no weight.
            l[i * n + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / l[j * n + j];
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= l[i * n + k] * x[k];
            x[i] /= l[i * n + i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= l[k * n + i] * x[k];
            x[i] /= l[i * n + i];
        }
        return x;
    }
}
