using Matching.Core.Eligibility;

namespace Matching.Core.Fitting;

/// <summary>
/// What is decided on: a participant at a slot from a first day. A fit is estimated of a decision and sees nothing that
/// was not known on its day.
/// </summary>
public readonly struct Decision
{
    /// <summary>A decision that the engine proposes, on the days of an option.</summary>
    public Decision(in Pair pair, OptionDays days)
        : this(pair, days.StartOn, days.EndOn)
    {
    }

    /// <summary>A decision on stated days.</summary>
    /// <param name="pair">Participant and slot as they were known; the period's <c>AsOf</c> is its day.</param>
    /// <param name="startOn">First day as agreed.</param>
    /// <param name="endOn">Last day as agreed; null when nobody wrote it down.</param>
    /// <param name="sessions">Half-days a week; 0 = as many as the participant wants.</param>
    public Decision(in Pair pair, DateOnly startOn, DateOnly? endOn, int sessions = 0)
    {
        (Pair, StartOn, EndOn) = (pair, startOn, endOn);
        ExtraSessions = Math.Max(0, sessions - pair.Who.Participant.SessionsNeeded);
    }

    /// <summary>Participant and slot.</summary>
    public Pair Pair { get; }

    /// <summary>First day.</summary>
    public DateOnly StartOn { get; }

    /// <summary>Last day; null when unknown.</summary>
    public DateOnly? EndOn { get; }

    /// <summary>Half-days beyond those that the participant wants.</summary>
    public int ExtraSessions { get; }
}
