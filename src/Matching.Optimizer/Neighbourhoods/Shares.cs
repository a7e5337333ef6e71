using System.Numerics;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Who of the parts of a plan may use what its supervisors and quotas have left. Each part can use its share without
/// asking the others, so that answers put back together keep every limit. Support left over goes to one part whole,
/// because loads are large against it; weights are dealt out evenly. Who gets the odd ones changes from turn to turn.
/// </summary>
internal sealed class Shares
{
    private readonly Plan _plan;
    private readonly int _turn;

    /// <summary>Bit mask of the parts, at most 64, where a supervisor or a quota counts.</summary>
    private readonly ulong[] _partsOfSupervisor, _partsOfQuota;

    public Shares(Plan plan, SlotQuotas quotas, int[] partOfSlot, int turn)
    {
        (_plan, _turn) = (plan, turn);
        _partsOfSupervisor = new ulong[plan.Problem.Supervisors.Count];
        _partsOfQuota = new ulong[plan.Problem.Quotas.Count];
        for (int j = 0; j < partOfSlot.Length; j++)
        {
            ulong part = 1UL << partOfSlot[j];
            foreach (int h in plan.Problem.Slots.SupervisorsOf(j)) _partsOfSupervisor[h] |= part;
            foreach (int q in quotas.Of(j)) _partsOfQuota[q] |= part;
        }
    }

    public Share Of(int part) => new(this, part);

    public long Support(int h, int part)
    {
        (int parts, int rank) = RankOf(_partsOfSupervisor[h], part, h);
        return rank == 0 || parts == 1 ? _plan.SupportLeft(h) : 0;
    }

    public long Above(int q, int part) => Deal(_plan.WeightLeft(q), RankOf(_partsOfQuota[q], part, q));

    public long Below(int q, int part) => Deal(_plan.WeightToSpare(q), RankOf(_partsOfQuota[q], part, q));

    private static long Deal(long weight, (int Parts, int Rank) part) =>
        weight / part.Parts + (part.Rank < weight % part.Parts ? 1 : 0);

    /// <summary>How many parts there are to share with, and the part's place among them this turn.</summary>
    private (int Parts, int Rank) RankOf(ulong mask, int part, int row)
    {
        int parts = BitOperations.PopCount(mask);
        int place = BitOperations.PopCount(mask & ((1UL << part) - 1));
        return (parts, (place + _turn + row) % parts);
    }
}
