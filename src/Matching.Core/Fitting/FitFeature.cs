namespace Matching.Core.Fitting;

/// <summary>
/// What a fit model may look at, in the order of the feature vector; <see cref="FitSchema"/> says name, part and unit
/// of each. Every one is known when the decision is made. Sex, origin, age, name and address are not here and no model
/// can be trained on them; neither are support need, work ability and what somebody declined. Months since the last job
/// are not here either: nobody keeps what they were on the day of the decision, and today's would tell how the
/// placement ended.
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

    /// <summary>Levels by which the physical demand exceeds the ability, 0 to 4.</summary>
    PhysicalGap,

    /// <summary>Levels by which the social demand exceeds the ability, 0 to 4.</summary>
    SocialGap,

    /// <summary>Levels by which the cognitive demand exceeds the ability, 0 to 4.</summary>
    CognitiveGap,

    /// <summary>Half-days beyond those that the participant wants, 0 to 9; 0 in what the engine proposes.</summary>
    ExtraSessions,

    /// <summary>Days from the decision to the first day, 0 or more.</summary>
    DaysToStart,

    /// <summary>Whole weeks that are agreed on; missing when nobody wrote it down.</summary>
    Weeks,

    /// <summary>Most participants at the slot in any half-day.</summary>
    GroupSize,

    /// <summary>
    /// Share in per cent of good outcomes among the employer's placements that were resolved before the decision,
    /// shrunk towards the area's by 20 placements.
    /// </summary>
    HostRecord,

    /// <summary>Field of work.</summary>
    Field,

    /// <summary>Kind of site.</summary>
    SiteKind,

    /// <summary>Who runs the employer.</summary>
    Sector,

    /// <summary>Legal form.</summary>
    Form,

    /// <summary>
    /// Participant's stage, 1 to 5. It stands here, like the abilities, so that what goes with the person is not taken
    /// for an effect of the slot.
    /// </summary>
    Stage,

    /// <summary>Level of physical demand that the participant meets, 0 to 4.</summary>
    PhysicalAbility,

    /// <summary>Level of social demand that the participant meets, 0 to 4.</summary>
    SocialAbility,

    /// <summary>Level of cognitive demand that the participant meets, 0 to 4.</summary>
    CognitiveAbility,

    /// <summary>Participant's level of Swedish, 0 to 5.</summary>
    Language,

    /// <summary>Placements that ended before the decision, those that ended for care left out.</summary>
    EarlierPlacements,

    /// <summary>Half-days a week that the participant wants.</summary>
    SessionsNeeded,

    /// <summary>The unit that decides: the participant's municipality.</summary>
    Office,
}

/// <summary>
/// Whom a feature is about. Parts of the participant alone never change the order of one person's slots.
/// </summary>
public enum FitPart
{
    /// <summary>Participant and slot together.</summary>
    Pair,

    /// <summary>The slot alone.</summary>
    Slot,

    /// <summary>The participant alone.</summary>
    Participant,
}
