using Matching.Core.Eligibility;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Core.Tests.Eligibility;

public sealed class EligibilityRulesTests
{
    [Fact]
    public void All_HaveAName_AndATitleInBothLanguages()
    {
        Assert.Equal(
            "sharing readiness stage veto driving_licence period sessions language site_cap adaptations clearance "
            + "travel demands last_placement form",
            string.Join(' ', EligibilityRules.All.Select(rule => rule.Name)));
        Assert.All(EligibilityRules.All, rule => Saying.SpeaksBoth(rule.Title));
    }

    [Fact]
    public void Judge_AnybodyAtAnySlot_IsAnOptionForTheWholePlan()
    {
        var judgement = new Area().Judge();
        Assert.True(judgement.IsOption);
        Assert.Equal(new OptionDays(Area.Start, new DateOnly(2026, 11, 1)), judgement.Days);
        Assert.Empty(judgement.Hindrances);
        Assert.Empty(judgement.ToArrange);
    }

    [Fact]
    public void Judge_WhatOpens_StartsWhenTheLastHasOpened()
    {
        var area = new Area().At(s => s with { Kind = SiteKind.School })
            .Who(p => p with { NeededAdaptations = [AdaptationKind.QuietPlace] })
            .Where(s => s with { StartOn = Area.Start.AddDays(7), Adaptations = [new(AdaptationKind.QuietPlace, 20)] });
        var judgement = area.Judge();
        Assert.Equal(Area.Start.AddDays(20), judgement.Days!.Value.StartOn);
        Assert.Equal(Area.Start.AddDays(20), judgement.EarliestStartOn);
        Assert.Equal(["period", "adaptations", "clearance"], judgement.ToArrange.Select(f => f.Rule.Name));
    }

    [Theory]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void IsOption_StartsNoLaterThanThePlanTakesStarts(int days, bool option)
    {
        var judgement = new Area().Where(s => s with { StartOn = Area.Start.AddDays(days) }).Judge();
        Assert.Equal(option, judgement.IsOption);
        Assert.Empty(judgement.Hindrances);
    }

    [Theory]
    [InlineData(27, true)]
    [InlineData(26, false)]
    public void IsOption_LeavesTwoWeeksAfterWhatOpens(int lastDay, bool option)
    {
        var area = new Area().At(s => s with { Kind = SiteKind.School })
            .Where(s => s with { EndOn = Area.Start.AddDays(lastDay) });
        Assert.Equal(option, area.Judge().IsOption);
    }

    [Fact]
    public void IsOption_JudgeAndWhyNot_AgreeOnEveryPairOfManyAreas()
    {
        var (options, others) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var area = RandomAreas.At(seed, participants: 8, slots: 8);
            var (facts, suggestions) = (area.Facts(), area.Suggestions());
            for (var who = 0; who < facts.Participants.Count; who++)
            for (var where = 0; where < facts.Slots.Count; where++)
            {
                var pair = facts.Pair(who, where);
                var isOption = EligibilityRules.IsOption(pair, out var days);
                var judgement = EligibilityRules.Judge(pair);
                var answer = suggestions.Explain(pair.Who.Participant.Key, pair.Where.Slot.Key);
                Assert.Equal(isOption, judgement.IsOption);
                Assert.Equal(isOption, answer.Suggestion is not null);
                Assert.Equal(isOption, answer.Say().ToString().StartsWith("Possible", StringComparison.Ordinal));
                var swedish = answer.Say().In(Language.Swedish);
                Assert.Equal(isOption, swedish.StartsWith("Möjlig", StringComparison.Ordinal));
                if (isOption) Assert.Equal(days, judgement.Days);
                if (isOption) Assert.Empty(judgement.Hindrances);
                _ = isOption ? options++ : others++;
            }
        }
        Assert.True(options > 500 && others > 500, $"{options} options and {others} others try both sides.");
    }

    [Fact]
    public void Judge_EveryPairOfManyAreas_SpeaksBothLanguages()
    {
        var standings = new HashSet<(string, Standing)>();
        for (var seed = 0; seed < 40; seed++)
        {
            var area = RandomAreas.At(seed);
            var facts = area.Facts();
            for (var who = 0; who < facts.Participants.Count; who++)
            for (var where = 0; where < facts.Slots.Count; where++)
                foreach (var found in EligibilityRules.Judge(facts.Pair(who, where)).Findings)
                {
                    standings.Add((found.Rule.Name, found.Finding.Standing));
                    Saying.SpeaksBoth(found.Explanation.Why);
                    if (!found.Explanation.Change.IsEmpty) Saying.SpeaksBoth(found.Explanation.Change);
                    Assert.Equal(
                        found.Finding.Standing == Standing.Passes, found.Explanation.Change.IsEmpty);
                }
        }
        // Every rule was seen to pass; every rule but clearance, which only opens, was seen to fail.
        Assert.All(EligibilityRules.All, rule => Assert.Contains((rule.Name, Standing.Passes), standings));
        Assert.Equal(
            EligibilityRules.All.Select(r => r.Name).Except(["clearance"]),
            EligibilityRules.All.Select(r => r.Name).Where(name => standings.Contains((name, Standing.Fails))));
    }

    // The smallest change, by trial: what the words of each hindrance ask for is carried out; its rule fails no more.
    [Fact]
    public void Judge_EveryHindranceOfManyAreas_IsGoneWhenItsChangeIsCarriedOut()
    {
        var tried = new HashSet<string>();
        for (var seed = 0; seed < 12; seed++)
        {
            var area = RandomAreas.At(seed, participants: 5, slots: 5);
            foreach (var who in area.Participants)
            foreach (var where in area.Slots)
            {
                var pair = area with
                {
                    Participants = [who, .. area.Participants.Where(p => p != who)],
                    Slots = [where, .. area.Slots.Where(s => s != where)],
                };
                foreach (var found in pair.Judge().Hindrances)
                {
                    // Of somebody who is ready an activity asks for nothing but another offer.
                    if (found.Rule.Name == "readiness" && where.Activity is not null) continue;
                    var change = found.Explanation.Change.ToString();
                    Assert.NotEqual(Standing.Fails, pair.Carried(change).Finding(found.Rule.Name).Finding.Standing);
                    tried.Add(found.Rule.Name);
                }
            }
        }
        Assert.True(tried.Count >= 11, $"Tried {string.Join(", ", tried)}.");
    }

    [Fact]
    public void Judge_AnotherSex_ChangesNoFinding()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var area = RandomAreas.At(seed);
            string[] Of(Sex sex)
            {
                var people = area.Participants.Select(p => p with { Sex = sex });
                var facts = (area with { Participants = [.. people] }).Facts();
                return
                [
                    .. from who in Enumerable.Range(0, facts.Participants.Count)
                       from slot in Enumerable.Range(0, facts.Slots.Count)
                       from found in EligibilityRules.Judge(facts.Pair(who, slot)).Findings
                       select $"{found.Finding} {found.Explanation.Why} {found.Explanation.Change}",
                ];
            }
            Assert.Equal(Of(Sex.Woman), Of(Sex.Man));
            Assert.Equal(Of(Sex.Woman), Of(Sex.NotStated));
        }
    }
}
