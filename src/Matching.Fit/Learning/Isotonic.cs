namespace Matching.Fit.Learning;

/// <summary>The rising sequence nearest to another in weighted squares, by pooling adjacent violators. O(n).</summary>
internal static class Isotonic
{
    /// <summary>The nearest sequence that never falls.</summary>
    /// <param name="values">The sequence.</param>
    /// <param name="weights">Its weights, above 0.</param>
    internal static double[] Rising(double[] values, double[] weights)
    {
        var (means, sums, ends) = (new double[values.Length], new double[values.Length], new int[values.Length]);
        var pools = 0;
        for (var i = 0; i < values.Length; i++)
        {
            (means[pools], sums[pools], ends[pools]) = (values[i], weights[i], i + 1);
            pools++;
            while (pools > 1 && means[pools - 2] > means[pools - 1])
            {
                var weight = sums[pools - 2] + sums[pools - 1];
                means[pools - 2] =
                    (means[pools - 2] * sums[pools - 2] + means[pools - 1] * sums[pools - 1]) / weight;
                (sums[pools - 2], ends[pools - 2]) = (weight, ends[pools - 1]);
                pools--;
            }
        }
        var pooled = new double[values.Length];
        for (int pool = 0, i = 0; pool < pools; pool++)
            for (; i < ends[pool]; i++) pooled[i] = means[pool];
        return pooled;
    }
}
