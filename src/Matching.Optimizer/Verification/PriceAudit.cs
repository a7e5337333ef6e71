namespace Matching.Optimizer.Verification;

/// <summary>What a set of prices proves.</summary>
/// <param name="Bound">No plan is worth more; null when the prices are malformed, or prove that there is no
/// plan.</param>
/// <param name="Contradiction">Whether the prices prove that there is no plan at all.</param>
internal readonly record struct PriceProof(long? Bound, bool Contradiction);

/// <summary>
/// Recomputes the bound that prices prove, by the formulas in <see cref="Prices"/>, in checked 128-bit integers. The
/// same formula with every value taken as 0 proves a contradiction when it comes out below 0 (Farkas): any plan would
/// be worth exactly 0.
/// </summary>
internal static class PriceAudit
{
    /// <summary>Reports malformed prices as false claims; what well-formed ones prove is returned.</summary>
    public static PriceProof Recompute(Problem problem, Prices prices, Findings findings)
    {
        if (!PriceForm.IsKept(problem, prices, findings)) return default;
        try
        {
            Int128? total = Total(problem, prices, valued: true);
            if (total is not { } sum) return new PriceProof(null, true);
            return new PriceProof(checked((long)FloorDivide(sum, prices.Scale)), false);
        }
        catch (OverflowException)
        {
            findings.False("prices", "The prices are too large to prove a bound in 128 bits.");
            return default;
        }
    }

    /// <summary>Whether well-formed prices prove that a problem has no plan, whatever its values.</summary>
    public static bool ProvesContradiction(Problem problem, Prices prices)
    {
        try
        {
            return Total(problem, prices, valued: false) is not { } total || total < 0;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The largest integer that is not above the quotient.</summary>
    public static Int128 FloorDivide(Int128 number, long divisor)
    {
        Int128 quotient = number / divisor;
        return number < 0 && quotient * divisor != number ? quotient - 1 : quotient;
    }

    /// <summary>Scale × bound, or null when a pinned participant has no option that a plan can choose.</summary>
    private static Int128? Total(Problem problem, Prices prices, bool valued)
    {
        var priced = new PricedOptions(problem, prices, valued);
        return prices.Participant.IsEmpty ? BestReplyBound.Total(priced) : new KnapsackBound(priced, prices).Total();
    }
}
