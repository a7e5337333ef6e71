using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Words;

namespace Matching.Core.Planning;

/// <summary>How a plan is made, apart from its days and the solver's limits.</summary>
public sealed record PlanningOptions
{
    /// <summary>What the plan values.</summary>
    public ValueWeights Weights { get; init; } = new();

    /// <summary>
    /// Options kept per participant, those of highest value, 1 to 10 000. Default 100: beyond it a plan gains nothing
    /// measurable and the problem grows.
    /// </summary>
    public int OptionsPerParticipant { get; init; } = 100;

    /// <summary>The fit model. Default: the rule-based prior.</summary>
    public PlacementModel Model { get; init; } = PlacementModel.Prior;

    /// <summary>What the plan makes of the fit. Default: the chance of a good outcome.</summary>
    public FitObjective Objective { get; init; }

    /// <summary>
    /// The floor under <see cref="FitObjective.Floor"/>, as a share of the person's own best chance, in [0, 1]. Default
    /// 0.5.
    /// </summary>
    public double FloorShare { get; init; } = 0.5;

    /// <summary>Checks every range.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public void Validate()
    {
        var check = new Check(Phrase.Of($"Planeringen", $"Planning"), "");
        Weights.CheckInto(check);
        check.Range("options_per_participant", OptionsPerParticipant, 1, 10_000);
        check.Defined("objective", Objective);
        check.That(
            FloorShare is >= 0 and <= 1, "floor_share",
            $"har floor_share {FloorShare}, väntade 0 till 1.", $"has floor_share {FloorShare}, expected 0 to 1.");
        check.ThrowIfAny();
    }
}
