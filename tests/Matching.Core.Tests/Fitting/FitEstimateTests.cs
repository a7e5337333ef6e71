using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Fit;

namespace Matching.Core.Tests.Fitting;

public sealed class FitEstimateTests
{
    [Fact]
    public void Of_AnybodyAtAnySlot_IsTheHandComputedSum()
    {
        // 200 intercept + 200 travel + 150 demands + 150 Swedish + 100 stage - 300 no supervisor + 100 spare half-days.
        var estimate = FitEstimate.Of(PlacementModel.Prior, new Area().Decision());
        Assert.Equal(600, estimate.Score);
        Assert.Equal(0.645656, estimate.Probability, 6);
        Saying.Is(estimate.Say(), "65 % (46–80)", "65% (46–80)");
        Assert.Equal(
            [
                "no named supervisor (-0.30)", "about 15 min of travel (+0.20)",
                "the demands match the ability (+0.15)",
                "more than enough Swedish (+0.15)", "the slot trains this very stage (+0.10)",
                "6 half-days to swap with (+0.10)", "no wishes stated (0.00)", "the field is new (0.00)",
                "the site is new (0.00)",
            ],
            estimate.Reasons.Select(r => $"{r.Say()}"));
        Saying.Is(
            estimate.Reasons[1].Say(), "restid ungefär 15 min (+0,20)", "about 15 min of travel (+0.20)");
    }

    [Fact]
    public void Of_EveryPairOfManyAreas_AddsUpExactlyAndOrdersByStrength()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var facts = RandomAreas.At(seed).Facts();
            for (var who = 0; who < facts.Participants.Count; who++)
            for (var where = 0; where < facts.Slots.Count; where++)
            {
                var estimate = FitEstimate.Of(
                    PlacementModel.Prior, new Decision(facts.Pair(who, where), new(Area.Start, Area.Start)));
                Assert.Equal(estimate.Score, RulePrior.Model.Intercept + estimate.Reasons.Sum(r => r.Points));
                Assert.Equal(9, estimate.Reasons.Select(r => r.Feature).Distinct().Count());
                Assert.InRange(estimate.Probability, double.Epsilon, 1 - 1e-12);
                Assert.True(estimate.Low < estimate.Probability && estimate.Probability < estimate.High);
                Assert.Equal(
                    estimate.Reasons.OrderByDescending(r => Math.Abs(r.Points)).ThenBy(r => r.Feature),
                    estimate.Reasons);
                Assert.All(estimate.Reasons, r => Saying.SpeaksBoth(r.Text));
            }
        }
    }

    private static readonly FitModel Flat =
        new(new FitModelDraft { Name = "flat", Intercept = 0, Features = [], Terms = [] });

    [Fact]
    public void Of_AModelWithAPair_SaysBothFeatures()
    {
        var features = RulePrior.Model.Features;
        var pair = new FitTerm(
            TermAxis.OfCells(0, new byte[features[0].BinCount]), TermAxis.OfCells(5, new byte[features[5].BinCount]),
            new TermCells([70]));
        var model = new FitModel(
            new FitModelDraft { Name = "pair", Intercept = 0, Features = features, Terms = [pair] });
        Saying.Is(
            FitEstimate.Of(new PlacementModel(model), new Area().Decision()).Reasons.Single().Say(),
            "restid ungefär 15 min tillsammans med: ingen namngiven handledare (+0,07)",
            "about 15 min of travel together with: no named supervisor (+0.07)");
    }

    [Fact]
    public void Of_AModelWithoutUncertainty_HasAnIntervalOfOnePoint()
    {
        var estimate = FitEstimate.Of(new PlacementModel(Flat), new Area().Decision());
        Assert.Equal((0.5, 0.5, 0.5), (estimate.Low, estimate.Probability, estimate.High));
        Assert.Empty(estimate.Reasons);
    }

    [Fact]
    public void Say_OfAReason_SignsItsPoints()
    {
        Saying.Is(Reason(700).Say(), "inga önskemål angivna (+0,70)", "no wishes stated (+0.70)");
        Saying.Is(Reason(-50).Say(), "inga önskemål angivna (-0,05)", "no wishes stated (-0.05)");
        Saying.Is(Reason(0).Say(), "inga önskemål angivna (0,00)", "no wishes stated (0.00)");

        static FitReason Reason(int points) => FitEstimate.Of(
            new PlacementModel(Models.Of(0, Models.Number(FitFeature.WishMatch, [], points, 0))),
            new Area().Decision()).Reasons.Single();
    }

    [Fact]
    public void Of_AnotherSexAStagelessMunicipalityOrAContestedAbility_ChangesNothing()
    {
        ParticipantDraft[] people =
        [
            Area.Anybody with { Sex = Sex.Woman }, Area.Anybody with { Sex = Sex.Man },
            Area.Anybody with { WorkAbilityContested = true, WorkAbilityPercent = 25 },
            Area.Anybody with { MonthsSinceWork = 200 }, Area.Anybody with { NeverWorked = true },
            Area.Anybody with { RegisteredOn = new DateOnly(2020, 1, 1) }, Area.Anybody with { Id = "z9" },
        ];
        Assert.All(people, person => Assert.Equal(
            600, FitEstimate.Of(PlacementModel.Prior, new Area { Participants = [person] }.Decision()).Score));
    }
}
