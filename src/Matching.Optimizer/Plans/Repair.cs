using System.Numerics;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Mends what a greedy plan lacks: crews of sessions that pins opened, then quota minima, each by the cheapest moves
/// first. What moves alone cannot mend is left to the exchange.
/// </summary>
internal sealed class Repair(Plan plan, Seating seating, SlotRoster roster)
{
    public void Mend()
    {
        for (int j = 0; j < plan.Problem.Slots.Count; j++) MendCrews(j);
        for (int q = 0; q < plan.Problem.Quotas.Count; q++) MendQuota(q);
    }

    private void MendCrews(int slot)
    {
        if (!LacksCrew(slot)) return;
        List<(long Loss, int Participant, int Candidate)> moves = [];
        for (int n = 0; n < roster.CountAt(slot); n++)
        {
            (int participant, int candidate) = roster.At(slot, n);
            if (plan.IsPinned(participant)) continue;
            moves.Add((plan.ValueOf(participant) - plan.Candidates.Value[candidate], participant, candidate));
        }

        Make(moves, () => LacksCrew(slot));
    }

    private bool LacksCrew(int slot) => plan.LacksCrew(slot, plan.Occupied[slot]);

    private void MendQuota(int quota)
    {
        if (plan.QuotaLack(quota) == 0) return;
        List<(long Loss, int Participant, int Candidate)> moves = [];
        for (int i = 0; i < plan.Choice.Length; i++)
        {
            for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1]; c++)
            {
                long weight = plan.WeightOf(c, quota) - (plan.Choice[i] < 0 ? 0 : plan.WeightOf(plan.Choice[i], quota));
                if (weight > 0) moves.Add(((plan.ValueOf(i) - plan.Candidates.Value[c]) / weight, i, c));
            }
        }

        Make(moves, () => plan.QuotaLack(quota) > 0);
    }

    /// <summary>Moves people, cheapest first, while something lacks; a move that does not mend is taken back.</summary>
    private void Make(List<(long Loss, int Participant, int Candidate)> moves, Func<bool> lacks)
    {
        moves.Sort();
        foreach ((_, int participant, int candidate) in moves)
        {
            if (!lacks()) return;
            (int mark, long before) = (plan.Mark, plan.Shortfall);
            plan.Withdraw(participant);
            if (!seating.TryPlace(participant, candidate, opens: true) || plan.Shortfall >= before) plan.Undo(mark);
        }
    }
}
