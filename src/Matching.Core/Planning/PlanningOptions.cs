using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Words;
using Matching.Fit;

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
    public FitModel Model { get; init; } = RulePrior.Model;

    /// <summary>Checks every range, and that the model looks at features that there are.</summary>
    /// <exception cref="InvalidInputException">Names every violation.</exception>
    public void Validate()
    {
        var check = new Check(Phrase.Of($"Planeringen", $"Planning"), "");
        Weights.CheckInto(check);
        check.Range("options_per_participant", OptionsPerParticipant, 1, 10_000);
        var last = Model.Features.Count - 1;
        check.That(
            last < FitFeatures.Count, "model",
            $"har modell {Model.Name.Shown()} med kännetecken {last}, väntade 0 till {FitFeatures.Count - 1}.",
            $"has model {Model.Name.Shown()} with feature {last}, expected 0 to {FitFeatures.Count - 1}.");
        check.ThrowIfAny();
    }
}
