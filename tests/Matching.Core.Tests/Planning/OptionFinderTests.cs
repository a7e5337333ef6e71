using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Core.Tests.Fitting;
using Matching.Fit;
using Matching.Fit.Learning;
using Matching.Sample;

namespace Matching.Core.Tests.Planning;

public sealed class OptionFinderTests
{
    private static readonly Area ThreeSlots = new Area
    {
        Slots =
        [
            Area.AnySlot with { Id = "s3" }, Area.AnySlot with { Id = "s1" },
            Area.AnySlot with { Id = "s2", Field = Core.Slots.WorkField.Outdoor },
        ],
    }.Who(p => p with { Wishes = [new(PreferenceTarget.Field, "outdoor")] });

    private static string[] Ids(Area area, IEnumerable<PlanningOption> options)
    {
        var snapshot = area.Snapshot();
        return [.. options.Select(option => snapshot.Slots[option.Slot].Id)];
    }

    [Fact]
    public void OfParticipant_IsByFallingValueTiesBySlot() => Assert.Equal(
        ["s2", "s1", "s3"], Ids(ThreeSlots, new OptionFinder(ThreeSlots.Facts(), new()).OfParticipant(0)));

    [Fact]
    public void OfParticipant_KeepsTheBestOfTheCap_WhileRankedHasThemAll()
    {
        var finder = new OptionFinder(ThreeSlots.Facts(), new PlanningOptions { OptionsPerParticipant = 2 });
        Assert.Equal(["s2", "s1"], Ids(ThreeSlots, finder.OfParticipant(0)));
        Assert.Equal(["s2", "s1", "s3"], Ids(ThreeSlots, finder.Ranked(0)));
    }

    [Fact]
    public void OfAll_AtAnyNumberOfThreads_IsTheSame()
    {
        var finder = new OptionFinder(RandomAreas.At(4, participants: 40, slots: 20).Facts(), new());
        var one = finder.OfAll(1, CancellationToken.None).SelectMany(o => o).ToArray();
        Assert.NotEmpty(one);
        foreach (var threads in new[] { 2, 8 })
            Assert.Equal(one, finder.OfAll(threads, CancellationToken.None).SelectMany(o => o));
    }

    [Theory]
    [InlineData(FitObjective.Chance)]
    [InlineData(FitObjective.Lift)]
    [InlineData(FitObjective.Floor)]
    public void OfAll_WithAModelOfEveryFeature_IsWhatIsFoundPairByPair(FitObjective objective)
    {
        var found = 0;
        for (var seed = 1; seed <= 6; seed++)
        {
            var area = RandomAreas.At(seed, participants: 50, slots: 60);
            var period = new PlanPeriod(Area.Start.AddDays(-20 * seed), Area.Start, 700, 40 * seed);
            var facts = new AreaFacts(area.Snapshot(), period);
            var options = new PlanningOptions
            {
                Objective = objective,
                OptionsPerParticipant = 3 * seed,
                Model = new PlacementModel(Models.Everything(seed), seed % 3 == 0 ? null : Models.Everything(-seed)),
            };
            var finder = new OptionFinder(facts, options);
            var swept = new OptionFinder(facts, options).OfAll(2, default);
            for (var who = 0; who < swept.Length; who++) Assert.Equal(finder.OfParticipant(who), swept[who]);
            found += swept.Sum(s => s.Count);
        }
        Assert.True(found > 1_000, $"{found} options");
    }

    [Fact]
    public void OfAll_OfTheSampleRegionWithATrainedModel_IsWhatIsFoundPairByPair()
    {
        var snapshot = new Snapshot(SampleRegion.Generate(new SampleSettings { Size = 400 }).Rows);
        var today = new SampleSettings().Date;
        var trained = ModelTraining.Train(
            new TrainingOrder
            {
                Snapshot = snapshot,
                AsOf = today,
                Name = "demo",
                Rules = new LabelRules { FollowUpDays = 0 },
                Settings = new FitSettings { Threads = 2, IntervalBags = 0, Bags = 2 },
            },
            PlacementModel.Prior, default);
        Assert.NotEqual(LearningStage.Prior, trained.Good.Stage);
        var facts = new AreaFacts(snapshot, new PlanPeriod(today, today));
        var options = new PlanningOptions { Model = new PlacementModel(trained.Good, trained.Started) };
        var (swept, finder) = (new OptionFinder(facts, options).OfAll(2, default), new OptionFinder(facts, options));
        for (var who = 0; who < swept.Length; who++) Assert.Equal(finder.OfParticipant(who), swept[who]);
        Assert.Contains(swept, options => options.Count > 5);
    }

    [Fact]
    public void OfAll_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(
        () => new OptionFinder(new Area().Facts(), new()).OfAll(1, new CancellationToken(canceled: true)));
}
