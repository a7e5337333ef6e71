namespace Matching.Optimizer.Verification.Branching;

/// <summary>The worth of every choice at given prices, computed once and asked for at many nodes.</summary>
internal sealed class OptionWorths
{
    private readonly PricedOptions _priced;
    private readonly Int128?[] _worth;

    public OptionWorths(Problem problem, Prices prices)
    {
        _priced = new PricedOptions(problem, prices, valued: true);
        _worth = new Int128?[problem.Options.Count];
        Rows = _priced.Rows();
        for (int i = 0; i < problem.Participants.Count; i++)
        {
            for (int k = problem.Options.Start[i]; k < problem.Options.Start[i + 1]; k++)
                _worth[k] = _priced.Worth(i, k);
        }
    }

    /// <summary>What the rows are worth.</summary>
    public Int128 Rows { get; }

    /// <summary>
    /// What an option is worth, null when no plan can choose it; for <see cref="Decisions.Out"/> scale × unplaced
    /// value.
    /// </summary>
    public Int128? Of(int participant, int option) =>
        option == Decisions.Out ? _priced.Unplaced(participant) : _worth[option];
}
