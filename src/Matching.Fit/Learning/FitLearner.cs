using Matching.Fit.Calibrating;
using Matching.Fit.ColdStart;

namespace Matching.Fit.Learning;

/// <summary>
/// Learns the probability of a good outcome from a table: a generalised additive model with a few pairs, by bagged
/// cyclic boosting of step functions (Lou, Caruana, Gehrke and Hooker 2013; Nori, Jenkins, Koch and Caruana 2019),
/// blended with straight lines and held back wherever rows that were kept back do not agree.
/// </summary>
/// <remarks>
/// The same task, settings and seed give the same model, bit by bit, at any number of threads and for any order of
/// the rows. A row with weight w counts as w equal rows. O(rounds × rows × features × bags).
/// </remarks>
public static class FitLearner
{
    /// <summary>Below so many rows nothing but a rate is learned.</summary>
    public const int LeastRows = 25;

    /// <summary>Below so many rows of either outcome nothing but a rate is learned.</summary>
    public const int LeastOfAnOutcome = 5;

    /// <summary>Learns a model.</summary>
    /// <param name="task">What is to be learned, and from what.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="progress">Told of each step; null = nobody.</param>
    /// <param name="cancellation">Ends learning between rounds.</param>
    /// <returns>
    /// A model whose features are the columns of the task. With few rows, one outcome alone, no column that varies,
    /// or no gain over it on rows kept back, its <see cref="FitModel.Stage"/> is <see cref="LearningStage.BaseRate"/>:
    /// the rate of good outcomes, half a row of each added, and no tables. With a prior see
    /// <see cref="LearningStage"/> for how much is learned from how many rows.
    /// </returns>
    /// <exception cref="ArgumentException">Task or settings are wrong; the message names all violations.</exception>
    /// <exception cref="OperationCanceledException">Learning was ended.</exception>
    public static FitModel Train(
        FitTask task, FitSettings settings, IProgress<FitProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        FitTaskCheck.ThrowIfWrong(task, settings);
        var sample = LearningSample.Of(task, settings);
        var watch = new LearningWatch(progress, cancellation);
        return sample.HasStart
            ? PriorLearner.Train(sample, settings, watch)
            : FromNothing(sample, settings, watch);
    }

    private static FitModel FromNothing(LearningSample sample, FitSettings settings, LearningWatch watch)
    {
        if (IsTooLittle(sample)) return BaseRateModel.Of(sample, settings);
        var learned = TableLearner.Learn(sample.Rows, sample.Features, settings, watch);
        var share = PairedGain.Of(learned.Rows, learned.OutOfBagBase, learned.OutOfBag).ShareOfWhole;
        var platt = CalibrationGate.Of(learned.Rows, learned.OutOfBag, settings.Seed);
        if (share == 0 && sample.OfficeIndex < 0)
        {
            var spread = BagTables.Spread(learned.BootstrapMains, learned.Rows);
            return BaseRateModel.Of(sample, settings, FitModel.BagFactor * platt.Slope * spread);
        }
        var frame = new ModelFrame(LearningStage.Full, platt, LearningFigures.Of(learned, share)) { Share = share };
        return ModelAssembly.Write(sample, learned, settings, frame);
    }

    private static bool IsTooLittle(LearningSample sample) =>
        sample.RowCount < LeastRows
        || Math.Min(sample.PositiveCount, sample.RowCount - sample.PositiveCount) < LeastOfAnOutcome
        || sample.AllRows.UnitCount < Blocks.Most
        || sample.AllRows.Bins.All(column => column.All(bin => bin == column[0]));
}
