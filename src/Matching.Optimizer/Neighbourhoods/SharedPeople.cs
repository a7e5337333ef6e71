using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Which groups of slots have people in common, and how many: those whose best candidates lie in both. In compressed
/// rows, symmetric.
/// </summary>
internal sealed class SharedPeople
{
    /// <summary>How many of a participant's best candidates count.</summary>
    private const int Reach = 6;

    public SharedPeople(Grouping grouping, Candidates candidates, Ranking ranking)
    {
        List<long> pairs = [];
        Span<int> groups = stackalloc int[Reach];
        for (int i = 0; i + 1 < candidates.Start.Length; i++)
        {
            int count = Math.Min(Reach, candidates.Start[i + 1] - candidates.Start[i]);
            for (int n = 0; n < count; n++)
                groups[n] = grouping.GroupOf[candidates.Slot[ranking[candidates.Start[i] + n]]];
            for (int a = 0; a < count; a++)
            {
                for (int b = 0; b < a; b++) Add(pairs, grouping.Count, (groups[a], groups[b]));
            }
        }

        pairs.Sort();
        Start = new int[grouping.Count + 1];
        List<int> other = [], weight = [];
        for (int n = 0; n < pairs.Count;)
        {
            int first = n;
            while (n < pairs.Count && pairs[n] == pairs[first]) n++;
            other.Add((int)(pairs[first] % grouping.Count));
            weight.Add(n - first);
            Start[pairs[first] / grouping.Count + 1]++;
        }

        for (int g = 0; g < grouping.Count; g++) Start[g + 1] += Start[g];
        (Other, Weight) = ([.. other], [.. weight]);
    }

    /// <summary>The neighbours of group g are entries <c>Start[g]</c> up to <c>Start[g + 1]</c>.</summary>
    public int[] Start { get; }

    public int[] Other { get; }

    /// <summary>People in common.</summary>
    public int[] Weight { get; }

    private static void Add(List<long> pairs, int groups, (int A, int B) pair)
    {
        if (pair.A == pair.B) return;
        pairs.Add((long)pair.A * groups + pair.B);
        pairs.Add((long)pair.B * groups + pair.A);
    }
}
