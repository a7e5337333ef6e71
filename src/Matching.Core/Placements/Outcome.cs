using Matching.Core.Words;

namespace Matching.Core.Placements;

/// <summary>How a placement ended.</summary>
public enum OutcomeResult
{
    /// <summary>Went as planned to its end.</summary>
    Completed,

    /// <summary>Ended in a job; early is success too.</summary>
    ToWork,

    /// <summary>Ended in studies.</summary>
    ToStudies,

    /// <summary>Ended before its time.</summary>
    EndedEarly,

    /// <summary>
    /// Ended for care, of the participant or of somebody close: it says nothing about place or person and is counted
    /// neither for nor against anybody.
    /// </summary>
    EndedForCare,
}

/// <summary>
/// Which attribute of the place did not suit: something about the place, never about the person. The next suggestion
/// avoids it.
/// </summary>
public enum OutcomeReason
{
    /// <summary>Nothing about the place.</summary>
    None,

    /// <summary>The way there took too long.</summary>
    Travel,

    /// <summary>Physical demands.</summary>
    PhysicalDemand,

    /// <summary>Social demands.</summary>
    SocialDemand,

    /// <summary>Cognitive demands.</summary>
    CognitiveDemand,

    /// <summary>The Swedish that the tasks took.</summary>
    Language,

    /// <summary>Too many half-days a week.</summary>
    Hours,

    /// <summary>The field of work.</summary>
    Field,

    /// <summary>Too little supervision.</summary>
    Supervision,

    /// <summary>The site itself.</summary>
    Site,
}

/// <summary>How a placement ended, and why.</summary>
/// <param name="Result">How.</param>
/// <param name="Reason">Which attribute of the place did not suit.</param>
/// <param name="Progress">A step forward was recorded during the placement.</param>
public sealed record Outcome(OutcomeResult Result, OutcomeReason Reason = OutcomeReason.None, bool Progress = false)
{
    /// <summary>To work or studies, or completed with a step forward: what the fit score estimates.</summary>
    public bool Good =>
        Result is OutcomeResult.ToWork or OutcomeResult.ToStudies || (Result == OutcomeResult.Completed && Progress);
}

/// <summary>The words of outcomes.</summary>
public static class Outcomes
{
    /// <summary>Words of <see cref="OutcomeResult"/>.</summary>
    public static readonly Vocabulary<OutcomeResult> Results = new(
        new(OutcomeResult.Completed, "completed", "genomförd", "completed", "fullföljd"),
        new(OutcomeResult.ToWork, "to_work", "till arbete", "to work", "arbete"),
        new(OutcomeResult.ToStudies, "to_studies", "till studier", "to studies", "studier"),
        new(OutcomeResult.EndedEarly, "ended_early", "avslutad i förtid", "ended early", "avbruten"),
        new(OutcomeResult.EndedForCare, "ended_for_care", "avslutad för vård", "ended for care", "vård"));

    /// <summary>Words of <see cref="OutcomeReason"/>.</summary>
    public static readonly Vocabulary<OutcomeReason> Reasons = new(
        new(OutcomeReason.None, "none", "inget om platsen", "nothing about the place", "-"),
        new(OutcomeReason.Travel, "travel", "resvägen", "the way there"),
        new(OutcomeReason.PhysicalDemand, "physical_demand", "fysiska krav", "physical demands"),
        new(OutcomeReason.SocialDemand, "social_demand", "sociala krav", "social demands"),
        new(OutcomeReason.CognitiveDemand, "cognitive_demand", "kognitiva krav", "cognitive demands"),
        new(OutcomeReason.Language, "language", "språket", "the language"),
        new(OutcomeReason.Hours, "hours", "antal halvdagar", "the number of half-days"),
        new(OutcomeReason.Field, "field", "området", "the field of work"),
        new(OutcomeReason.Supervision, "supervision", "handledningen", "the supervision"),
        new(OutcomeReason.Site, "site", "arbetsstället", "the site"));
}
