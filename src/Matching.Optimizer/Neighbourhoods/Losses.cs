using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Plans;

namespace Matching.Optimizer.Neighbourhoods;

/// <summary>
/// Where a plan falls short of the bound: at given prices the difference between bound and plan is a sum over groups
/// (what they could earn less what they do) and over those left out (what they pay less what being left out is worth),
/// beside the worth of seats and weights left over. Neighbourhoods are looked for where the losses are.
/// </summary>
internal sealed class Losses(GroupRelaxation relaxation, Pricer pricer, Plan plan)
{
    /// <summary>Loss per group, in price units.</summary>
    public long[] OfGroup { get; } = new long[relaxation.Grouping.Count];

    /// <summary>Reads every group's loss; the largest profits are asked for anew.</summary>
    public void Measure()
    {
        for (int g = 0; g < OfGroup.Length; g++) Measure(g);
    }

    public void Measure(int group)
    {
        long earned = 0;
        long possible = pricer.Fill(group);
        for (int n = relaxation.Grouping.Start[group]; n < relaxation.Grouping.Start[group + 1]; n++)
        {
            int slot = relaxation.Grouping.Slot[n];
            for (int i = plan.FirstAt(slot); i >= 0; i = plan.NextAt(i))
                earned += relaxation.Profit(slot, relaxation.Entries.EntryOf[plan.Choice[i]]);
        }

        OfGroup[group] = Math.Max(0, possible - earned);
    }

    /// <summary>Loss of a participant who is left out; 0 for the placed.</summary>
    public long OfParticipant(int i) =>
        plan.Choice[i] >= 0 ? 0 : Math.Max(0, relaxation.Price[i] - relaxation.Left(i));
}
