using Matching.Fit.Learning;

namespace Matching.Fit.Calibrating;

/// <summary>Keeps a calibration only where cross-validation over units gains by it.</summary>
internal static class CalibrationGate
{
    private const int Folds = 5;

    /// <summary>The calibration of out-of-bag scores: the identity, with its errors, where none pays.</summary>
    internal static PlattFit Of(LearningRows rows, double[] scores, ulong seed)
    {
        var all = PlattFit.Of(rows, scores, _ => true);
        if (rows.UnitCount < Folds) return all with { Slope = 1, Shift = 0 };
        var dealt = Blocks.Deal(rows, Folds, new SeededRandom(seed, 4, 0));
        var checkedScores = (double[])scores.Clone();
        for (var fold = 0; fold < Folds; fold++)
        {
            var kept = fold;
            var fit = PlattFit.Of(rows, scores, i => dealt[rows.Units[i]] != kept);
            for (var i = 0; i < scores.Length; i++)
                if (dealt[rows.Units[i]] == fold) checkedScores[i] = fit.Apply(scores[i]);
        }
        var gain = PairedGain.Of(rows, scores, checkedScores);
        return gain.Mean > gain.StandardError ? all : all with { Slope = 1, Shift = 0 };
    }
}
