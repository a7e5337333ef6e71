using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Fit.Tables;

namespace Matching.Core.Tests.Fitting;

public sealed class TrainingRowsTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    private static PlacementDraft Ended(string id, int monthsAgo, OutcomeResult result, bool progress = false)
    {
        var start = Today.AddMonths(-monthsAgo);
        return Area.Placement(PlacementState.Ended, start, start.AddDays(50)) with
        {
            Id = id,
            DecidedOn = start.AddDays(-10),
            AgreedStartOn = start,
            AgreedEndOn = start.AddDays(50),
            Outcome = new Outcome(result, OutcomeReason.None, progress),
        };
    }

    private static TrainingRows Rows(FitTarget target, params PlacementDraft[] placements) => TrainingRows.Of(
        (new Area { Placements = placements }).Snapshot(), Today, target, new LabelRules());

    [Fact]
    public void Of_PlacementsOfEveryKind_TakesTheResolvedOnesByTheDayOfTheirDecision()
    {
        PlacementDraft[] placements =
        [
            Ended("a", 10, OutcomeResult.EndedEarly) with { EndOn = Today.AddMonths(-10).AddDays(20) },
            Ended("b", 20, OutcomeResult.Completed, progress: true),
            Ended("c", 2, OutcomeResult.ToWork),
            Ended("d", 12, OutcomeResult.EndedForCare),
            Ended("e", 14, OutcomeResult.Completed) with { State = PlacementState.Declined, Outcome = null },
            Ended("f", 16, OutcomeResult.Completed) with { State = PlacementState.Withdrawn, Outcome = null },
            Ended("g", 15, OutcomeResult.ToWork) with { AgreedStartOn = Today.AddMonths(-16) },
        ];
        var good = Rows(FitTarget.Good, placements);
        Assert.Equal(["b", "a"], good.Placements.Select(p => p.Id));
        Assert.Equal([true, false], good.Outcomes);
        var started = Rows(FitTarget.Started, placements);
        Assert.Equal(["b", "g", "d", "a", "c"], started.Placements.Select(p => p.Id));
        Assert.Equal([true, false, true, true, true], started.Outcomes);
    }

    [Fact]
    public void Task_HasAColumnForEveryFeatureAndKeepsLevelsByTheirWords()
    {
        var task = Rows(FitTarget.Good, Ended("a", 10, OutcomeResult.ToWork)).Task("try", RulePrior.Model);
        Assert.Equal(FitSchema.All.Select(f => f.Name), task.Features.Columns.Select(c => c.Name));
        Assert.Equal(["workshop"], ((CategoricalColumn)task.Features.Columns[(int)FitFeature.Field]).Levels);
        Assert.Equal(["2280"], ((CategoricalColumn)task.Features.Columns[(int)FitFeature.Office]).Levels);
        Assert.Equal("Good:placement-1/start14/days80/follow90", task.LabelVersion);
        Assert.Equal((new DateOnly(2025, 6, 24), new DateOnly(2025, 6, 24)), (task.From!.Value, task.To!.Value));
        Assert.True(task.Features.Columns[(int)FitFeature.WishMatch].IsMissing(0));
    }

    [Fact]
    public void Table_TranslatedByAHead_IsTheVectorItself()
    {
        var rows = Rows(FitTarget.Good, Ended("a", 10, OutcomeResult.ToWork));
        var model = Models.Of(
            100, Models.Category(FitFeature.Field, ["kitchen", "workshop"], 0, 0, 7, 70),
            Models.Number(FitFeature.TravelMinutes, [20], 0, 5, -5));
        Assert.Equal(new FitHead(model).Score(rows.Features(0)), model.Score(rows.Table())[0]);
    }

    [Fact]
    public void Groups_OfParticipantsAndSlots_HoldTogetherWhatHangsTogether()
    {
        var area = new Area
        {
            Participants = [.. Enumerable.Range(1, 20).Select(i => Area.Anybody with { Id = $"p{i}" })],
            Slots = [.. Enumerable.Range(1, 20).Select(i => Area.AnySlot with { Id = $"s{i}" })],
            Placements =
            [
                .. Enumerable.Range(1, 20).Select(i =>
                    Ended($"a{i}", 10, OutcomeResult.ToWork) with { Participant = $"p{i}", Slot = $"s{i}" }),
                Ended("b", 12, OutcomeResult.ToWork) with { Participant = "p1", Slot = "s2" },
            ],
        };
        var rows = TrainingRows.Of(area.Snapshot(), Today, FitTarget.Good, new LabelRules());
        var groups = rows.Groups();
        int Of(string id) => groups[rows.Placements.ToList().FindIndex(p => p.Id == id)];
        Assert.Equal((Of("b"), Of("b")), (Of("a1"), Of("a2")));
        Assert.Equal(19, groups.Distinct().Count());
    }

    [Fact]
    public void Groups_WhereEverybodyHangsTogether_AreThoseOfOneParticipant()
    {
        var area = new Area
        {
            Participants = [.. Enumerable.Range(1, 6).Select(i => Area.Anybody with { Id = $"p{i}" })],
            Placements =
            [
                .. Enumerable.Range(1, 6).Select(i =>
                    Ended($"a{i}", 10, OutcomeResult.ToWork) with { Participant = $"p{i}" }),
            ],
        };
        Assert.Equal(
            6,
            TrainingRows.Of(area.Snapshot(), Today, FitTarget.Good, new LabelRules()).Groups().Distinct().Count());
    }

    [Fact]
    public void Slice_TakesRowsInTheirOrder()
    {
        var rows = Rows(
            FitTarget.Good, Ended("a", 10, OutcomeResult.ToWork), Ended("b", 20, OutcomeResult.ToWork),
            Ended("c", 30, OutcomeResult.Completed));
        var newest = rows.Slice(1..);
        Assert.Equal(["b", "a"], newest.Placements.Select(p => p.Id));
        Assert.Equal([true, true], newest.Outcomes);
        Assert.Equal(rows.Features(1).ToArray(), newest.Features(0).ToArray());
    }
}
