namespace Matching.Optimizer;

/// <summary>
/// The ranges a problem is checked against. Together they rule out overflow: an objective is at most 10⁶ participants
/// × 10¹² = 10¹⁸, a support load or a quota total at most 10⁶ × 10⁹ = 10¹⁵, both well inside 64 bits.
/// </summary>
public static class ProblemLimits
{
    /// <summary>Most sessions a problem may have: one bit of a mask each.</summary>
    public const int Sessions = 64;

    /// <summary>Most participants.</summary>
    public const int Participants = 1_000_000;

    /// <summary>Most slots.</summary>
    public const int Slots = 1_000_000;

    /// <summary>Most supervisors.</summary>
    public const int Supervisors = 1_000_000;

    /// <summary>Most supervisors of one slot.</summary>
    public const int SupervisorsPerSlot = 1_000;

    /// <summary>Most options.</summary>
    public const int Options = 100_000_000;

    /// <summary>Most conflicts.</summary>
    public const int Conflicts = 10_000_000;

    /// <summary>Most quotas.</summary>
    public const int Quotas = 10_000;

    /// <summary>Most (quota, option) entries over all quotas.</summary>
    public const int QuotaEntries = 100_000_000;

    /// <summary>
    /// Largest absolute value of an option, or of leaving a participant unplaced; in millionths, so a million whole
    /// units.
    /// </summary>
    public const long Value = 1_000_000_000_000;

    /// <summary>Largest support load of an option.</summary>
    public const long Load = 1_000_000_000;

    /// <summary>Largest weight of an option in a quota. Weights are never negative.</summary>
    public const long Weight = 1_000_000_000;

    /// <summary>How many violations are listed in full; the rest are counted.</summary>
    public const int ListedViolations = 100;
}
