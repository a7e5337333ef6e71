using Matching.Core.Checks;
using Matching.Core.Planning;

namespace Matching.Core.Tests.Planning;

public sealed class PlanningOptionsTests
{
    [Fact]
    public void Validate_AtTheEnds_Holds()
    {
        new PlanningOptions().Validate();
        new PlanningOptions { OptionsPerParticipant = 1, Weights = Every(0, 0) }.Validate();
        new PlanningOptions { OptionsPerParticipant = 10_000, Weights = Every(10, 1) }.Validate();
    }

    [Fact]
    public void Validate_WithEverythingWrong_ReportsAllOfItAtOnce()
    {
        var options = new PlanningOptions
        {
            OptionsPerParticipant = 0,
            Weights = Every(10.5, double.NaN),
            Objective = (FitObjective)9,
            FloorShare = 1.5,
        };
        var violations = Assert.Throws<InvalidInputException>(options.Validate).Violations;
        Assert.Equal(
            "fit wish stage staying delay activity unplaced waiting shortfall options_per_participant objective "
                + "floor_share",
            Saying.Fields(violations));
        Saying.Is(
            violations[0].Message,
            "Planeringen har fit 10.5, väntade 0 till 10.", "Planning has fit 10.5, expected 0 to 10.");
        Saying.Is(
            violations[4].Message,
            "Planeringen har delay NaN, väntade 0 till 1.", "Planning has delay NaN, expected 0 to 1.");
        Saying.Is(
            violations[9].Message,
            "Planeringen har options_per_participant 0, väntade 1 till 10000.",
            "Planning has options_per_participant 0, expected 1 to 10000.");
        Saying.Is(
            violations[11].Message,
            "Planeringen har floor_share 1.5, väntade 0 till 1.", "Planning has floor_share 1.5, expected 0 to 1.");
    }

    private static ValueWeights Every(double ten, double one) => new()
    {
        Fit = ten,
        Wish = ten,
        Stage = ten,
        Staying = ten,
        Delay = one,
        Activity = ten,
        Unplaced = ten,
        Waiting = one,
        Shortfall = ten,
    };
}
