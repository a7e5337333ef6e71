using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.Drawing;

namespace Matching.Sample.People;

/// <summary>
/// What an invented participant is made from. Strength, social problems and psychiatric disability stay in here: files
/// only ever see the functional ability, the support need, the stage and the readiness that follow from them.
/// </summary>
internal sealed record Traits
{
    /// <summary>What nobody observes: about normal with mean 0 and deviation 1; it moves outcomes.</summary>
    public required double Strength { get; init; }

    public required bool SocialProblems { get; init; }

    public required bool PsychiatricDisability { get; init; }

    public required WorkHistory WorkHistory { get; init; }

    public required LanguageLevel Language { get; init; }

    public required Sex Sex { get; init; }

    public required Stage Stage { get; init; }

    public required int? WorkAbilityPercent { get; init; }

    public required Levels Ability { get; init; }

    public required int SupportNeed { get; init; }

    public required bool DrivingLicence { get; init; }

    public required bool ProtectedIdentity { get; init; }

    public required int AdaptationCount { get; init; }

    public required int MaximumTravelMinutes { get; init; }

    /// <summary>
    /// The traits of so many people. Each marginal is met to within one person; abilities, support need, stage and work
    /// ability go together through a distance from working life, since they are handed out by rank. O(n log n).
    /// </summary>
    public static Traits[] Of(int count, ulong seed)
    {
        var strengths = Drawn(count, seed, "strength", dice => dice.Normal());
        var socialProblems = Quota.Shuffled(count, new Dice(seed, "social"), Marginals.SocialProblems);
        var psychiatric = Quota.Shuffled(count, new Dice(seed, "psychiatric"), Marginals.PsychiatricDisability);
        var histories = Quota.Shuffled(count, new Dice(seed, "work"), Marginals.WorkHistories);
        var languages = Quota.Shuffled(count, new Dice(seed, "language"), Marginals.Languages);
        var sexes = Quota.Shuffled(count, new Dice(seed, "sex"), Marginals.Sexes);
        var licences = Quota.Shuffled(count, new Dice(seed, "licence"), Marginals.DrivingLicences);
        var protectedIdentities = Quota.Shuffled(count, new Dice(seed, "protected"), Marginals.ProtectedIdentities);
        var adaptationCounts = Quota.Shuffled(count, new Dice(seed, "adaptations"), Marginals.AdaptationCounts);
        var travelMinutes = Quota.Shuffled(count, new Dice(seed, "minutes"), Marginals.TravelMinutes);

        var nearness = new double[count];
        for (var i = 0; i < count; i++)
            nearness[i] = strengths[i] - (socialProblems[i] ? 1.1 : 0) - (psychiatric[i] ? 1.1 : 0)
                - (histories[i] == WorkHistory.Recent ? 0 : 0.5) - (languages[i] <= LanguageLevel.A1 ? 0.5 : 0);

        double[] Scores(string stream, Func<int, double> tendency) =>
            Drawn(count, seed, stream, (dice, i) => tendency(i) + dice.Normal());

        var stages = Quota.Ranked(Scores("stage", i => nearness[i]), Marginals.Stages);
        var workAbilities = Quota.Ranked(Scores("ability", i => nearness[i]), Marginals.WorkAbilities);
        var supportNeeds = Quota.Ranked(Scores("support", i => -1.5 * nearness[i]), Marginals.SupportNeeds);
        var physical = Quota.Ranked(Scores("physical", i => 0.4 * strengths[i]), Marginals.Abilities);
        var social = Quota.Ranked(
            Scores("sociability", i => (socialProblems[i] ? -1.2 : 0) + (psychiatric[i] ? -0.8 : 0)),
            Marginals.Abilities);
        var cognitive = Quota.Ranked(
            Scores("cognition", i => 0.4 * strengths[i] + (psychiatric[i] ? -1 : 0)), Marginals.Abilities);

        return
        [
            .. Enumerable.Range(0, count).Select(i => new Traits
            {
                Strength = strengths[i],
                SocialProblems = socialProblems[i],
                PsychiatricDisability = psychiatric[i],
                WorkHistory = histories[i],
                Language = languages[i],
                Sex = sexes[i],
                Stage = stages[i],
                WorkAbilityPercent = workAbilities[i],
                Ability = new Levels(physical[i], social[i], cognitive[i]),
                SupportNeed = supportNeeds[i],
                DrivingLicence = licences[i],
                ProtectedIdentity = protectedIdentities[i],
                AdaptationCount = adaptationCounts[i],
                MaximumTravelMinutes = travelMinutes[i],
            }),
        ];
    }

    private static double[] Drawn(int count, ulong seed, string stream, Func<Dice, double> draw) =>
        Drawn(count, seed, stream, (dice, _) => draw(dice));

    private static double[] Drawn(int count, ulong seed, string stream, Func<Dice, int, double> draw)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = draw(new Dice(seed, stream, i), i);
        return values;
    }
}
