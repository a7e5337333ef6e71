using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>Main effects in whole thousandths: the learned part beside the prior's.</summary>
internal sealed class RoundedMains
{
    private readonly LearningSample _sample;
    private readonly ModelFeature[] _features;
    private readonly int[][] _learned;
    private readonly int[][]? _prior;
    private readonly double[][] _counts;

    internal RoundedMains(LearningSample sample, int[][] learned, PriorTables? prior)
    {
        (_sample, _features, _learned, _prior) = (sample, sample.Features, learned, prior?.Mains);
        _counts =
        [
            .. _features.Select((f, i) => Counting.Bins(sample.AllRows, sample.AllRows.Bins[i], f.BinCount)),
        ];
    }

    /// <summary>Standard errors of the office's points, in 1/1000 logit. Default: none.</summary>
    internal int[] OfficeErrors { get; init; } = [];

    /// <summary>
    /// Lifts bins where rounding, or a prior, goes against a declared direction; then takes whole thousandths out of
    /// the learned parts so that they stay centred.
    /// </summary>
    /// <param name="pairs">The pairs beside the mains.</param>
    /// <returns>What was taken out in sum, for the intercept.</returns>
    internal int KeepDirections(FitTerm[] pairs)
    {
        var taken = 0;
        for (var f = 0; f < _features.Length; f++)
        {
            if (_features[f].Direction == Direction.Any) continue;
            var sign = _features[f].Direction == Direction.Rising ? 1 : -1;
            var deficits = Monotonicity.Deficits(f, _features, [Term(f), .. pairs]);
            var lift = 0;
            for (var bin = 1; bin < deficits.Length; bin++) _learned[f][bin] += sign * (lift += deficits[bin]);
            var (sum, total) = (0.0, 0.0);
            for (var bin = 0; bin < deficits.Length; bin++)
                (sum, total) = (sum + _counts[f][bin] * _learned[f][bin], total + _counts[f][bin]);
            var mean = (int)Math.Round(sum / total);
            for (var bin = 0; bin < deficits.Length; bin++) _learned[f][bin] -= mean;
            taken += mean;
        }
        return taken;
    }

    /// <summary>The terms of features that say something or were learned from more than one bin.</summary>
    internal IEnumerable<FitTerm> Terms() => Shown().Select(Term);

    /// <summary>Other learned tables in the same places, with the prior's part.</summary>
    internal IEnumerable<int[]> WithPrior(int[][] learned) => Shown().Select(f => Total(f, learned[f]));

    private IEnumerable<int> Shown() => Enumerable.Range(0, _features.Length)
        .Where(f => _counts[f].Count(c => c > 0) > 1 || (_prior?[f].Any(p => p != 0) ?? false));

    private FitTerm Term(int f) => new(
        TermAxis.OfBins(f, _features[f].BinCount), null, new TermCells(Total(f, _learned[f]))
        {
            Counts = Counting.Whole(_counts[f]),
            PriorPoints = _prior is null ? [] : _prior[f],
            Errors = f == _sample.OfficeIndex ? OfficeErrors : [],
        });

    private int[] Total(int f, int[] learned)
    {
        var total = new int[learned.Length];
        for (var bin = 0; bin < total.Length; bin++)
            total[bin] = Math.Clamp(
                learned[bin] + (_prior?[f][bin] ?? 0), -FitTerm.MaximumPoints, FitTerm.MaximumPoints);
        return total;
    }
}
