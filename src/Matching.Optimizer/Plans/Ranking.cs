using Matching.Optimizer.Bounds;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Each participant's candidates by what is left of their value after paying the prices, best first: who follows it
/// leaves scarce seats to those who gain most by them. Made once, when the prices are settled.
/// </summary>
internal sealed class Ranking
{
    private readonly int[] _order;

    public Ranking(Candidates candidates, BestReplies replies, WorkMemory memory)
    {
        _order = memory.Take<int>(candidates.Count);
        double[] worth = memory.Take<double>(candidates.Count);
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            Range own = candidates.Start[i]..candidates.Start[i + 1];
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
                (_order[c], worth[c]) = (c, -replies.Worth(i, c));
            worth.AsSpan(own).Sort(_order.AsSpan(own));
        }
    }

    /// <summary>The n-th best candidate, counted through all participants as the candidates are.</summary>
    public int this[int n] => _order[n];
}
