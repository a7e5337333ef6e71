namespace Matching.Tidy.Tests.Reading;

/// <summary>What a rule says of one place: subject with value, expectation, advice.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">1-based.</param>
/// <param name="Text">The complaint.</param>
public readonly record struct Complaint(string Path, int Line, string Text)
{
    /// <summary>In the form that editors turn into a link.</summary>
    public override string ToString() => FormattableString.Invariant($"{Path}:{Line}: {Text}");
}
