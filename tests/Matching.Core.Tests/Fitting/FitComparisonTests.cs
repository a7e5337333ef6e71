using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Fit;

namespace Matching.Core.Tests.Fitting;

public sealed class FitComparisonTests
{
    private static readonly PlacementModel Model = new(Models.Of(
        0,
        Models.Number(FitFeature.TravelMinutes, [45], 0, 400, -400),
        Models.Number(FitFeature.GroupSize, [2], 0, 20, -20),
        Models.Category(FitFeature.Field, ["kitchen", "office"], 0, 0, 100, -300)));

    private static readonly Area Region = new()
    {
        Sites = [Area.AnySite, Area.AnySite with { Id = "far", Latitude = 62.9 }],
        Slots =
        [
            Area.AnySlot with { Field = WorkField.Kitchen },
            Area.AnySlot with { Id = "s2", Site = "far", Field = WorkField.Office, SessionCapacity = [3] },
        ],
    };

    private static FitComparison Of(string slot, PlacementModel? model = null) => FitComparison.Of(
        model ?? Model, Region.Decision("p1", slot),
        OwnAverage.Of(model ?? Model, [Region.Decision("p1", "s1"), Region.Decision("p1", "s2")]));

    [Fact]
    public void Of_ASlot_TellsItAgainstThePersonsOwnAverage()
    {
        // Scores 520 and -720; the average slot 0, -100 of the field: -100.
        var comparison = Of("s1");
        Assert.Equal([400, 200, 20], comparison.Effects.Select(e => e.Points));
        Assert.Equal(0.627148 - (0.627148 + 0.327393) / 2, comparison.Lift, 5);
        Assert.Equal(
            100 * (0.627148 - FitModel.Probability(-100)), comparison.Effects.Sum(e => e.PerCent), 4);
        Saying.Is(
            comparison.Say(),
            "Passning 63 av 100 (mellan 53 och 71; enligt reglerna, inte lärt av placeringar). Höjer den: restid "
                + "ungefär 15 min (+10), området kök (+5).",
            "Fit 63 of 100 (between 53 and 71; by the rules, not learned from placements). Raises it: about 15 min of "
                + "travel (+10), the field kitchen (+5).");
    }

    [Fact]
    public void Of_TheOtherSlot_SaysWhatLowersItAndWhatCouldBeArranged()
    {
        var comparison = Of("s2");
        Assert.Empty(comparison.Raises);
        Saying.Is(
            comparison.Say(),
            "Passning 33 av 100 (mellan 25 och 42; enligt reglerna, inte lärt av placeringar). Sänker den: restid "
                + "ungefär 71 min (-10), området kontor (-5). Med 30 minuters restid "
                + "(samåkning) skulle den vara 52.",
            "Fit 33 of 100 (between 25 and 42; by the rules, not learned from placements). Lowers it: about 71 min of "
                + "travel (-10), the field office (-5). With 30 minutes of travel (a shared car) it would be 52.");
    }

    [Fact]
    public void Effects_Below50Thousandths_AreNoClearEffect() => Assert.All(
        new[] { Of("s1"), Of("s2") },
        comparison => Assert.DoesNotContain(
            comparison.Raises.Concat(comparison.Lowers), e => e.Reason.Feature == FitFeature.GroupSize));

    [Fact]
    public void Say_FewerThan20SimilarPlacements_AbstainsInWords()
    {
        var few = Models.Draft(0) with
        {
            Stage = LearningStage.Full,
            Training = new TrainingRecord { Rows = 19 },
        };
        Saying.Is(
            Of("s1", new PlacementModel(new FitModel(few))).Say(),
            "För få liknande placeringar för att säga något säkert (19).",
            "Too few similar placements to say anything firm (19).");
        var enough = few with { Training = new TrainingRecord { Rows = 20 } };
        Assert.StartsWith(
            "Fit 50 of 100 (between 41 and 59; based on 20 similar placements).",
            $"{Of("s1", new PlacementModel(new FitModel(enough))).Say()}", StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TwoHeads_MultipliesTheirChances()
    {
        var model = new PlacementModel(Models.Of(0), Models.Of(1_000));
        var fit = FitEstimate.Of(model, Region.Decision());
        Assert.Equal(0.5 * 0.731059, fit.Probability, 3);
        Assert.Equal((0, 1_000), (fit.Good.Score, fit.Started!.Score));
        Assert.True(fit.Low < fit.Probability && fit.Probability < fit.High);
    }

    [Fact]
    public void OwnAverage_WithoutASlot_IsNothing()
    {
        var none = OwnAverage.Of(Model, []);
        Assert.Equal((0, 0.0), (none.Count, none.Probability));
        Assert.Equal([0, 0, 0], none.Points.ToArray());
    }
}
