namespace Matching.Fit.BackTesting;

/// <summary>What a policy would have done: for each row the probability of each action.</summary>
public sealed class Proposal
{
    private readonly double[] _shares;

    private Proposal(double[] shares, int actionCount) => (_shares, ActionCount) = (shares, actionCount);

    /// <summary>How many actions.</summary>
    public int ActionCount { get; }

    /// <summary>How many rows.</summary>
    public int RowCount => _shares.Length / ActionCount;

    /// <summary>The probability of an action in a row, in [0, 1].</summary>
    public double Share(int row, int action) => _shares[row * ActionCount + action];

    /// <summary>One action a row.</summary>
    /// <param name="actions">0-based actions.</param>
    /// <param name="actionCount">How many actions there are.</param>
    public static Proposal Of(IReadOnlyList<int> actions, int actionCount)
    {
        var shares = new double[actions.Count * actionCount];
        for (var row = 0; row < actions.Count; row++) shares[row * actionCount + actions[row]] = 1;
        return new Proposal(shares, actionCount);
    }

    /// <summary>Probabilities, row by row.</summary>
    /// <param name="shares">0 or more; those of a row add up to 1.</param>
    /// <param name="actionCount">How many actions there are.</param>
    /// <exception cref="ArgumentException">A row is no distribution.</exception>
    public static Proposal Of(double[] shares, int actionCount)
    {
        for (var row = 0; row * actionCount < shares.Length; row++)
        {
            var sum = 0.0;
            foreach (var share in shares.AsSpan(row * actionCount, actionCount)) sum += share >= 0 ? share : double.NaN;
            if (!(Math.Abs(sum - 1) < 1e-6))
                throw new ArgumentException(FormattableString.Invariant(
                    $"Proposal of row {row} adds up to {sum}, expected probabilities that add up to 1."));
        }
        return new Proposal((double[])shares.Clone(), actionCount);
    }

    /// <summary>Half the sum of differences between two proposals for one row: 0 = the same, 1 = nothing shared.
    /// </summary>
    internal double Distance(Proposal other, int row)
    {
        var sum = 0.0;
        for (var action = 0; action < ActionCount; action++)
            sum += Math.Abs(Share(row, action) - other.Share(row, action));
        return sum / 2;
    }
}
