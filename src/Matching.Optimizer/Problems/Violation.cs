namespace Matching.Optimizer;

/// <summary>One rule of the format that a problem breaks.</summary>
/// <param name="Path">The field, as the exchange format names it: <c>slots[3].session_capacity[2]</c>. Indices are
/// 0-based.</param>
/// <param name="Message">Subject with id and value – expectation – advice as its own sentence.</param>
public readonly record struct Violation(string Path, string Message)
{
    /// <summary>The path, a colon and the message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
