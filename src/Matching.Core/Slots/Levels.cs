using Matching.Core.Checks;

namespace Matching.Core.Slots;

/// <summary>Three kinds of demand, or of functional ability, on the same scale from 0 (none) to 4 (high).</summary>
/// <param name="Physical">Lifting, standing, walking.</param>
/// <param name="Social">Customers, groups, being spoken to.</param>
/// <param name="Cognitive">Planning, changing tasks, remembering.</param>
public readonly record struct Levels(int Physical, int Social, int Cognitive)
{
    /// <summary>Highest level of the scale.</summary>
    public const int Maximum = 4;

    internal void CheckInto(Check check, string field)
    {
        check.Range($"physical_{field}", Physical, 0, Maximum);
        check.Range($"social_{field}", Social, 0, Maximum);
        check.Range($"cognitive_{field}", Cognitive, 0, Maximum);
    }
}
