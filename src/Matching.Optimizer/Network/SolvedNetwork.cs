using System.Numerics;
using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Network;

/// <summary>
/// A plan of a plain problem with prices that prove it, and all that can be asked about it: what an option displaces,
/// what a seat is worth, how somebody left out could be placed, what an event changes. Rows are slot × session count +
/// session. What several questions share is found once, when it is first asked for.
/// </summary>
internal sealed class SolvedNetwork
{
    private readonly WorkMemory _memory;
    private readonly Lazy<OutsideDistances> _outside;
    private readonly Lazy<DisplacementPrices> _displacements;
    private readonly Lazy<SeatWorths> _worths;
    private readonly Lazy<PlacementChains> _chains;

    private SolvedNetwork(NetworkPlan plan, WorkMemory memory)
    {
        (Plan, _memory) = (plan, memory);
        _outside = new(() => new OutsideDistances(plan, new ArcsByRow(plan.Network, memory), memory));
        _displacements = new(() => new DisplacementPrices(plan, _outside.Value, memory));
        _worths = new(() => new SeatWorths(plan, _outside.Value, memory));
        _chains = new(() => new PlacementChains(plan, _outside.Value, memory));
    }

    public NetworkPlan Plan { get; }

    /// <summary>What options displace.</summary>
    public DisplacementPrices Displacements => _displacements.Value;

    /// <summary>What seats and new options are worth.</summary>
    public SeatWorths Worths => _worths.Value;

    /// <summary>How those who are left out could be placed.</summary>
    public PlacementChains Chains => _chains.Value;

    /// <summary>Solves a plain problem, whose pins do not contradict each other, to the end.</summary>
    public static SolvedNetwork Of(Problem problem, Candidates candidates, WorkMemory memory)
    {
        var solver = new TransportSolver(TransportNetwork.Of(problem, candidates, memory), memory);
        bool isProved = false;
        while (!isProved) isProved = !solver.Work(int.MaxValue);
        return new SolvedNetwork(solver.Plan, memory);
    }

    /// <summary>Takes an answer to a plain problem up again; null when its prices do not prove its plan.</summary>
    public static SolvedNetwork? Of(Problem problem, Candidates candidates, Solution solution, WorkMemory memory)
    {
        if (!solution.HasPlan || solution.Prices.Scale != 1) return null;
        var plan = new NetworkPlan(TransportNetwork.Of(problem, candidates, memory), memory);
        if (!solution.Prices.Session.IsEmpty) solution.Prices.Session.CopyTo(plan.Price);
        for (int i = 0; i < solution.Slot.Length; i++)
        {
            if (solution.Slot[i] < 0) continue;
            int session = BitOperations.TrailingZeroCount(solution.Sessions[i]);
            int arc = plan.Network.ArcOf(i, solution.Slot[i] * problem.SessionCount + session);
            if (arc < 0) return null;
            plan.Enter(i, arc);
        }

        bool isProved = !Array.Exists(plan.Free, free => free < 0)
            && plan.Objective() == NetworkBound.Of(plan.Network, plan.Price);
        return isProved ? new SolvedNetwork(plan, memory) : null;
    }

    /// <summary>A copy that follows events.</summary>
    public LiveNetwork Follow() => new(Plan, _memory);
}
