using System.Collections.Immutable;

namespace Matching.Optimizer.Replanning;

/// <summary>
/// A bound carried over events by comparing plans alone: a plan of the changed problem, turned back into one of the
/// problem before, loses at most so much. Sharp where a problem only gets smaller; lost where an event opens what may
/// be worth anything.
/// </summary>
internal sealed class CarriedBound(LiveProblem problem, long bound)
{
    private const long Lost = long.MaxValue;

    /// <summary>No plan is worth more; the largest number when the bound is lost.</summary>
    public long Bound { get; private set; } = bound;

    public void Lose() => Bound = Lost;

    /// <summary>Back to an earlier bound, after an event that was only tried.</summary>
    public void Return(long bound) => Bound = bound;

    /// <summary>A participant was stated anew, came, or went.</summary>
    public void Restate(ParticipantState? before, ParticipantState? after)
    {
        if (Bound == Lost) return;
        Bound = Rise(before, after) is { } rise ? Bound + rise : Lost;
    }

    /// <summary>The most by which a choice after is worth more than a choice before that fits in its place.</summary>
    private long? Rise(ParticipantState? before, ParticipantState? after)
    {
        long? outside = before is null ? 0 : before.PinnedSlot is null ? before.UnplacedValue : null;
        if (after is null) return -outside;
        bool isNarrower = before is not null && IsNarrower(before, after);
        long? rise = after.PinnedSlot is null ? after.UnplacedValue - outside : long.MinValue;
        foreach (ParticipantOption option in after.Options)
        {
            if (rise is null) return null;
            if (!problem.IsUsable(after, option)) continue;
            long? more = isNarrower && Same(before!.Options, option) is { } same && IsAllowed(before, option.Slot)
                ? option.Value - same
                : CanLeave(option) ? option.Value - outside : null;
            rise = more is null ? null : Math.Max(rise.Value, more.Value);
        }

        return rise == long.MinValue ? 0 : rise;
    }

    /// <summary>Whatever sessions and slots the participant could take after, it could take before.</summary>
    private static bool IsNarrower(ParticipantState before, ParticipantState after) =>
        before.SessionsNeeded == after.SessionsNeeded
        && (after.AvailableSessions & ~before.AvailableSessions) == 0
        && !before.Adversaries.Except(after.Adversaries).Any();

    private static bool IsAllowed(ParticipantState before, int slot) =>
        before.PinnedSlot is not { } pin || pin == slot;

    /// <summary>The value that an option had before, if it used the same.</summary>
    private static long? Same(ImmutableArray<ParticipantOption> options, ParticipantOption option)
    {
        foreach (ParticipantOption other in options)
        {
            if (other.Slot != option.Slot) continue;
            bool usesTheSame = other.SupportLoad == option.SupportLoad && other.Quotas.SequenceEqual(option.Quotas);
            return usesTheSame ? other.Value : null;
        }

        return null;
    }

    /// <summary>Whether somebody can be taken out of an option without breaking a crew or a minimum.</summary>
    private bool CanLeave(ParticipantOption option) =>
        problem.Slots.MinimumCrew[option.Slot] < 2
        && !option.Quotas.Any(share => share.Weight > 0 && problem.Quotas.Minimum[share.Quota] > 0);
}
