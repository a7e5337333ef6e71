namespace Matching.Optimizer;

/// <summary>Why a part of a problem needs no thought.</summary>
public enum ReductionKind
{
    /// <summary>An option: the participant is pinned to another slot.</summary>
    PinnedElsewhere,

    /// <summary>An option: participant and slot have too few sessions in common.</summary>
    TooFewCommonSessions,

    /// <summary>An option: its load alone is above a supervisor's capacity.</summary>
    LoadAboveSupport,

    /// <summary>An option: its weight alone is above a quota's maximum.</summary>
    WeightAboveQuota,

    /// <summary>A participant: no option is left, so left out or, where pinned, a contradiction.</summary>
    ParticipantWithoutOptions,

    /// <summary>A session of a slot: everybody who could come fits in.</summary>
    SessionNeverFull,

    /// <summary>A supervisor: everybody's heaviest load fits in.</summary>
    SupportNeverFull,

    /// <summary>A quota: everybody's heaviest weight stays within the maximum.</summary>
    QuotaNeverFull,

    /// <summary>A quota: the minimum asks for nothing.</summary>
    QuotaWithoutMinimum,
}

/// <summary>One reduction with its reason.</summary>
/// <param name="Kind">What it is and why it goes.</param>
/// <param name="Index">
/// 0-based index: of the option in the problem's table, of the participant, the slot, the supervisor or the quota.
/// </param>
/// <param name="By">
/// What takes it out: the pinned slot, the supervisor or the quota; for a session of a slot its number; else -1.
/// </param>
/// <param name="Has">Common sessions, load or weight of an option; else 0.</param>
/// <param name="Limit">Sessions needed, the capacity or the maximum that decides; else 0.</param>
public readonly record struct Reduction(ReductionKind Kind, int Index, int By = -1, long Has = 0, long Limit = 0);
