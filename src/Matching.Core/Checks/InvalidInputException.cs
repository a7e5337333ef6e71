namespace Matching.Core.Checks;

/// <summary>What was stated breaks at least one rule of its noun; all that is wrong is named at once.</summary>
public sealed class InvalidInputException : ArgumentException
{
    /// <summary>Names everything that is wrong; at least one violation.</summary>
    public InvalidInputException(IReadOnlyList<Violation> violations)
        : base(string.Join(Environment.NewLine, violations)) => Violations = violations;

    /// <summary>What is wrong, in the order of the fields.</summary>
    public IReadOnlyList<Violation> Violations { get; }
}
