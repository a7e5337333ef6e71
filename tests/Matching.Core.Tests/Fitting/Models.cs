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

    /// <summary>
    /// A model that looks at every feature of this version, and at random pairs of them: what the tables hold is drawn.
    /// </summary>
    public static FitModel Everything(int seed)
    {
        var random = new Random(seed);
        ModelFeature[] features = [.. FitSchema.All.Select(ModelFeature (shape) => shape.Levels.Count > 0
            ? new CategoricalFeature(shape.Name, [.. shape.Levels.Where((_, i) => i % 3 > 0)])
            : new NumericFeature(shape.Name, [.. Enumerable.Range(0, 1 + random.Next(8)).Select(i => i * 1.5)]))];
        FitTerm Pair(int first, int second) => Drawn(
            random, TermAxis.OfBins(first, features[first].BinCount),
            TermAxis.OfBins(second, features[second].BinCount));
        var mains = features.Select((f, i) => Drawn(random, TermAxis.OfBins(i, f.BinCount), null)).ToArray();
        var pairs = Enumerable.Range(0, 25).Select(_ => (random.Next(features.Length), random.Next(features.Length)))
            .Where(p => p.Item1 != p.Item2 && features[p.Item1].BinCount * features[p.Item2].BinCount < 2_000)
            .Distinct().Select(p => Pair(p.Item1, p.Item2));
        return new FitModel(new FitModelDraft
        {
            Name = "everything", Intercept = 300, Features = features, Terms = [.. mains, .. pairs],
        });
    }

    private static FitTerm Drawn(Random random, TermAxis first, TermAxis? second) => new(first, second, new TermCells(
        [.. Enumerable.Range(0, first.CellCount * (second?.CellCount ?? 1)).Select(_ => random.Next(-200, 200))]));
}
