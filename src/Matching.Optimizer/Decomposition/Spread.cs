using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// How far apart a participant's best candidate and its sixth best are, on average: the scale of what a price has to
/// bridge.
/// </summary>
internal static class Spread
{
    private const int Depth = 5;

    public static double Of(Candidates candidates)
    {
        (double sum, int count, double largest) = (0, 0, 1);
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            int options = candidates.Start[i + 1] - candidates.Start[i];
            if (options == 0) continue;
            int first = candidates.Start[i];
            largest = Math.Max(largest, Math.Abs((double)candidates.Value[first]));
            if (options < 2) continue;
            sum += candidates.Value[first] - (double)candidates.Value[first + Math.Min(options - 1, Depth)];
            count++;
        }

        return count == 0 || sum == 0 ? Math.Max(1, 0.01 * largest) : sum / count;
    }
}
