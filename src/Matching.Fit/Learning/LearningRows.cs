namespace Matching.Fit.Learning;

/// <summary>
/// Rows as learning sees them: equal rows are one row with a weight, in an order that does not depend on the order in
/// which they came. Columns of bins, one byte a row.
/// </summary>
internal sealed record LearningRows
{
    /// <summary>The bin of each row, a column a feature.</summary>
    internal required byte[][] Bins { get; init; }

    /// <summary>How many equal rows each one stands for.</summary>
    internal required double[] Weights { get; init; }

    /// <summary>How many of them had a good outcome.</summary>
    internal required double[] Positives { get; init; }

    /// <summary>Where each row starts, in logits: offset and prior.</summary>
    internal required double[] Starts { get; init; }

    /// <summary>The unit of each row, in [0, <see cref="UnitCount"/>): units are never split between learning and
    /// checking.</summary>
    internal required int[] Units { get; init; }

    /// <summary>How many units there are.</summary>
    internal required int UnitCount { get; init; }

    /// <summary>How many rows there are after compression.</summary>
    internal int Count => Weights.Length;

    /// <summary>The rows for which a new weight above 0 stands; positives change in proportion.</summary>
    /// <param name="multiples">How often each row is taken, 0 or more.</param>
    internal LearningRows Taken(ReadOnlySpan<int> multiples)
    {
        var rows = new List<int>(Count);
        for (var i = 0; i < Count; i++)
            if (multiples[i] > 0)
                rows.Add(i);
        int[] taken = [.. rows], times = new int[taken.Length];
        for (var i = 0; i < taken.Length; i++) times[i] = multiples[taken[i]];
        return this with
        {
            Bins = Array.ConvertAll(Bins, column => Array.ConvertAll(taken, r => column[r])),
            Weights = [.. taken.Zip(times, (r, m) => m * Weights[r])],
            Positives = [.. taken.Zip(times, (r, m) => m * Positives[r])],
            Starts = Array.ConvertAll(taken, r => Starts[r]),
            Units = Array.ConvertAll(taken, r => Units[r]),
        };
    }
}
