using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;

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
            if (VetoRule.Names(wishes[i], pair)) best = Math.Max(best, WishLevel(wishes[i]));
        return best;
    }

    /// <summary>What a wish is worth where it is met: 1 = a field, 2 = a slot, site or employer.</summary>
    internal static int WishLevel(Preference wish) => wish.Target == PreferenceTarget.Field ? 1 : 2;

    /// <summary>Fills what is about participant and slot together.</summary>
    internal static void FillPair(in Decision decision, Span<double> features)
    {
        var pair = decision.Pair;
        var (who, where) = (pair.Who, pair.Where);
        features[(int)FitFeature.TravelMinutes] = pair.TravelMinutes ?? double.NaN;
        features[(int)FitFeature.WishMatch] = WishMatch(pair);
        FillDemands(pair, features);
        features[(int)FitFeature.LanguageMargin] = LanguageMargin(who, where.HighestLanguage);
        features[(int)FitFeature.StagesBelow] = StagesBelow(who, where.Slot.Stage);
        features[(int)FitFeature.SpareSessions] = SpareSessions(who, pair.CommonSessions.Count);
        features[(int)FitFeature.FieldTried] = FieldTried(who, where.Slot.Field);
        features[(int)FitFeature.SiteKnown] = SiteKnown(who, where.Site.Key);
        features[(int)FitFeature.ExtraSessions] = decision.ExtraSessions;
        features[(int)FitFeature.DaysToStart] = DaysToStart(pair.Period, decision.StartOn);
        features[(int)FitFeature.Weeks] = decision.EndOn is { } end ? Weeks(decision.StartOn, end) : double.NaN;
    }

    /// <summary>Fills what the slot's demands and the participant's ability tell.</summary>
    internal static void FillDemands(in Pair pair, Span<double> features)
    {
        features[(int)FitFeature.BridgedDemands] = pair.GapCount;
        features[(int)FitFeature.PhysicalGap] = pair.Gap(Demand.Physical);
        features[(int)FitFeature.SocialGap] = pair.Gap(Demand.Social);
        features[(int)FitFeature.CognitiveGap] = pair.Gap(Demand.Cognitive);
    }

    internal static double LanguageMargin(ParticipantFacts who, LanguageLevel level) =>
        who.Participant.Language - level;

    internal static double StagesBelow(ParticipantFacts who, Stage stage) =>
        Math.Max(0, who.Participant.Stage - stage);

    internal static double SpareSessions(ParticipantFacts who, int common) =>
        Math.Max(0, common - who.Participant.SessionsNeeded);

    internal static double FieldTried(ParticipantFacts who, WorkField field)
    {
        for (var i = 0; i < who.Past.Count; i++)
            if (WentAsPlanned(who.Past[i]) && who.Past[i].Slot.Slot.Field == field) return 1;
        return double.NaN;
    }

    internal static double SiteKnown(ParticipantFacts who, Key site)
    {
        for (var i = 0; i < who.Past.Count; i++)
            if (WentAsPlanned(who.Past[i]) && who.Past[i].Slot.Site.Key == site) return 1;
        return double.NaN;
    }

    internal static double DaysToStart(PlanPeriod period, DateOnly startOn) =>
        Math.Max(0, startOn.DayNumber - period.AsOf.DayNumber);

    internal static int Weeks(DateOnly startOn, DateOnly endOn) =>
        (endOn.DayNumber - startOn.DayNumber + 1) / 7;

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
        features[(int)FitFeature.EarlierPlacements] = EarlierPlacements(who);
        features[(int)FitFeature.SessionsNeeded] = who.Participant.SessionsNeeded;
        features[(int)FitFeature.Office] = who.Office;
    }

    /// <summary>Placements that ended before, those that ended for care left out.</summary>
    internal static int EarlierPlacements(ParticipantFacts who)
    {
        var count = 0;
        for (var i = 0; i < who.Past.Count; i++)
            if (who.Past[i].Outcome.Result != OutcomeResult.EndedForCare) count++;
        return count;
    }

    private static bool WentAsPlanned(PastPlacement past) =>
        past.Outcome.Result is not (OutcomeResult.EndedEarly or OutcomeResult.EndedForCare);
}
