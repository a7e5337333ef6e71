using Matching.Fit.Calibrating;
using Matching.Fit.Learning;

namespace Matching.Fit.ColdStart;

/// <summary>
/// Learning that starts from a prior, as far as the rows go: below 25 the prior alone; below 200 with an intercept of
/// its own, shrunk towards the prior's; below 800 with corrections under 20 times the ridge; from 800 with full ones.
/// Each step is taken only where rows that were kept back gain by it.
/// </summary>
internal static class PriorLearner
{
    private const int RowsForIntercept = 25;
    private const int RowsForCorrections = 200;
    private const int RowsForAll = 800;
    private const double CautiousRidge = 20;

    // Standard errors that corrections must gain; replayed on sixteen offices two were too few.
    private const double Doubt = 3;

    /// <summary>Learns from a sample with a prior or offsets.</summary>
    internal static FitModel Train(LearningSample sample, FitSettings settings, LearningWatch watch)
    {
        var shift = sample.RowCount < RowsForIntercept ? StartShift.None(sample) : StartShift.Of(sample, settings);
        if (sample.RowCount < RowsForCorrections || sample.AllRows.UnitCount < Blocks.Most)
            return shift.Write(sample, settings);
        var isFull = sample.RowCount >= RowsForAll;
        var course = isFull ? settings : Cautious(settings);
        var learned = TableLearner.Learn(sample.Rows, sample.Features, course, watch);
        var gain = PairedGain.Of(sample.AllRows, shift.OutOfBag, learned.OutOfBag);
        if (gain.Mean <= (isFull ? 1 : Doubt) * gain.StandardError) return shift.Write(sample, settings);
        var platt = PlattFit.Of(learned.Rows, learned.OutOfBag, _ => true) with { Slope = 1, Shift = 0 };
        var frame = new ModelFrame(
            isFull ? LearningStage.Full : LearningStage.Corrections, platt, LearningFigures.Of(learned, 1));
        return ModelAssembly.Write(sample, learned, settings, frame);
    }

    private static FitSettings Cautious(FitSettings settings) => settings with
    {
        LeafRidge = settings.LeafRidge * CautiousRidge,
        CategoryRidge = settings.CategoryRidge * CautiousRidge,
        PairRidge = settings.PairRidge * CautiousRidge,
        StopsTogether = true,
    };
}
