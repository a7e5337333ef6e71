using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Sample.Drawing;
using Matching.Sample.People;

namespace Matching.Sample.History;

/// <summary>
/// How past placements ended: the probability of a good outcome is logistic in what did not suit about the place, a
/// wish that was met, and a strength that no file shows. The README states the formula.
/// </summary>
internal static class OutcomeModel
{
    /// <summary>
    /// Log-odds of a good outcome where everything suits, no wish is met and the strength is average.
    /// </summary>
    public const double Intercept = 0.8;

    /// <summary>Log-odds for a wish that is met.</summary>
    public const double WishMet = 0.5;

    /// <summary>Log-odds for one standard deviation of strength.</summary>
    public const double PerStrength = 0.8;

    /// <summary>What did not suit about the place, each in log-odds of zero or below.</summary>
    /// <param name="prospect">Who and where.</param>
    /// <param name="sessions">The placement's half-days.</param>
    public static IReadOnlyList<(OutcomeReason Reason, double LogOdds)> Strains(Prospect prospect, SessionMask sessions)
    {
        var draft = prospect.Person.Draft;
        return
        [
            (OutcomeReason.Travel, -0.6 * Math.Max(0, prospect.Minutes - 30) / 30),
            (OutcomeReason.PhysicalDemand, -0.7 * prospect.Gaps.Physical),
            (OutcomeReason.SocialDemand, -0.7 * prospect.Gaps.Social),
            (OutcomeReason.CognitiveDemand, -0.7 * prospect.Gaps.Cognitive),
            (OutcomeReason.Language, -0.4 * prospect.LanguageGap),
            (OutcomeReason.Hours, -0.4 * Math.Max(0, sessions.Count - draft.SessionsNeeded)),
            (OutcomeReason.Field, draft.Wishes.Count > 0 && !prospect.Wished ? -0.2 : 0),
            (OutcomeReason.Supervision, -0.2 * Math.Max(0, prospect.SupportLoad - 4)),
        ];
    }

    /// <summary>Log-odds of a good outcome.</summary>
    public static double LogOdds(Prospect prospect, SessionMask sessions) =>
        Intercept + Strains(prospect, sessions).Sum(s => s.LogOdds) + (prospect.Wished ? WishMet : 0)
        + PerStrength * prospect.Person.Traits.Strength;

    /// <summary>
    /// Draws the outcome. A good one is a step forward, to work for some of those who have worked lately, or to
    /// studies; any other is completed without a step or ended early. What ended it is the heaviest strain; where
    /// nothing weighed, the site itself or nothing about the place.
    /// </summary>
    public static Outcome Draw(Prospect prospect, SessionMask sessions, Dice dice)
    {
        if (dice.Unit() < Curve.Logistic(LogOdds(prospect, sessions))) return Good(prospect, dice);
        if (dice.Chance(450)) return new Outcome(OutcomeResult.Completed);
        var heaviest = Strains(prospect, sessions).MinBy(s => s.LogOdds);
        var reason = heaviest.LogOdds <= -0.15 ? heaviest.Reason
            : dice.Chance(500) ? OutcomeReason.Site
            : OutcomeReason.None;
        return new Outcome(OutcomeResult.EndedEarly, reason, Progress: dice.Chance(150));
    }

    private static Outcome Good(Prospect prospect, Dice dice)
    {
        var external = prospect.Slot.Stage == Stage.ExternalWorkplace;
        var lately = prospect.Person.Traits.WorkHistory == WorkHistory.Recent;
        if (lately && dice.Chance(external ? 400 : 150)) return new Outcome(OutcomeResult.ToWork, Progress: true);
        if (dice.Chance(external ? 100 : 60)) return new Outcome(OutcomeResult.ToStudies, Progress: true);
        return new Outcome(OutcomeResult.Completed, Progress: true);
    }
}
