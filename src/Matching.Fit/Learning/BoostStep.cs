namespace Matching.Fit.Learning;

/// <summary>
/// One step of boosting: what was added to one table. A table after any number of rounds is the sum of its steps, so
/// that a bag can be cut back to any round.
/// </summary>
internal readonly struct BoostStep
{
    private readonly int _cut;
    private readonly double _missing;
    private readonly double _below;
    private readonly double _above;
    private readonly double[]? _bins;

    /// <summary>A cut in two.</summary>
    /// <param name="table">0-based table.</param>
    /// <param name="cut">First bin above the cut.</param>
    /// <param name="missing">Added to bin 0.</param>
    /// <param name="below">Added to the bins below the cut.</param>
    /// <param name="above">Added to the other bins.</param>
    internal BoostStep(int table, int cut, double missing, double below, double above) =>
        (Table, _cut, _missing, _below, _above) = (table, cut, missing, below, above);

    /// <summary>Any step.</summary>
    /// <param name="table">0-based table.</param>
    /// <param name="bins">Added to each bin; taken over, not copied.</param>
    internal BoostStep(int table, double[] bins) => (Table, _bins) = (table, bins);

    /// <summary>0-based table.</summary>
    internal int Table { get; }

    /// <summary>Adds the step to a table.</summary>
    internal void AddTo(Span<double> table)
    {
        if (_bins is not null)
        {
            for (var bin = 0; bin < table.Length; bin++) table[bin] += _bins[bin];
            return;
        }
        table[0] += _missing;
        for (var bin = 1; bin < table.Length; bin++) table[bin] += bin < _cut ? _below : _above;
    }
}
