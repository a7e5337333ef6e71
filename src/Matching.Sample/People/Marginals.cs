using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.Drawing;

namespace Matching.Sample.People;

/// <summary>How a participant relates to working life so far.</summary>
internal enum WorkHistory
{
    NeverWorked,
    LongAgo,
    Recent,
}

/// <summary>
/// The marginal distributions of the invented participants, in per mille. Those that municipal units have published are
/// marked so; the others are chosen to be plausible and to make every rule of the engine meet somebody.
/// </summary>
internal static class Marginals
{
    /// <summary>Published: 53 % women.</summary>
    public static readonly Share<Sex>[] Sexes = [new(Sex.Woman, 530), new(Sex.Man, 470)];

    /// <summary>
    /// Published: 20 % youths who never worked; 70 % without work in the last two years, they included.
    /// </summary>
    public static readonly Share<WorkHistory>[] WorkHistories =
        [new(WorkHistory.NeverWorked, 200), new(WorkHistory.LongAgo, 500), new(WorkHistory.Recent, 300)];

    /// <summary>Published: one in five with large social problems. Never written; it shapes abilities.</summary>
    public static readonly Share<bool>[] SocialProblems = [new(true, 200), new(false, 800)];

    /// <summary>Published: one in five with a psychiatric disability. Never written; it shapes abilities.</summary>
    public static readonly Share<bool>[] PsychiatricDisability = [new(true, 200), new(false, 800)];

    /// <summary>Levels of Swedish: one in three up to B1, where courses of Swedish for immigrants (SFI) end.</summary>
    public static readonly Share<LanguageLevel>[] Languages =
    [
        new(LanguageLevel.None, 30), new(LanguageLevel.A1, 70), new(LanguageLevel.A2, 120), new(LanguageLevel.B1, 110),
        new(LanguageLevel.B2, 120), new(LanguageLevel.C1, 550),
    ];

    /// <summary>Published as 25–100 % work ability; null where nobody has judged it. Lowest first.</summary>
    public static readonly Share<int?>[] WorkAbilities =
        [new(null, 50), new(25, 300), new(50, 350), new(75, 200), new(100, 100)];

    /// <summary>The stage ladder, lowest first.</summary>
    public static readonly Share<Stage>[] Stages =
    [
        new(Stage.Foundation, 150), new(Stage.Preparation, 200), new(Stage.OwnArena, 350),
        new(Stage.ExternalWorkplace, 300),
    ];

    /// <summary>
    /// Readiness on the foundation and preparation stages. Higher up one in twenty-five of those at own arenas is ready
    /// from an agreed day within six weeks, all others are ready.
    /// </summary>
    public static readonly Share<Readiness>[] EarlyReadiness =
        [new(Readiness.NotYet, 750), new(Readiness.NotAssessed, 250)];

    /// <summary>Functional ability, lowest first.</summary>
    public static readonly Share<int>[] Abilities =
        [new(0, 20), new(1, 130), new(2, 350), new(3, 350), new(4, 150)];

    /// <summary>Support need 1 to 10, lowest first.</summary>
    public static readonly Share<int>[] SupportNeeds =
    [
        new(1, 100), new(2, 250), new(3, 250), new(4, 150), new(5, 100), new(6, 70), new(7, 40), new(8, 20),
        new(9, 10), new(10, 10),
    ];

    /// <summary>Driving licence (B).</summary>
    public static readonly Share<bool>[] DrivingLicences = [new(true, 450), new(false, 550)];

    /// <summary>Protected identity.</summary>
    public static readonly Share<bool>[] ProtectedIdentities = [new(true, 20), new(false, 980)];

    /// <summary>How many adaptations somebody cannot do without.</summary>
    public static readonly Share<int>[] AdaptationCounts = [new(0, 600), new(1, 290), new(2, 110)];

    /// <summary>Which adaptation it is, before those that suit the person are favoured.</summary>
    public static readonly Share<AdaptationKind>[] AdaptationKinds =
    [
        new(AdaptationKind.WheelchairAccess, 30), new(AdaptationKind.LiftingAid, 90),
        new(AdaptationKind.SeatedWork, 80), new(AdaptationKind.ExtraBreaks, 180),
        new(AdaptationKind.PictureInstructions, 130), new(AdaptationKind.WeekdayColours, 90),
        new(AdaptationKind.OneTaskAtATime, 130), new(AdaptationKind.QuietPlace, 120),
        new(AdaptationKind.CompanionAtStart, 100), new(AdaptationKind.NoCustomerContact, 50),
    ];

    /// <summary>Longest one-way travel in minutes.</summary>
    public static readonly Share<int>[] TravelMinutes =
        [new(30, 150), new(45, 300), new(60, 350), new(75, 120), new(90, 80)];
}
