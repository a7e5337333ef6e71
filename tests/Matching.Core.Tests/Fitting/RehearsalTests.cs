using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Fit;
using Matching.Fit.Learning;
using Matching.Sample;

namespace Matching.Core.Tests.Fitting;

public sealed class RehearsalTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);
    private static readonly LabelRules Rules = new() { FollowUpDays = 0 };
    private static readonly TrainingRows Past = TrainingRows.Of(
        new Snapshot(SampleRegion.Generate(new SampleSettings { Size = 500 }).Rows), Today, FitTarget.Good, Rules);

    private static FitModel Learn(TrainingRows rows) =>
        FitLearner.Train(rows.Task("again", RulePrior.Model), new FitSettings { IntervalBags = 0, Rounds = 100 });

    // Something learned, from rows up to a day.
    private static PlacementModel Champion(DateOnly? last, LabelRules? rules = null) => new(new FitModel(Models.Draft(
        100, Models.Number(FitFeature.TravelMinutes, [20], 0, 50, -50)) with
    {
        Stage = LearningStage.Full,
        Training = new TrainingRecord
        {
            Rows = 100, To = last, LabelVersion = $"Good:{(rules ?? Rules).Version}",
        },
    }));

    private static Rehearsal Of(PlacementModel champion) => Rehearsal.Of(Past, champion, Learn);

    private static string Parts(Rehearsal rehearsal) => string.Join(' ', rehearsal.Models.Select(model => model.Part));

    [Fact]
    public void Of_AChampionThatLearnedFromTheSameRows_LeavesItOutAndSaysWhy()
    {
        var rehearsal = Of(Champion(Past.DecidedOn(Past.Count - 1)));
        Assert.Equal("prior challenger", Parts(rehearsal));
        Saying.Is(
            rehearsal.LeftOut,
            "Den aktiva modellen är inte med: 0 placeringar beslutades efter dem som den lärde av (0 gick bra), och "
            + "det behövs minst 30 med minst 5 av varje utfall.",
            "The active model is left out: 0 placements were decided after those that it learned from (0 went well), "
            + "and it takes at least 30 with at least 5 of each outcome.");
    }

    [Fact]
    public void Of_AChampionOfWhichNobodyKnowsHowFarItLearned_LeavesItOut() =>
        Assert.Equal("prior challenger", Parts(Of(Champion(null))));

    [Fact]
    public void Of_AChampionOfBeforeTheNewestFifth_MeasuresAllOnThatFifth()
    {
        var fifth = Past.Count / 5;
        var rehearsal = Of(Champion(Past.DecidedOn(Past.Count / 2)));
        Assert.Equal("prior champion challenger", Parts(rehearsal));
        Assert.All(rehearsal.Models, model => Assert.Equal(fifth, model.Metrics.Rows));
        Saying.Nothing(rehearsal.LeftOut);
    }

    [Fact]
    public void Of_AChampionThatLearnedFromSomeOfTheNewestFifth_MeasuresAllOnTheRowsAfterIt()
    {
        var last = Past.DecidedOn(Past.Count - 50);
        var unseen = Enumerable.Range(0, Past.Count).Count(row => Past.DecidedOn(row) > last);
        Assert.InRange(unseen, Rehearsal.LeastRows, Past.Count / 5 - 1);
        var rehearsal = Of(Champion(last));
        Assert.Equal("prior champion challenger", Parts(rehearsal));
        Assert.All(rehearsal.Models, model => Assert.Equal(unseen, model.Metrics.Rows));
    }

    [Fact]
    public void Of_AChampionOfAnotherLabel_LeavesItOutAndSaysWhy()
    {
        var rehearsal = Of(Champion(Past.DecidedOn(Past.Count / 2), new LabelRules { FollowUpDays = 30 }));
        Assert.Equal("prior challenger", Parts(rehearsal));
        Saying.Is(
            rehearsal.LeftOut,
            "Den aktiva modellen är inte med: den lärde av etiketten placement-1/start14/days80/follow30, den nya av "
            + "placement-1/start14/days80/follow0, och sådana jämförs aldrig.",
            "The active model is left out: it learned from the label placement-1/start14/days80/follow30, the new one "
            + "from placement-1/start14/days80/follow0, and such are never compared.");
    }

    [Fact]
    public void Of_ThePriorAsChampion_IsTheSameTwoAsEver()
    {
        var rehearsal = Of(PlacementModel.Prior);
        Assert.Equal("prior challenger", Parts(rehearsal));
        Saying.Nothing(rehearsal.LeftOut);
        Assert.Empty(Rehearsal.Of(Past.Slice(..4), PlacementModel.Prior, Learn).Models);
    }
}
