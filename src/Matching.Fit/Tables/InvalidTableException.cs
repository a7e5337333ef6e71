namespace Matching.Fit.Tables;

/// <summary>A table cannot be learned from; all that is wrong with it is named at once.</summary>
public sealed class InvalidTableException : ArgumentException
{
    /// <summary>Names everything that is wrong; at least one violation.</summary>
    public InvalidTableException(IReadOnlyList<string> violations)
        : base(string.Join(Environment.NewLine, violations)) => Violations = violations;

    /// <summary>What is wrong, each with its column or rows, the expectation and, where there is one, advice.</summary>
    public IReadOnlyList<string> Violations { get; }
}
