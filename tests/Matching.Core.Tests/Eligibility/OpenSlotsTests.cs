using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Travel;

namespace Matching.Core.Tests.Eligibility;

public sealed class OpenSlotsTests
{
    [Fact]
    public void Find_InRandomAreasAndPeriods_FindsWhatTheRulesSayPairByPair()
    {
        var found = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var area = RandomAreas.At(seed, participants: 60, slots: 70 + seed);
            var period = new PlanPeriod(
                Area.Start.AddDays(-seed), Area.Start, horizonDays: 60 * seed, startWithinDays: 30 * seed);
            var facts = new AreaFacts(area.Snapshot(), period);
            var open = new AreaRules(facts).CreateOpenSlots();
            for (var who = 0; who < facts.Participants.Count; who++)
            {
                open.Find(facts.Participants[who]);
                Assert.Equal(PairByPair(facts, who), Found(open));
                found += open.Count;
            }
        }
        Assert.True(found > 5_000, $"{found} options");
    }

    [Fact]
    public void Find_WithStatedTravelBands_UsesThem()
    {
        var area = new Area { Participants = [Area.Anybody with { TravelBands = [new TravelBand("a1", 35)] }] };
        var facts = area.Facts();
        var open = new AreaRules(facts).CreateOpenSlots();
        open.Find(facts.Participants[0]);
        Assert.Equal([(ushort)35], open.Minutes.ToArray());
        Assert.Equal(35, open.Pair(0).TravelMinutes);
    }

    [Fact]
    public void Find_OfTwoNeighboursWithDifferentModes_KeepsTheirWaysApart()
    {
        var area = new Area
        {
            Participants =
            [
                Area.Anybody with { TravelModes = [TravelMode.Walk] },
                Area.Anybody with { Id = "p2", TravelModes = [TravelMode.Car, TravelMode.Walk] },
                Area.Anybody with { Id = "p3", TravelModes = [TravelMode.Walk], Latitude = 62.61 },
            ],
        };
        var facts = area.Facts();
        var open = new AreaRules(facts).CreateOpenSlots();
        foreach (var who in facts.Participants)
        {
            open.Find(who);
            Assert.Equal(who.MinutesTo(facts.Slots[0]), (int)Assert.Single(open.Minutes.ToArray()));
        }
    }

    private static (int, OptionDays, int?)[] PairByPair(AreaFacts facts, int who)
    {
        var found = new List<(int, OptionDays, int?)>();
        for (var slot = 0; slot < facts.Slots.Count; slot++)
            if (EligibilityRules.IsOption(facts.Pair(who, slot), out var days))
                found.Add((slot, days, facts.Pair(who, slot).TravelMinutes));
        return [.. found];
    }

    private static (int, OptionDays, int?)[] Found(OpenSlots open) =>
        [.. Enumerable.Range(0, open.Count).Select(at => (open.Slots[at], open.Days[at], (int?)open.Minutes[at]))];
}
