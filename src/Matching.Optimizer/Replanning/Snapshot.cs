using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Replanning;

/// <summary>A problem that changes, as it stands at one moment.</summary>
internal static class Snapshot
{
    /// <param name="live">The problem.</param>
    /// <param name="added">A slot to stand after the others; null for none.</param>
    public static Problem Problem(LiveProblem live, DraftSlot? added = null)
    {
        var draft = new ProblemDraft { SessionCount = live.SessionCount };
        List<int>[] options = [.. live.Quotas.Minimum.Select(_ => new List<int>())];
        List<long>[] weights = [.. live.Quotas.Minimum.Select(_ => new List<long>())];
        for (int i = 0; i < live.Rows; i++)
        {
            ParticipantState? state = live.At(i);
            draft.Participants.Add(state is null
                ? new("", 1, 0)
                : new(state.Id, state.SessionsNeeded, state.AvailableSessions, state.UnplacedValue, state.PinnedSlot));
            foreach (ParticipantOption option in state?.Options ?? [])
            {
                int k = draft.Options.Add(i, option.Slot, option.Value, option.SupportLoad);
                foreach ((int q, long weight) in option.Quotas)
                {
                    options[q].Add(k);
                    weights[q].Add(weight);
                }
            }

            foreach (int other in live.AdversariesOf(i))
            {
                if (i < other) draft.Conflicts.Add(new(i, other));
            }
        }

        AddRows(live, draft);
        if (added is not null) draft.Slots.Add(added);
        for (int q = 0; q < options.Length; q++)
        {
            string id = live.Quotas.Ids.IsEmpty ? "" : live.Quotas.Ids[q];
            draft.Quotas.Add(new(id, live.Quotas.Minimum[q], live.Quotas.Maximum[q], options[q], weights[q]));
        }

        return Optimizer.Problem.From(draft);
    }

    /// <summary>The bound that prices prove for a problem, and those prices in the shape that proves it best.</summary>
    public static (Prices Prices, long Bound) Certificate(Problem problem, Prices prices)
    {
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        if (prices.Participant.IsEmpty) return (prices, Bounds.PriceBound.Of(problem, candidates, prices).Proved);
        var relaxation = new GroupRelaxation(problem, candidates, RowActivity.Of(problem, candidates), memory);
        RowLayout rows = relaxation.Rows;
        State(relaxation, 0, prices.Participant, prices.Scale);
        State(relaxation, rows.Sessions, prices.Session, prices.Scale);
        State(relaxation, rows.Supervisors, prices.Supervisor, prices.Scale);
        State(relaxation, rows.Minima, prices.QuotaMinimum, prices.Scale);
        State(relaxation, rows.Maxima, prices.QuotaMaximum, prices.Scale);
        Int128 bound = new Pricers(relaxation, memory, 1).Evaluate();
        (Int128 quotient, Int128 rest) = Int128.DivRem(bound, relaxation.Scale);
        return (relaxation.Publish(), long.CreateSaturating(rest < 0 ? quotient - 1 : quotient));
    }

    /// <summary>Prices in the relaxation's own fixed point; rounding moves a price, never a proof. Rows that
    /// can not bind, and support that a knapsack keeps, have no price there.</summary>
    private static void State(GroupRelaxation relaxation, int row, IReadOnlyList<long> prices, long scale)
    {
        for (int n = 0; n < prices.Count; n++)
        {
            if (!relaxation.Rows.IsPriced[row + n]) continue;
            relaxation.SetPrice(row + n, (long)((Int128)prices[n] * relaxation.Scale / scale));
        }
    }

    private static void AddRows(LiveProblem live, ProblemDraft draft)
    {
        for (int j = 0; j < live.Slots.Count; j++)
        {
            int[] seats = live.Capacity[(j * live.SessionCount)..((j + 1) * live.SessionCount)];
            string id = live.Slots.Ids.IsEmpty ? "" : live.Slots.Ids[j];
            draft.Slots.Add(new(id, seats, live.Slots.MinimumCrew[j], live.Slots.SupervisorsOf(j).ToArray()));
        }

        for (int h = 0; h < live.Support.Length; h++)
            draft.Supervisors.Add(new(live.Supervisors.Ids.IsEmpty ? "" : live.Supervisors.Ids[h], live.Support[h]));
    }
}
