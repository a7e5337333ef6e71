using Matching.Core.Fitting;
using Matching.Fit;
using Matching.Fit.Features;

namespace Matching.Core.Tests.Fitting;

/// <summary>Small models for tests.</summary>
internal static class Models
{
    /// <summary>A model of an intercept and some tables.</summary>
    public static FitModel Of(int intercept, params (ModelFeature Feature, int[] Points)[] tables) => new(Draft(
        intercept, tables));

    /// <summary>The parts of a model of an intercept and some tables.</summary>
    public static FitModelDraft Draft(int intercept, params (ModelFeature Feature, int[] Points)[] tables) => new()
    {
        Name = "small",
        Intercept = intercept,
        Features = [.. tables.Select(t => t.Feature)],
        Terms = [.. tables.Select((t, i) => FitTerm.Main(i, t.Points[0], t.Points.AsSpan(1)))],
        StandardError = 300,
    };

    /// <summary>A number cut at edges; points of the missing bin come first.</summary>
    public static (ModelFeature, int[]) Number(FitFeature feature, double[] edges, params int[] points) =>
        (new NumericFeature(FitSchema.Of(feature).Name, edges), points);

    /// <summary>A category; points of missing and of other levels come first.</summary>
    public static (ModelFeature, int[]) Category(FitFeature feature, string[] levels, params int[] points) =>
        (new CategoricalFeature(FitSchema.Of(feature).Name, levels), points);
}
