using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Planning;
using Matching.Core.Suggestions;
using Matching.Core.Tests.Fitting;

namespace Matching.Core.Tests.Suggestions;

public sealed class SuggestionReplayTests
{
    private static readonly PlacementModel Learned = new(
        Models.Of(
            -300, Models.Number(FitFeature.TravelMinutes, [20, 40], 10, 333, -77, -501),
            Models.Category(FitFeature.Field, ["outdoor", "textile"], 3, -20, 41, 77)),
        Models.Of(900, Models.Number(FitFeature.TravelMinutes, [30], 0, 100, -100))) { Version = "v1" };

    public static TheoryData<FitObjective, bool, bool> Cases()
    {
        var cases = new TheoryData<FitObjective, bool, bool>();
        foreach (var objective in Enum.GetValues<FitObjective>())
        foreach (var learned in new[] { false, true })
        foreach (var bySlot in new[] { false, true })
            cases.Add(objective, learned, bySlot);
        return cases;
    }

    private static IEnumerable<SuggestionRecord> Records(PlanningOptions options, bool bySlot)
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var area = RandomAreas.At(seed) with { Options = options };
            var (finder, snapshot) = (area.Suggestions(), area.Snapshot());
            var keys = bySlot ? snapshot.Slots.Select(s => s.Key) : snapshot.Participants.Select(p => p.Key);
            foreach (var key in keys)
            {
                var suggestions = bySlot ? finder.ForSlot(key, 4) : finder.ForParticipant(key, 4);
                if (suggestions.Count > 0)
                    yield return SuggestionRecord.Of(suggestions, options, area.Period.AsOf, bySlot);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_WhatWasKept_IsFoundAgainToTheBit(FitObjective objective, bool learned, bool bySlot)
    {
        var model = learned ? Learned : PlacementModel.Prior;
        var records = Records(new PlanningOptions { Objective = objective, Model = model }, bySlot).ToArray();
        Assert.True(records.Length > 20);
        foreach (var record in records)
        {
            var read = SuggestionRecord.Read(record.Write());
            Assert.Equal(record.InputHash, read.InputHash);
            Assert.Equal(record.Write(), read.Write());
            Assert.All(SuggestionReplay.Of(read, model), line => Assert.True(line.Same));
        }
    }

    [Fact]
    public void Of_ALineThatWasChanged_Differs()
    {
        var record = Records(new PlanningOptions(), bySlot: false).First();
        var changed = record with { Answers = [.. record.Answers.Select(a => a with { Value = a.Value + 1 })] };
        Assert.All(SuggestionReplay.Of(changed, PlacementModel.Prior), line => Assert.False(line.Same));
        Assert.Equal(record.InputHash, changed.InputHash);
        Assert.NotEqual(record.InputHash, (record with { FloorShare = 0.4 }).InputHash);
    }

    [Fact]
    public void Of_AnotherModel_IsRefused()
    {
        var record = Records(new PlanningOptions { Model = Learned }, bySlot: false).First();
        Saying.Refuses(
            Assert.Throws<InvalidInputException>(() => SuggestionReplay.Of(record, PlacementModel.Prior)).Violations,
            "model_version",
            "Förslaget gjordes av modell 'small' 'v1', väntade den och inte 'rule prior 1' ''.",
            "Suggestion was made by model 'small' 'v1', expected that one and not 'rule prior 1' ''.");
    }

    [Fact]
    public void Of_OtherFeatures_IsRefused()
    {
        var record = Records(new PlanningOptions(), bySlot: false).First() with { Features = ["shoe_size"] };
        Saying.Refuses(
            Assert.Throws<InvalidInputException>(() => SuggestionReplay.Of(record, PlacementModel.Prior)).Violations,
            "features",
            "Förslaget har 1 andra kännetecken än den här versionens 29, väntade samma. Kanske gjordes det av en annan "
                + "version av programmet.",
            "Suggestion has 1 features other than this version's 29, expected the same. Maybe another version of the "
                + "program made it.");
    }

    [Fact]
    public void Write_HoldsNoNameAndNoPosition()
    {
        var area = new Area();
        var text = SuggestionRecord.Of(
            area.Suggestions().ForParticipant(new Key("2280", "p1"), 1), area.Options, Area.Start, false).Write();
        Assert.DoesNotContain("62.6", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Snickeri", text, StringComparison.Ordinal);
    }

    [Fact]
    public void InputHash_OfAPlan_ChangesWithItsFactsAndWithNothingElse()
    {
        var area = RandomAreas.At(3);
        var hash = area.Plan().InputHash;
        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, area.Plan(threads: 2).InputHash);
        var moved = area.Who(p => p with { SessionsNeeded = p.SessionsNeeded == 1 ? 2 : 1 });
        Assert.NotEqual(hash, moved.Plan().InputHash);
    }
}
