using Matching.Optimizer.Bounds;

namespace Matching.Optimizer.Plans;

/// <summary>
/// Fills a plan by largest regret (Martello and Toth 1981, for generalised assignment): next comes whoever loses most
/// by not getting the best candidate that is still open, measured after paying the prices. Regrets are brought up to
/// date when they come to the top of the queue. Ties go to the lower participant index. O(candidates log participants)
/// when prices fit.
/// </summary>
internal sealed class RegretGreedy(Plan plan, Seating seating, BestReplies replies)
{
    private readonly PriorityQueue<int, (double Regret, int Participant)> _queue = new();

    /// <summary>Places whom it can; nobody below the value of being left out, and nobody twice.</summary>
    public void Fill()
    {
        for (int i = 0; i < plan.Choice.Length; i++)
        {
            if (plan.Choice[i] < 0) Enter(i, Regret(i));
        }

        while (_queue.TryDequeue(out int i, out (double Regret, int Participant) entered))
        {
            double regret = Regret(i);
            if (regret < -entered.Regret && _queue.Count > 0) Enter(i, regret);
            else if (!double.IsNegativeInfinity(regret)) PlaceBest(i);
        }
    }

    private void Enter(int i, double regret)
    {
        if (!double.IsNegativeInfinity(regret)) _queue.Enqueue(i, (-regret, i));
    }

    /// <summary>Best open candidate less the next best, or less being left out; −∞ without an open candidate.</summary>
    private double Regret(int i)
    {
        (double best, double second) = (double.NegativeInfinity, plan.Problem.Participants.UnplacedValue[i]);
        for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1] && IsGain(i, c); c++)
        {
            if (!seating.MayPlace(i, c)) continue;
            double worth = replies.Worth(i, c);
            if (worth > best) (best, second) = (worth, Math.Max(best, second));
            else second = Math.Max(second, worth);
        }

        return double.IsNegativeInfinity(best) ? best : Math.Max(0, best - second);
    }

    private bool IsGain(int i, int candidate) =>
        plan.Candidates.Value[candidate] > plan.Problem.Participants.UnplacedValue[i];

    private void PlaceBest(int i)
    {
        List<(double Worth, int Candidate)> open = [];
        for (int c = plan.Candidates.Start[i]; c < plan.Candidates.Start[i + 1] && IsGain(i, c); c++)
        {
            if (seating.MayPlace(i, c)) open.Add((-replies.Worth(i, c), c));
        }

        open.Sort();
        foreach ((_, int candidate) in open)
        {
            if (seating.TryPlace(i, candidate)) return;
        }
    }
}
