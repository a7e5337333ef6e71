namespace Matching.Fit.Learning;

/// <summary>Chooses the steps of one table from the gradient and hessian sums of its bins.</summary>
internal abstract class StepChooser
{
    private protected StepChooser(int index, StepShape shape, LearningRows rows, FitSettings settings)
    {
        (Index, BinCount, Settings) = (index, shape.BinCount, settings);
        (Gradients, Hessians, Counts) = (new double[BinCount], new double[BinCount], new double[BinCount]);
        for (var i = 0; i < rows.Count; i++) Counts[rows.Bins[index][i]] += rows.Weights[i];
        IsConstant = Counts.Count(c => c > 0) < 2;
    }

    /// <summary>0-based index of the table.</summary>
    internal int Index { get; }

    /// <summary>Bins of the table.</summary>
    internal int BinCount { get; }

    /// <summary>True when all rows are in one bin: nothing can be learned.</summary>
    internal bool IsConstant { get; }

    private protected FitSettings Settings { get; }

    private protected double[] Gradients { get; }

    private protected double[] Hessians { get; }

    /// <summary>Rows per bin.</summary>
    private protected double[] Counts { get; }

    /// <summary>Sums the hessians by bin; done now and then, since they change slowly.</summary>
    internal void SumHessians(LearningRows rows, double[] hessians)
    {
        Span<double> sums = stackalloc double[4 * 256];
        sums.Clear();
        var bins = rows.Bins[Index];
        for (var i = 0; i < bins.Length; i++) sums[((i & 3) << 8) + bins[i]] += hessians[i];
        Join(sums, Hessians);
    }

    /// <summary>Takes over four histograms of gradients, 256 bins each.</summary>
    internal void Join(ReadOnlySpan<double> sums) => Join(sums, Gradients);

    private static void Join(ReadOnlySpan<double> sums, double[] joined)
    {
        for (var bin = 0; bin < joined.Length; bin++)
            joined[bin] = sums[bin] + sums[256 + bin] + (sums[512 + bin] + sums[768 + bin]);
    }

    /// <summary>The step with the largest gain; the lower cut among equals.</summary>
    internal abstract BoostStep BestStep();

    /// <summary>A step drawn at random: early rounds become smooth and share credit among features.</summary>
    internal abstract BoostStep DrawStep(SeededRandom random);

    /// <summary>A step along a straight line, where there is one.</summary>
    internal abstract BoostStep LineStep();
}
