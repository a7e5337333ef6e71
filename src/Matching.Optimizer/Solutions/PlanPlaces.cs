using System.Collections.Immutable;

namespace Matching.Optimizer;

/// <summary>Who stands where.</summary>
/// <param name="Slot">Slot per participant, -1 = left out.</param>
/// <param name="Sessions">Mask of sessions per participant, 0 = left out.</param>
public sealed record PlanPlaces(ImmutableArray<int> Slot, ImmutableArray<ulong> Sessions)
{
    /// <summary>The plan of a solution.</summary>
    public static PlanPlaces Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return new PlanPlaces(solution.Slot, solution.Sessions);
    }
}
