using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Participants;
using Matching.Core.Placements;

namespace Matching.Core.Fitting;

/// <summary>Computes the features of a decision. Allocates nothing.</summary>
public static class FitFeatures
{
    /// <summary>Length of the feature vector.</summary>
    public static readonly int Count = Enum.GetValues<FitFeature>().Length;

    /// <summary>Fills the vector; NaN = missing, a category's level by its place in the schema.</summary>
    /// <param name="decision">What is decided on.</param>
    /// <param name="features">At least <see cref="Count"/> long.</param>
    public static void Fill(in Decision decision, Span<double> features)
    {
        FillPair(decision, features);
        FillSlot(decision.Pair.Where, features);
        FillParticipant(decision.Pair.Who, features);
    }

    /// <summary>
    /// 0 = other than wished, 1 = a wished field, 2 = a wished slot, site or employer; NaN without wishes.
    /// </summary>
    public static double WishMatch(in Pair pair)
    {
        var wishes = pair.Who.Participant.Wishes;
        var best = wishes.Count == 0 ? double.NaN : 0;
        for (var i = 0; i < wishes.Count; i++)
            if (VetoRule.Names(wishes[i], pair.Where))
                best = Math.Max(best, wishes[i].Target == PreferenceTarget.Field ? 1 : 2);
        return best;
    }

    /// <summary>Fills what is about participant and slot together.</summary>
    internal static void FillPair(in Decision decision, Span<double> features)
    {
        var pair = decision.Pair;
        var (who, where) = (pair.Who.Participant, pair.Where);
        features[(int)FitFeature.TravelMinutes] = pair.TravelMinutes ?? double.NaN;
        features[(int)FitFeature.WishMatch] = WishMatch(pair);
        features[(int)FitFeature.BridgedDemands] = pair.GapCount;
        features[(int)FitFeature.LanguageMargin] = who.Language - where.HighestLanguage;
        features[(int)FitFeature.StagesBelow] = Math.Max(0, who.Stage - where.Slot.Stage);
        features[(int)FitFeature.SpareSessions] = Math.Max(0, pair.CommonSessions.Count - who.SessionsNeeded);
        var (field, site) = Tried(pair);
        features[(int)FitFeature.FieldTried] = field ? 1 : double.NaN;
        features[(int)FitFeature.SiteKnown] = site ? 1 : double.NaN;
        features[(int)FitFeature.PhysicalGap] = pair.Gap(Slots.Demand.Physical);
        features[(int)FitFeature.SocialGap] = pair.Gap(Slots.Demand.Social);
        features[(int)FitFeature.CognitiveGap] = pair.Gap(Slots.Demand.Cognitive);
        features[(int)FitFeature.ExtraSessions] = decision.ExtraSessions;
        features[(int)FitFeature.DaysToStart] =
            Math.Max(0, decision.StartOn.DayNumber - pair.Period.AsOf.DayNumber);
        features[(int)FitFeature.Weeks] = decision.EndOn is { } end
            ? (end.DayNumber - decision.StartOn.DayNumber + 1) / 7
            : double.NaN;
    }

    /// <summary>Fills what is about the slot alone.</summary>
    internal static void FillSlot(SlotFacts where, Span<double> features)
    {
        features[(int)FitFeature.Supervisors] = where.Slot.Supervisors.Count;
        features[(int)FitFeature.GroupSize] = where.LargestGroup;
        features[(int)FitFeature.HostRecord] = where.HostRecord;
        features[(int)FitFeature.Field] = FitSchema.LevelOf(where.Slot.Field);
        features[(int)FitFeature.SiteKind] = FitSchema.LevelOf(where.Site.Kind);
        features[(int)FitFeature.Sector] = FitSchema.LevelOf(where.Employer.Sector);
        features[(int)FitFeature.Form] = FitSchema.LevelOf(where.Slot.Form);
    }

    /// <summary>Fills what is about the participant alone.</summary>
    internal static void FillParticipant(ParticipantFacts who, Span<double> features)
    {
        features[(int)FitFeature.Stage] = (int)who.Participant.Stage;
        features[(int)FitFeature.PhysicalAbility] = who.Participant.Ability.Physical;
        features[(int)FitFeature.SocialAbility] = who.Participant.Ability.Social;
        features[(int)FitFeature.CognitiveAbility] = who.Participant.Ability.Cognitive;
        features[(int)FitFeature.Language] = (int)who.Participant.Language;
        features[(int)FitFeature.EarlierPlacements] = who.Past.Count;
        features[(int)FitFeature.SessionsNeeded] = who.Participant.SessionsNeeded;
        features[(int)FitFeature.Office] = who.Office;
    }

    private static (bool Field, bool Site) Tried(in Pair pair)
    {
        var (field, site) = (false, false);
        var past = pair.Who.Past;
        for (var i = 0; i < past.Count; i++)
        {
            if (past[i].Outcome.Result is OutcomeResult.EndedEarly or OutcomeResult.EndedForCare) continue;
            field |= past[i].Slot.Slot.Field == pair.Where.Slot.Field;
            site |= past[i].Slot.Site.Key == pair.Where.Site.Key;
        }
        return (field, site);
    }
}
