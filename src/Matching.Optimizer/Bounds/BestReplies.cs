using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Bounds;

/// <summary>
/// Answers the Lagrangian subproblem: at given prices each participant takes its best reply. Yields the bound in
/// floating point (a guide; what is published comes from <see cref="PriceBound"/>) and how much the replies use of
/// every row.
/// </summary>
internal sealed class BestReplies
{
    private readonly Problem problem;
    private readonly Candidates candidates;
    private readonly Multipliers multipliers;
    private readonly double unit;
    private readonly int[] order;
    private readonly double[] support;
    private double help;

    /// <param name="problem">The problem.</param>
    /// <param name="candidates">Its candidates.</param>
    /// <param name="multipliers">The prices, read at every call.</param>
    /// <param name="memory">Where the columns come from.</param>
    public BestReplies(Problem problem, Candidates candidates, Multipliers multipliers, WorkMemory memory)
    {
        (this.problem, this.candidates, this.multipliers) = (problem, candidates, multipliers);
        unit = 1;
        order = memory.Take<int>(problem.Slots.Capacity.Length);
        support = memory.Take<double>(problem.Slots.Count);
        Use = memory.Take<double>(multipliers.Price.Length);
    }

    /// <summary>The same with every value taken as 0: what remains is whether the rows can be met at all.</summary>
    public BestReplies WithoutValues() => new(this);

    private BestReplies(BestReplies other)
    {
        (problem, candidates, multipliers) = (other.problem, other.candidates, other.multipliers);
        (order, support, Use) = (other.order, other.support, other.Use);
        unit = 0;
    }

    /// <summary>What the last replies used of each row; a minimum is used negatively.</summary>
    public double[] Use { get; }

    /// <summary>Options looked at by the last call.</summary>
    public long Ticks { get; private set; }

    /// <summary>The bound at the present prices.</summary>
    public double Evaluate()
    {
        Prepare();
        double bound = 0;
        for (int r = 0; r < multipliers.Price.Length; r++)
        {
            if (multipliers.Price[r] > 0) bound += multipliers.Price[r] * multipliers.RightSide(r);
        }

        for (int i = 0; i < problem.Participants.Count; i++) bound += Reply(i);
        return bound;
    }

    /// <summary>
    /// What a candidate is worth to its participant after paying the present prices; valid after <see
    /// cref="Evaluate"/>.
    /// </summary>
    public double Worth(int participant, int candidate)
    {
        int slot = candidates.Slot[candidate];
        int option = candidates.Option[candidate];
        double worth = unit * candidates.Value[candidate] - problem.Options.SupportLoad[option] * support[slot];
        worth -= Seats(participant, slot);
        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
            worth -= problem.Quotas.Weight[e] * multipliers.QuotaNet(problem.Quotas.Quota[e]);
        return worth;
    }

    /// <summary>
    /// Per slot the sessions by price and the support price; the most that quotas pay for one option.
    /// </summary>
    private void Prepare()
    {
        Array.Clear(Use);
        Ticks = 0;
        int count = problem.SessionCount;
        Span<double> keys = stackalloc double[ProblemLimits.Sessions];
        for (int j = 0; j < problem.Slots.Count; j++)
        {
            Span<int> here = order.AsSpan(j * count, count);
            for (int t = 0; t < count; t++) (here[t], keys[t]) = (t, multipliers.Price[j * count + t]);
            keys[..count].Sort(here);
            support[j] = 0;
            foreach (int h in problem.Slots.SupervisorsOf(j)) support[j] += multipliers.Price[multipliers.Sessions + h];
        }

        help = 0;
        for (int q = 0; q < problem.Quotas.Count; q++)
            help += ProblemLimits.Weight * Math.Max(0, -multipliers.QuotaNet(q));
        if (help > 0) help = LargestHelp();
    }

    private double LargestHelp()
    {
        double largest = 0;
        foreach (int option in candidates.Option)
        {
            double sum = 0;
            (int from, int to) = problem.Quotas.EntriesOf(option);
            for (int e = from; e < to; e++)
                sum -= problem.Quotas.Weight[e] * multipliers.QuotaNet(problem.Quotas.Quota[e]);
            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    private double Reply(int i)
    {
        bool pinned = problem.Participants.PinnedSlot[i] >= 0;
        double best = pinned ? double.NegativeInfinity : unit * problem.Participants.UnplacedValue[i];
        int reply = -1;
        int c = candidates.Start[i];
        for (; c < candidates.Start[i + 1] && unit * candidates.Value[c] + help > best; c++)
        {
            double worth = Worth(i, c);
            if (worth <= best) continue;
            (best, reply) = (worth, c);
        }

        Ticks += c - candidates.Start[i] + 1;
        if (reply >= 0) Charge(i, reply);
        return best;
    }

    private double Seats(int participant, int slot)
    {
        int needed = problem.Participants.SessionsNeeded[participant];
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        int row = slot * problem.SessionCount;
        double sum = 0;
        foreach (int t in order.AsSpan(row, problem.SessionCount))
        {
            if ((common >> t & 1) == 0) continue;
            sum += multipliers.Price[row + t];
            if (--needed == 0) break;
        }

        return sum;
    }

    private void Charge(int participant, int candidate)
    {
        (int slot, int option) = (candidates.Slot[candidate], candidates.Option[candidate]);
        int needed = problem.Participants.SessionsNeeded[participant];
        ulong common = problem.Participants.AvailableSessions[participant] & problem.Slots.OpenSessions[slot];
        int row = slot * problem.SessionCount;
        foreach (int t in order.AsSpan(row, problem.SessionCount))
        {
            if ((common >> t & 1) == 0) continue;
            Use[row + t]++;
            if (--needed == 0) break;
        }

        foreach (int h in problem.Slots.SupervisorsOf(slot))
            Use[multipliers.Sessions + h] += problem.Options.SupportLoad[option];
        (int from, int to) = problem.Quotas.EntriesOf(option);
        for (int e = from; e < to; e++)
        {
            Use[multipliers.Supervisors + problem.Quotas.Quota[e]] -= problem.Quotas.Weight[e];
            Use[multipliers.Minima + problem.Quotas.Quota[e]] += problem.Quotas.Weight[e];
        }
    }
}
