namespace Matching.Optimizer.Network;

/// <summary>
/// Exact finite differences of the optimum; multipliers alone are not unique and only bound them. O(1) for seats, one
/// search for an option.
/// </summary>
internal sealed class SeatWorths(NetworkPlan plan, OutsideDistances outside, WorkMemory memory)
{
    private readonly DisplacementPrices _displacements = new(plan, outside, memory);

    /// <summary>By how much the optimum rises with one more seat in a row; 0 or more.</summary>
    public long OfOneMore(int row) => plan.Price[row] - outside.From[row];

    /// <summary>
    /// By how much the optimum falls with one seat less in a row; null where there is none, or pins hold them all.
    /// </summary>
    public long? OfOneLess(int row)
    {
        if (plan.Free[row] > 0) return 0;
        bool isHeld = plan.First[row] == NetworkPlan.None || outside.To[row] == OutsideDistances.Unreachable;
        return isHeld ? null : plan.Price[row] + outside.To[row];
    }

    /// <summary>
    /// By how much the optimum rises when a participant may take a row for a value beside all that there is; 0 or more.
    /// For somebody whom no pin keeps from the row.
    /// </summary>
    public long OfOption(Choice option)
    {
        long price = _displacements.Of([option])[0];
        return price == DisplacementPrices.Impossible ? 0 : Math.Max(0, -price);
    }
}
