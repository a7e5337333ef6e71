using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Fit;
using Matching.Fit.Features;

namespace Matching.Core.Fitting;

/// <summary>
/// A model bound to the feature vector of this version: features are found by name, levels by their words. Immutable
/// and safe from many threads; scoring allocates nothing.
/// </summary>
public sealed class FitHead
{
    private readonly int[] _places;
    private readonly double[]?[] _levels;

    /// <summary>Binds the model.</summary>
    /// <exception cref="InvalidInputException">Names every feature that this version does not know, or knows as
    /// another kind.</exception>
    public FitHead(FitModel model)
    {
        Model = model;
        _places = [.. model.Features.Select(f => FitSchema.IndexOf(f.Name))];
        var check = new Check(Phrase.Of($"Modellen", $"Model"), model.Name);
        for (var i = 0; i < _places.Length; i++) CheckFeature(check, model.Features[i], _places[i]);
        check.ThrowIfAny();
        _levels = [.. model.Features.Select((feature, i) => LevelsOf(feature, FitSchema.All[_places[i]]))];
    }

    /// <summary>The model.</summary>
    public FitModel Model { get; }

    /// <summary>The feature of this version that stands at a place of the model's vector.</summary>
    /// <param name="place">0-based index in <see cref="FitModel.Features"/>.</param>
    public FitFeature Feature(int place) => (FitFeature)_places[place];

    /// <summary>Translates the vector of this version into the model's.</summary>
    /// <param name="features">The vector that <see cref="FitFeatures.Fill"/> fills.</param>
    /// <param name="vector">As long as the model has features.</param>
    public void Translate(ReadOnlySpan<double> features, Span<double> vector)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            var value = features[_places[i]];
            vector[i] = _levels[i] is { } levels && !double.IsNaN(value) ? levels[(int)value] : value;
        }
    }

    /// <summary>The score of a vector of this version, in 1/1000 logit.</summary>
    public int Score(ReadOnlySpan<double> features)
    {
        Span<double> vector = stackalloc double[_places.Length];
        Translate(features, vector);
        return Model.Score(vector);
    }

    private static void CheckFeature(Check check, ModelFeature feature, int place)
    {
        if (place < 0)
            check.Add(
                "features",
                $"ser på {feature.Name.Shown()}, som den här versionen inte har, väntade kända kännetecken. Kanske "
                    + $"lärdes den av en nyare version.",
                $"looks at {feature.Name.Shown()}, which this version does not have, expected known features. Maybe "
                    + $"a newer version learned it.");
        else if (feature is CategoricalFeature != FitSchema.All[place].Levels.Count > 0)
            check.Add(
                "features",
                $"har {feature.Name.Shown()} av ett annat slag, väntade tal för tal och ord för ord.",
                $"has {feature.Name.Shown()} of another kind, expected numbers for numbers and words for words.");
    }

    private static double[]? LevelsOf(ModelFeature feature, FeatureShape shape) =>
        feature is CategoricalFeature category ? [.. shape.Levels.Select(category.Value)] : null;
}
