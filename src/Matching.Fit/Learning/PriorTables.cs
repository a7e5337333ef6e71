using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>A prior said in finer bins: those of the features that a model is learned with.</summary>
internal sealed class PriorTables
{
    private readonly FitModel _prior;
    private readonly int[] _places;
    private readonly byte[][] _oldBins;

    /// <summary>Finds each feature of the prior among the new ones.</summary>
    /// <param name="prior">The prior; each of its features is one of the new ones.</param>
    /// <param name="features">The new features, whose edges and levels include the prior's.</param>
    internal PriorTables(FitModel prior, IReadOnlyList<ModelFeature> features)
    {
        _prior = prior;
        _places = [.. prior.Features.Select(old => features.Index().First(f => f.Item.Name == old.Name).Index)];
        _oldBins = [.. prior.Features.Select((old, f) => OldBins(old, features[_places[f]]))];
        Mains = [.. features.Select(f => new int[f.BinCount])];
        foreach (var term in prior.Terms.Where(t => !t.IsPair))
            for (var bin = 0; bin < Mains[_places[term.First.Feature]].Length; bin++)
                Mains[_places[term.First.Feature]][bin] +=
                    term.Points[term.First.Cells[_oldBins[term.First.Feature][bin]]];
    }

    /// <summary>The prior's points of each new bin, a table a new feature, in 1/1000 logit.</summary>
    internal int[][] Mains { get; }

    /// <summary>The prior's pairs on the new features.</summary>
    /// <param name="rows">The rows learned from, which are counted.</param>
    internal IEnumerable<FitTerm> Pairs(LearningRows rows)
    {
        foreach (var term in _prior.Terms.Where(t => t.IsPair))
        {
            var shape = new PairShape(Axis(term.First), Axis(term.Second!));
            int[] points = term.Points.ToArray();
            yield return new FitTerm(shape.First, shape.Second, new TermCells(points)
            {
                Counts = Counting.Whole(Counting.Cells(rows, shape)),
                PriorPoints = points,
            });
        }
    }

    private TermAxis Axis(TermAxis old)
    {
        var oldBins = _oldBins[old.Feature];
        var cells = new byte[oldBins.Length];
        for (var bin = 0; bin < cells.Length; bin++) cells[bin] = old.Cells[oldBins[bin]];
        return TermAxis.OfCells(_places[old.Feature], cells, old.CellCount);
    }

    private static byte[] OldBins(ModelFeature old, ModelFeature fresh)
    {
        var bins = new byte[fresh.BinCount];
        for (var bin = 1; bin < bins.Length; bin++)
            bins[bin] = (old, fresh) switch
            {
                (NumericFeature numbers, NumericFeature finer) =>
                    bin == 1 ? (byte)1 : numbers.Bin(finer.Edges[bin - 2]),
                (CategoricalFeature words, CategoricalFeature more) =>
                    bin == CategoricalFeature.OtherBin
                        ? (byte)CategoricalFeature.OtherBin
                        : words.Bin(words.Value(more.Levels[bin - 2])),
                _ => throw new System.Diagnostics.UnreachableException("Task check lets one kind through alone."),
            };
        return bins;
    }
}
