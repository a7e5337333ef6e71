using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>The quotas that count somebody at a slot.</summary>
internal sealed class SlotQuotas
{
    private readonly int[][] _quotas;

    public SlotQuotas(Problem problem, Candidates candidates)
    {
        _quotas = new int[problem.Slots.Count][];
        Array.Fill(_quotas, []);
        if (problem.Quotas.Count == 0) return;
        var found = new HashSet<(int Slot, int Quota)>();
        for (int c = 0; c < candidates.Count; c++)
        {
            (int from, int to) = problem.Quotas.EntriesOf(candidates.Option[c]);
            for (int e = from; e < to; e++) found.Add((candidates.Slot[c], problem.Quotas.Quota[e]));
        }

        foreach (IGrouping<int, (int Slot, int Quota)> slot in found.GroupBy(pair => pair.Slot))
            _quotas[slot.Key] = [.. slot.Select(pair => pair.Quota)];
    }

    public ReadOnlySpan<int> Of(int slot) => _quotas[slot];
}
