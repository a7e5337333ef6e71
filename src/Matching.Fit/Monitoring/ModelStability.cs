using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit.Monitoring;

/// <summary>
/// Drift since a model was learned, from the counts in the model itself: no old table has to be kept. Numbers are
/// compared over at most ten blocks of bins that held about equally many rows then. Levels that are new cannot be told
/// from rare ones here; compare two tables for that.
/// </summary>
public static class ModelStability
{
    private const int MostBlocks = 10;

    /// <summary>One for each main table with counts, in the model's order. O(rows × tables).</summary>
    public static IReadOnlyList<PopulationStability> Of(FitModel model, FitTable now)
    {
        var vectors = new FeatureVectors(model.Features, now);
        return
        [
            .. model.Terms.Where(term => !term.IsPair && !term.Counts.IsEmpty)
                .DistinctBy(term => term.First.Feature).Select(term => Of(model, term, vectors)),
        ];
    }

    private static PopulationStability Of(FitModel model, FitTerm term, FeatureVectors vectors)
    {
        var feature = model.Features[term.First.Feature];
        var missing = term.First.Cells[ModelFeature.MissingBin];
        var blocks = feature is NumericFeature ? Blocks(term, missing) : [.. Enumerable.Range(0, term.CellCount)];
        var (then, after) = (new double[term.CellCount], new double[term.CellCount]);
        var (missingThen, missingNow) = (0.0, 0.0);
        for (var cell = 0; cell < term.CellCount; cell++) then[blocks[cell]] += term.Counts[cell];
        missingThen = term.Counts[missing];
        for (var row = 0; row < vectors.RowCount; row++)
        {
            var cell = term.First.Cells[feature.Bin(vectors.Value(term.First.Feature, row))];
            after[blocks[cell]]++;
            if (cell == missing) missingNow++;
        }
        var (index, floor) = PopulationStability.OfCounts(then, after);
        return new PopulationStability(
            feature.Name, index, floor, missingThen / Math.Max(1, then.Sum()), missingNow / Math.Max(1, after.Sum()),
            []);
    }

    /// <summary>The block of each cell; the missing cell is a block of its own.</summary>
    private static int[] Blocks(FitTerm term, int missing)
    {
        var rows = 0L;
        foreach (var count in term.Counts) rows += count;
        rows = Math.Max(1, rows - term.Counts[missing]);
        var blocks = new int[term.CellCount];
        var before = 0L;
        for (var cell = 0; cell < blocks.Length; cell++)
        {
            if (cell == missing)
            {
                blocks[cell] = missing;
                continue;
            }
            var block = 1 + (int)Math.Min(MostBlocks - 1, before * MostBlocks / rows);
            blocks[cell] = Math.Min(block, blocks.Length - 1);
            before += term.Counts[cell];
        }
        return blocks;
    }
}
