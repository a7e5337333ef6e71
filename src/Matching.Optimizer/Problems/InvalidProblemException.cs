namespace Matching.Optimizer;

/// <summary>Thrown when a draft breaks the rules of the format. Carries every violation at once.</summary>
public sealed class InvalidProblemException : Exception
{
    internal InvalidProblemException(IReadOnlyList<Violation> violations, long count)
        : base(Compose(violations, count)) => (Violations, Count) = (violations, count);

    /// <summary>
    /// The violations in the order of the format, at most <see cref="ProblemLimits.ListedViolations"/>.
    /// </summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>How many violations there are, listed or not.</summary>
    public long Count { get; }

    private static string Compose(IReadOnlyList<Violation> violations, long count)
    {
        string text = string.Join('\n', violations);
        return count > violations.Count ? $"{text}\nand {ViolationLog.Number(count - violations.Count)} more." : text;
    }
}
