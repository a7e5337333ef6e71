namespace Matching.Optimizer.Verification;

/// <summary>
/// The bound of prices without a participant column: the rows, and everybody's best reply. O(options × sessions).
/// </summary>
internal static class BestReplyBound
{
    /// <summary>Scale × bound, or null when a pinned participant has no reply at all.</summary>
    public static Int128? Total(PricedOptions priced)
    {
        Int128 total = priced.Rows();
        for (int i = 0; i < priced.Problem.Participants.Count; i++)
        {
            if (BestReply(priced, i) is not { } reply) return null;
            total = checked(total + reply);
        }

        return total;
    }

    private static Int128? BestReply(PricedOptions priced, int i)
    {
        OptionTable options = priced.Problem.Options;
        Int128? best = priced.Problem.Participants.PinnedSlot[i] >= 0 ? null : priced.Unplaced(i);
        for (int k = options.Start[i]; k < options.Start[i + 1]; k++)
        {
            if (priced.Worth(i, k) is { } reply && (best is null || reply > best)) best = reply;
        }

        return best;
    }
}
