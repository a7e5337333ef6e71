using Matching.Core.Fitting;
using Matching.Core.Placements;
using Matching.Core.Planning;
using Matching.Core.Suggestions;
using Matching.Fit;

namespace Matching.Core.Tests.Fitting;

public sealed class PlacementModelTests
{
    private static PlacementModel Learned(string labelVersion) => new(new FitModel(
        Models.Draft(0, Models.Number(FitFeature.HostRecord, [49], 0, -500, 500)) with
        {
            Stage = LearningStage.Full,
            Training = new TrainingRecord { Rows = 100, LabelVersion = labelVersion },
        }));

    [Theory]
    [InlineData("Good:placement-1/start14/days80/follow0", 14, 80, 0)]
    [InlineData("Good:placement-1/start7/days75/follow180", 7, 75, 180)]
    [InlineData("placement-1/start14/days80/follow30", 14, 80, 30)]
    [InlineData("", 14, 80, 90)]
    [InlineData("Good:placement-2/start1/days2/follow3", 14, 80, 90)]
    [InlineData("Good:placement-1/start1/days2", 14, 80, 90)]
    [InlineData("Good:placement-1/start/daysx/follow3", 14, 80, 90)]
    public void Rules_AreThoseOfTheLabelThatItWasLearnedWith(string version, int start, int days, int follow) =>
        Assert.Equal(
            new LabelRules { StartWithinDays = start, CompletedPercent = days, FollowUpDays = follow },
            Learned(version).Rules);

    [Fact]
    public void Suggest_AModelLearnedWithoutFollowUp_SeesARecordWithoutFollowUp()
    {
        var ended = Area.Start.AddDays(-30);
        var area = new Area
        {
            Placements =
            [
                Area.Placement(PlacementState.Ended, ended.AddDays(-60), ended) with
                {
                    Outcome = new(OutcomeResult.EndedEarly),
                },
            ],
        };
        Assert.Equal((-500, 500), (Score("follow0"), Score("follow90")));

        int Score(string follow) => new SuggestionFinder(
            area.Snapshot(), area.Period,
            new PlanningOptions { Model = Learned($"Good:placement-1/start14/days80/{follow}") })
            .Compare(new("2280", "p1"), new("2280", "s1"))!.Fit.Score;
    }
}
