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
    private readonly int[] _place;

    public Ranking(Candidates candidates, BestReplies replies, WorkMemory memory)
    {
        _order = memory.Ints(candidates.Count);
        double[] worth = memory.Doubles(candidates.Count);
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            Range own = candidates.Start[i]..candidates.Start[i + 1];
            for (int c = candidates.Start[i]; c < candidates.Start[i + 1]; c++)
                (_order[c], worth[c]) = (c, -replies.Worth(i, c));
            worth.AsSpan(own).Sort(_order.AsSpan(own));
        }

        _place = memory.Ints(candidates.Count);
        for (int n = 0; n < _order.Length; n++) _place[_order[n]] = n;
    }

    /// <summary>The ranking of a part of the candidates, as the whole ranks them.</summary>
    /// <param name="whole">Ranks all candidates.</param>
    /// <param name="candidates">Those of the part.</param>
    /// <param name="origin">Candidate of the whole per option of the part.</param>
    public Ranking(Ranking whole, Candidates candidates, IReadOnlyList<int> origin)
    {
        _order = new int[candidates.Count];
        _place = new int[candidates.Count];
        for (int c = 0; c < _order.Length; c++)
            (_order[c], _place[c]) = (c, whole._place[origin[candidates.Option[c]]]);
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            Range own = candidates.Start[i]..candidates.Start[i + 1];
            _place.AsSpan(own).Sort(_order.AsSpan(own));
        }

        for (int n = 0; n < _order.Length; n++) _place[_order[n]] = n;
    }

    /// <summary>The n-th best candidate, counted through all participants as the candidates are.</summary>
    public int this[int n] => _order[n];
}
