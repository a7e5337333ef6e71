using Matching.Core.Eligibility;
using Matching.Core.Slots;

namespace Matching.Core.Tests.Eligibility.Rules;

public sealed class DemandRuleTests
{
    private static Area Demanding(Levels demands, params Adaptation[] adaptations) =>
        new Area().Where(s => s with { Demands = demands, Adaptations = adaptations });

    [Fact]
    public void Judge_DemandsUpToTheAbility_Pass() => Demanding(new Levels(2, 2, 2)).Finding("demands").Passes(
        "kraven motsvarar förmågan", "the demands match the ability");

    [Fact]
    public void Judge_OneStepWithAnAdaptationThere_PassesAndSaysSo() =>
        Demanding(new Levels(3, 1, 1), new Adaptation(AdaptationKind.LiftingAid)).Finding("demands").Passes(
            "fysiska krav möts med lyfthjälpmedel", "physical demands are met with lifting aid");

    [Fact]
    public void Judge_TwoStepsWithTwoAdaptations_OpensWithTheSoonestTwoAndOnceArrangedWhatIsThere()
    {
        Demanding(
            new Levels(4, 1, 1), new Adaptation(AdaptationKind.ExtraBreaks, 90),
            new Adaptation(AdaptationKind.LiftingAid, 21), new Adaptation(AdaptationKind.SeatedWork))
            .Finding("demands").Opens(
                new DateOnly(2026, 5, 25),
                "fysiska krav möts med sittande arbete, lyfthjälpmedel",
                "physical demands are met with seated work, lifting aid")
            .Until("ordna lyfthjälpmedel till 2026-05-25", "arrange lifting aid by 2026-05-25");
    }

    [Fact]
    public void Judge_AnAdaptationOfAnotherDemand_DoesNotBridge()
    {
        var area = Demanding(new Levels(3, 1, 1), new Adaptation(AdaptationKind.QuietPlace));
        area.Finding("demands").Fails(
            "fysiska krav är högre än förmågan i dag", "physical demands are above the ability today")
            .Until("arbetsgivaren ordnar lyfthjälpmedel", "the employer arranges lifting aid");
        area.Where(s => s with { Adaptations = [new(AdaptationKind.LiftingAid)] }).Finding("demands").NoLongerFails();
    }

    [Fact]
    public void Judge_SeveralDemandsTooHigh_NamesWhatEachStillTakes() =>
        Demanding(new Levels(4, 3, 3), new Adaptation(AdaptationKind.SeatedWork)).Finding("demands").Fails(
            "fysiska, sociala, kognitiva krav är högre än förmågan i dag",
            "physical, social, cognitive demands are above the ability today")
            .Until(
                "arbetsgivaren ordnar lyfthjälpmedel, lugn arbetsplats, bildinstruktioner",
                "the employer arranges lifting aid, quiet place, picture instructions");

    [Fact]
    public void Judge_MoreStepsThanAdaptationsExist_OnceAskedForLowerDemandsWithoutSayingHowMuch()
    {
        var area = Demanding(new Levels(4, 1, 1), new Adaptation(AdaptationKind.SeatedWork))
            .Who(p => p with { Ability = new Levels(0, 2, 2) });
        area.Finding("demands").Until(
            "arbetsgivaren ordnar fysiska krav på högst nivå 1",
            "the employer arranges physical demands of level 1 at most");
        area.Where(s => s with { Demands = new Levels(1, 1, 1) }).Finding("demands").NoLongerFails();
    }

    // The smallest change, for every ability, demand and offer: the kinds that are named, or the level that is stated.
    [Fact]
    public void Judge_EveryGapAndOffer_OpensAfterTheStatedChange()
    {
        AdaptationKind[] physical = [AdaptationKind.LiftingAid, AdaptationKind.SeatedWork, AdaptationKind.ExtraBreaks];
        for (var ability = 0; ability <= 4; ability++)
        for (var demand = 0; demand <= 4; demand++)
        for (var offer = 0; offer < 8; offer++)
        {
            var offered = physical.Where((_, i) => (offer >> i & 1) == 1).Select(kind => new Adaptation(kind)).ToArray();
            var area = Demanding(new Levels(demand, 1, 1), offered)
                .Who(p => p with { Ability = new Levels(ability, 2, 2) });
            var found = area.Finding("demands");
            Assert.Equal(demand - ability > offered.Length, found.Finding.Standing == Standing.Fails);
            if (found.Finding.Standing != Standing.Fails) continue;
            var change = found.Explanation.Change.ToString();
            var added = physical.Where(kind => change.Contains($"{Core.Slots.Adaptations.Words.Say(kind)}",
                StringComparison.Ordinal)).Select(kind => new Adaptation(kind)).ToArray();
            var level = change.Contains("level", StringComparison.Ordinal) ? change.First(char.IsAsciiDigit) - '0' : demand;
            Assert.True(added.Length > 0 ^ level < demand, change);
            Demanding(new Levels(level, 1, 1), [.. offered, .. added])
                .Who(p => p with { Ability = new Levels(ability, 2, 2) }).Finding("demands").NoLongerFails();
        }
    }
}
