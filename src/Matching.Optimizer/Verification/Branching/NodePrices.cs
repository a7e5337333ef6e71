namespace Matching.Optimizer.Verification.Branching;

/// <summary>Prices that a node states; their bound is made when a proof first asks for it.</summary>
internal sealed class NodePrices(Decisions decisions, SlotOptions options, Prices prices, int index)
{
    private INodeBound? _bound;

    /// <summary>Their place in the certificate's table.</summary>
    public int Index => index;

    public long Scale => prices.Scale;

    /// <exception cref="OverflowException">The prices are too large for 128 bits.</exception>
    public INodeBound Bound => _bound ??= Make();

    private INodeBound Make()
    {
        var worths = new OptionWorths(decisions.Problem, prices);
        return prices.Participant.IsEmpty
            ? new NodeReplies(decisions, worths)
            : new NodeKnapsacks(decisions, options, worths, prices);
    }
}
