using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Participants;
using Matching.Core.Placements;

namespace Matching.Core.Fitting;

/// <summary>
/// What a fit model may look at, in the order of the feature vector. Each is about the pair or the slot and is known
/// when the decision is made. Sex, origin, age, name and address are not here and no model can be trained on them.
/// </summary>
public enum FitFeature
{
    /// <summary>Minutes one way; missing when unknown.</summary>
    TravelMinutes,

    /// <summary>
    /// 0 = other than wished, 1 = a wished field, 2 = a wished slot, site or employer; missing without wishes.
    /// </summary>
    WishMatch,

    /// <summary>Kinds of demand that an adaptation bridges, 0 to 3.</summary>
    BridgedDemands,

    /// <summary>Participant's level of Swedish less the highest of any task, optional ones included: -5 to 5.</summary>
    LanguageMargin,

    /// <summary>Steps from the participant's stage down to the slot's, 0 to 4.</summary>
    StagesBelow,

    /// <summary>Supervisors at the slot, 0 or more.</summary>
    Supervisors,

    /// <summary>Common half-days beyond those needed, 0 to 9.</summary>
    SpareSessions,

    /// <summary>1 = an earlier placement in the field went as planned or better; else missing.</summary>
    FieldTried,

    /// <summary>1 = an earlier placement at the site went as planned or better; else missing.</summary>
    SiteKnown,
}

/// <summary>Computes the features of a pair.</summary>
public static class FitFeatures
{
    /// <summary>Length of the feature vector.</summary>
    public static readonly int Count = Enum.GetValues<FitFeature>().Length;

    /// <summary>Fills the vector; NaN = missing.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="features">At least <see cref="Count"/> long.</param>
    public static void Fill(in Pair pair, Span<double> features)
    {
        features[(int)FitFeature.TravelMinutes] = pair.TravelMinutes ?? double.NaN;
        features[(int)FitFeature.WishMatch] = WishMatch(pair);
        features[(int)FitFeature.BridgedDemands] = pair.GapCount;
        features[(int)FitFeature.LanguageMargin] = LanguageMargin(pair);
        features[(int)FitFeature.StagesBelow] = Math.Max(0, pair.Who.Participant.Stage - pair.Where.Slot.Stage);
        features[(int)FitFeature.Supervisors] = pair.Where.Slot.Supervisors.Count;
        features[(int)FitFeature.SpareSessions] =
            Math.Max(0, pair.CommonSessions.Count - pair.Who.Participant.SessionsNeeded);
        var (field, site) = Tried(pair);
        features[(int)FitFeature.FieldTried] = field ? 1 : double.NaN;
        features[(int)FitFeature.SiteKnown] = site ? 1 : double.NaN;
    }

    /// <summary>
    /// 0 = other than wished, 1 = a wished field, 2 = a wished slot, site or employer; NaN without wishes.
    /// </summary>
    public static double WishMatch(in Pair pair)
    {
        var best = pair.Who.Participant.Wishes.Count == 0 ? double.NaN : 0;
        foreach (var wish in pair.Who.Participant.Wishes)
            if (VetoRule.Names(wish, pair.Where))
                best = Math.Max(best, wish.Target == PreferenceTarget.Field ? 1 : 2);
        return best;
    }

    private static double LanguageMargin(in Pair pair)
    {
        var highest = LanguageLevel.None;
        foreach (var task in pair.Where.Slot.Tasks)
            if (task.LanguageMinimum > highest) highest = task.LanguageMinimum;
        return pair.Who.Participant.Language - highest;
    }

    private static (bool Field, bool Site) Tried(in Pair pair)
    {
        var (field, site) = (false, false);
        foreach (var past in pair.Who.Past)
        {
            if (past.Outcome.Result is OutcomeResult.EndedEarly or OutcomeResult.EndedForCare) continue;
            field |= past.Slot.Slot.Field == pair.Where.Slot.Field;
            site |= past.Slot.Site.Key == pair.Where.Site.Key;
        }
        return (field, site);
    }
}
