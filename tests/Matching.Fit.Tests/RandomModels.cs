using Matching.Fit.Features;

namespace Matching.Fit.Tests;

/// <summary>Models of any shape, drawn.</summary>
internal static class RandomModels
{
    internal static FitModel Draw(Random random)
    {
        ModelFeature[] features = [.. Enumerable.Range(0, random.Next(2, 6)).Select(f => Feature(random, f))];
        var mains = Enumerable.Range(0, random.Next(8)).Select(_ => OfOne(random, features));
        var pairs = Enumerable.Range(0, random.Next(4)).Select(_ => Pair(random, features));
        return new FitModel(new FitModelDraft
        {
            Name = "random",
            Intercept = random.Next(-20_000, 20_001),
            Features = features,
            Terms = [.. mains, .. pairs],
            StandardError = 600,
        });
    }

    private static ModelFeature Feature(Random random, int index) => random.Next(3) == 0
        ? new CategoricalFeature($"f{index}", Enumerable.Range(0, random.Next(4)).Select(level => $"level {level}"))
        : new NumericFeature(
            $"f{index}", [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.NextDouble()).Distinct().Order()]);

    private static FitTerm OfOne(Random random, ModelFeature[] features)
    {
        var feature = random.Next(features.Length);
        var axis = TermAxis.OfBins(feature, features[feature].BinCount);
        return new FitTerm(axis, null, new TermCells(Points(random, axis.CellCount)));
    }

    private static FitTerm Pair(Random random, ModelFeature[] features)
    {
        var first = random.Next(features.Length - 1);
        var second = random.Next(first + 1, features.Length);
        var (a, b) = (Halved(first, features), Halved(second, features));
        return new FitTerm(a, b, new TermCells(Points(random, a.CellCount * b.CellCount)));
    }

    private static TermAxis Halved(int feature, ModelFeature[] features) => TermAxis.OfCells(
        feature, [.. Enumerable.Range(0, features[feature].BinCount).Select(bin => (byte)(bin / 2))]);

    private static int[] Points(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(-20_000, 20_001))];
}
