using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Core.Fitting;
using Matching.Core.Planning;

namespace Matching.Core.Suggestions;

/// <summary>What one suggestion was made of: no name, no position, nothing that the model did not look at.</summary>
public sealed record SuggestionInput
{
    /// <summary>The participant.</summary>
    public required Key Participant { get; init; }

    /// <summary>The slot.</summary>
    public required Key Slot { get; init; }

    /// <summary>
    /// The vector that the model looked at, in the order of <see cref="SuggestionRecord.Features"/>; NaN = missing,
    /// empty for an activity.
    /// </summary>
    public required IReadOnlyList<double> Features { get; init; }

    /// <summary>What the value is made of; its score is an answer and not read when replaying.</summary>
    public required ValueFacts Facts { get; init; }

    /// <summary>Value in millionths of leaving the participant out; ranks participants for a slot.</summary>
    public required long UnplacedValue { get; init; }
}

/// <summary>What the engine answered of one suggestion.</summary>
/// <param name="Rank">1-based.</param>
/// <param name="Score">Fit in 1/1000 logit; 0 for an activity.</param>
/// <param name="Probability">Of a start with a good outcome; 0 for an activity.</param>
/// <param name="Value">Value in millionths.</param>
public sealed record SuggestionAnswer(int Rank, int Score, double Probability, long Value);

/// <summary>
/// A list of suggestions as it was given, with everything needed to find it again: each line's feature vector and what
/// its value is made of. That is kept rather than the snapshot: it is a thousandth of the size, it holds nothing of
/// anybody who was not suggested, and it stays true when the facts change the day after.
/// </summary>
public sealed record SuggestionRecord
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>True for participants for a slot, false for slots for a participant.</summary>
    public required bool BySlot { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the model; empty for the rule-based prior.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Names of the features, in the order of the vectors.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>What was valued.</summary>
    public required ValueWeights Weights { get; init; }

    /// <summary>What was made of the fit.</summary>
    public required FitObjective Objective { get; init; }

    /// <summary>The floor as a share of the person's own best chance.</summary>
    public required double FloorShare { get; init; }

    /// <summary>What each line was made of, by rank.</summary>
    public required IReadOnlyList<SuggestionInput> Inputs { get; init; }

    /// <summary>What was answered, by rank.</summary>
    public required IReadOnlyList<SuggestionAnswer> Answers { get; init; }

    /// <summary>SHA-256 of everything but the answers, in lower-case hexadecimal.</summary>
    public string InputHash => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Answers = [] }, Form)));

    /// <summary>Keeps what a list of suggestions was made of.</summary>
    public static SuggestionRecord Of(
        IReadOnlyList<Suggestion> suggestions, PlanningOptions options, DateOnly asOf, bool bySlot) => new()
        {
            BySlot = bySlot,
            AsOf = asOf,
            Model = options.Model.Name,
            ModelVersion = options.Model.Version,
            Features = [.. FitSchema.All.Select(f => f.Name)],
            Weights = options.Weights,
            Objective = options.Objective,
            FloorShare = options.FloorShare,
            Inputs = [.. suggestions.Select(s => s.Input)],
            Answers =
            [
                .. suggestions.Select(s => new SuggestionAnswer(
                    s.Rank, s.Input.Facts.Score, s.Fit?.Probability ?? 0, s.Value)),
            ],
        };

    /// <summary>Writes it as one JSON document; numbers keep every bit.</summary>
    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no record.</exception>
    public static SuggestionRecord Read(string text) =>
        JsonSerializer.Deserialize<SuggestionRecord>(text, Form)
        ?? throw new JsonException("The text is null, expected a suggestion record.");
}
