namespace Matching.Fit.BackTesting;

/// <summary>A back-test would mislead, or its input is broken; all reasons are named at once.</summary>
public sealed class InvalidBackTestException : ArgumentException
{
    /// <summary>Names every reason; at least one.</summary>
    public InvalidBackTestException(IReadOnlyList<string> violations)
        : base(string.Join(Environment.NewLine, violations)) => Violations = violations;

    /// <summary>What is wrong, each with the expectation and advice.</summary>
    public IReadOnlyList<string> Violations { get; }
}
