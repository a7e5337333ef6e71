namespace Matching.Optimizer;

/// <summary>
/// A placement problem that keeps every rule of its format: choose at most one option per participant and the sessions
/// it uses, to maximise Σ value(option) + Σ unplaced value(participant left out), subject to
/// <list type="bullet">
/// <item>a placed participant uses exactly the sessions needed, inside available ∩ open sessions;</item>
/// <item>per slot and session, participants ≤ capacity, and none or at least the minimum crew;</item>
/// <item>per supervisor, Σ support load over its slots ≤ support capacity;</item>
/// <item>the two of a conflict never share a slot; a pinned participant stands at the pinned slot;</item>
/// <item>per quota, minimum ≤ Σ weight × chosen ≤ maximum.</item>
/// </list>
/// Immutable, columnar, safe to share between threads. Every number is an integer inside <see cref="ProblemLimits"/>,
/// so no sum overflows.
/// </summary>
public sealed class Problem
{
    internal Problem(int sessionCount) => SessionCount = sessionCount;

    /// <summary>How many sessions a mask spans, 1 to 64.</summary>
    public int SessionCount { get; }

    /// <summary>The participants.</summary>
    public required ParticipantTable Participants { get; init; }

    /// <summary>The slots.</summary>
    public required SlotTable Slots { get; init; }

    /// <summary>The supervisors.</summary>
    public required SupervisorTable Supervisors { get; init; }

    /// <summary>The options.</summary>
    public required OptionTable Options { get; init; }

    /// <summary>The conflicts.</summary>
    public required ConflictTable Conflicts { get; init; }

    /// <summary>The quotas.</summary>
    public required QuotaTable Quotas { get; init; }

    /// <summary>
    /// Checks a draft against every rule of the format and lays its columns out. O(rows + options log options).
    /// </summary>
    /// <exception cref="InvalidProblemException">A rule is broken; the exception lists all violations with their
    /// paths.</exception>
    public static Problem From(ProblemDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ViolationLog log = ProblemRules.Check(draft);
        if (log.Count > 0) throw new InvalidProblemException(log.Listed, log.Count);
        return ProblemLayout.Lay(draft);
    }

    /// <summary>
    /// All violations of a draft, at most <see cref="ProblemLimits.ListedViolations"/>; empty when the draft is a
    /// problem.
    /// </summary>
    public static IReadOnlyList<Violation> Check(ProblemDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return ProblemRules.Check(draft).Listed;
    }
}
