using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Planning;
using Matching.Core.Words;
using Matching.Fit;

namespace Matching.Core.Suggestions;

/// <summary>One line of a replay: what was answered then, and what the same inputs answer now.</summary>
/// <param name="Input">What it was made of.</param>
/// <param name="Then">What was answered.</param>
/// <param name="Now">What is answered now.</param>
public sealed record ReplayedLine(SuggestionInput Input, SuggestionAnswer Then, SuggestionAnswer Now)
{
    /// <summary>True when every number is the same to the bit.</summary>
    public bool Same => Then.Rank == Now.Rank && Then.Score == Now.Score && Then.Value == Now.Value
        && BitConverter.DoubleToInt64Bits(Then.Probability) == BitConverter.DoubleToInt64Bits(Now.Probability);
}

/// <summary>Finds kept suggestions again from what they were made of, with the model version that made them.</summary>
public static class SuggestionReplay
{
    /// <summary>The lines in the order in which they were given.</summary>
    /// <param name="record">The suggestions as they were kept.</param>
    /// <param name="model">The model version that made them.</param>
    /// <exception cref="InvalidInputException">The model is another one, or the features were others.</exception>
    public static IReadOnlyList<ReplayedLine> Of(SuggestionRecord record, PlacementModel model)
    {
        Check(record, model);
        var options = new PlanningOptions
        {
            Weights = record.Weights,
            Objective = record.Objective,
            FloorShare = record.FloorShare,
            Model = model,
        };
        var answers = record.Inputs.Select(input => Answer(input, options)).ToArray();
        var ranks = new int[answers.Length];
        var order = Enumerable.Range(0, answers.Length)
            .OrderByDescending(i => answers[i].Value - (record.BySlot ? record.Inputs[i].UnplacedValue : 0))
            .ThenBy(i => record.BySlot ? record.Inputs[i].Participant : record.Inputs[i].Slot).ToArray();
        for (var i = 0; i < order.Length; i++) ranks[order[i]] = i + 1;
        return
        [
            .. record.Inputs.Select((input, i) => new ReplayedLine(
                input, record.Answers[i], answers[i] with { Rank = ranks[i] })),
        ];
    }

    private static SuggestionAnswer Answer(SuggestionInput input, PlanningOptions options)
    {
        var (score, probability) = (0, 0.0);
        if (!input.Facts.IsActivity)
        {
            score = options.Model.Score([.. input.Features]);
            probability = FitModel.Probability(score);
        }
        var value = Valuation.Value(input.Facts with { Score = score }, options);
        return new SuggestionAnswer(0, score, probability, value);
    }

    private static void Check(SuggestionRecord record, PlacementModel model)
    {
        var check = new Check(Phrase.Of($"Förslaget", $"Suggestion"), "");
        check.That(
            record.ModelVersion == model.Version && record.Model == model.Name, "model_version",
            $"gjordes av modell {record.Model.Shown()} {record.ModelVersion.Shown()}, väntade den och inte "
                + $"{model.Name.Shown()} {model.Version.Shown()}.",
            $"was made by model {record.Model.Shown()} {record.ModelVersion.Shown()}, expected that one and not "
                + $"{model.Name.Shown()} {model.Version.Shown()}.");
        check.That(
            record.Features.SequenceEqual(FitSchema.All.Select(f => f.Name), StringComparer.Ordinal), "features",
            $"har {record.Features.Count} andra kännetecken än den här versionens {FitSchema.All.Count}, väntade "
                + $"samma. Kanske gjordes det av en annan version av programmet.",
            $"has {record.Features.Count} features other than this version's {FitSchema.All.Count}, expected the same. "
                + $"Maybe another version of the program made it.");
        check.ThrowIfAny();
    }
}
