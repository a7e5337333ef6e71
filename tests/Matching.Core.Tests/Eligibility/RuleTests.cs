using Matching.Core.Eligibility;

namespace Matching.Core.Tests.Eligibility;

public sealed class RuleTests
{
    public static TheoryData<string> Names => [.. EligibilityRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void KindOf_OfTwoParticipants_IsTheSameOnlyWhereTheRuleFindsTheSameAtEverySlot(string name)
    {
        var rule = EligibilityRules.All.Single(r => r.Name == name);
        for (var seed = 1; seed <= 6; seed++)
        {
            var facts = RandomAreas.At(seed, participants: 150, slots: 25).Facts();
            var kinds = facts.Participants.Select((who, i) => (Kind: rule.KindOf(who, facts.Period), Index: i))
                .Where(who => who.Kind is not null).GroupBy(who => who.Kind!, who => who.Index);
            foreach (var alike in kinds)
                for (var slot = 0; slot < facts.Slots.Count; slot++)
                    Assert.Single(alike.Select(who => rule.Judge(facts.Pair(who, slot))).Distinct());
        }
    }

    [Fact]
    public void KindOf_OfMostRules_PutsManyParticipantsTogether()
    {
        var facts = RandomAreas.At(1, participants: 400, slots: 2).Facts();
        foreach (var rule in EligibilityRules.All.Where(rule => rule.Name is not ("travel" or "clearance")))
        {
            var kinds = facts.Participants.Select((who, i) => rule.KindOf(who, facts.Period) ?? i).Distinct().Count();
            Assert.True(kinds < 350, $"{rule.Name}: {kinds} kinds");
        }
    }
}
