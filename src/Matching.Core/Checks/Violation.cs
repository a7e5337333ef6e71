using Matching.Core.Words;

namespace Matching.Core.Checks;

/// <summary>One thing that is wrong with one field of what somebody stated.</summary>
/// <param name="Field">The field's name as in files and protocols, such as <c>session_capacity</c>.</param>
/// <param name="Message">Subject with id and value, expectation, and advice as its own sentence starting
/// "Maybe".</param>
public sealed record Violation(string Field, Phrase Message)
{
    /// <summary>Field and message in English.</summary>
    public override string ToString() => $"{Field}: {Message}";
}
