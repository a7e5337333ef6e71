using Matching.Optimizer;

namespace Matching.Benchmarks.References;

/// <summary>
/// The plain Hungarian method on a dense square matrix (Kuhn 1955, with Tomizawa's shortest paths of 1971). O(n³).
/// </summary>
internal static class Hungarian
{
    /// <summary>The largest value of a perfect matching.</summary>
    public static long Solve(Problem problem)
    {
        int n = problem.Participants.Count;
        long[] rowPrice = new long[n], columnPrice = new long[n + 1];
        int[] rowOf = [.. Enumerable.Repeat(-1, n + 1)];
        for (int i = 0; i < n; i++) Match(problem, i, (rowPrice, columnPrice), rowOf);
        return Enumerable.Range(0, n).Sum(j => problem.Options.Value[problem.Options.Find(rowOf[j], j)]);
    }

    /// <summary>
    /// Grows a tree of tight columns from a row until one is free; column n stands for the row itself.
    /// </summary>
    private static void Match(Problem problem, int row, (long[] Row, long[] Column) price, int[] rowOf)
    {
        int n = rowOf.Length - 1;
        long[] slack = [.. Enumerable.Repeat(long.MaxValue, n)];
        var parent = new int[n];
        var isInTree = new bool[n + 1];
        int last = n;
        for (rowOf[n] = row; rowOf[last] >= 0;)
        {
            isInTree[last] = true;
            int i = rowOf[last], next = -1, from = problem.Options.Start[i];
            for (int j = 0; j < n; j++)
            {
                if (isInTree[j]) continue;
                long reduced = -problem.Options.Value[from + j] - price.Row[i] - price.Column[j];
                if (reduced < slack[j]) (slack[j], parent[j]) = (reduced, last);
                if (next < 0 || slack[j] < slack[next]) next = j;
            }

            long step = slack[next];
            for (int j = 0; j <= n; j++)
            {
                if (isInTree[j])
                {
                    price.Row[rowOf[j]] += step;
                    price.Column[j] -= step;
                }
                else
                {
                    slack[j] -= step;
                }
            }

            last = next;
        }

        for (; last != n; last = parent[last]) rowOf[last] = rowOf[parent[last]];
        price.Column[n] = 0;
    }
}
