using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

/// <summary>Everything that can be asked about a solved plan.</summary>
internal sealed record Solved(DisplacementPrices Displacements, SeatWorths Seats, PlacementChains Chains)
{
    public static Solved Of(NetworkPlan plan)
    {
        var memory = new WorkMemory();
        var outside = new OutsideDistances(plan, new ArcsByRow(plan.Network, memory), memory);
        return new(
            new DisplacementPrices(plan, outside, memory),
            new SeatWorths(plan, outside, memory),
            new PlacementChains(plan, outside, memory));
    }
}
