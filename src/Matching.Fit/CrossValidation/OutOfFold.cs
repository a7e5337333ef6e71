using Matching.Fit.Learning;

namespace Matching.Fit.CrossValidation;

/// <summary>
/// Scores every row by a model that was learned from the other folds: bins, gates, calibration and early stopping
/// included, so that nothing of a row reaches the model that scores it.
/// </summary>
public static class OutOfFold
{
    /// <summary>Scores out of fold, in 1/1000 logit, one a row; offsets of the task are added.</summary>
    /// <param name="task">What is to be learned, and from what.</param>
    /// <param name="folds">One a row: any number that names the fold; at least two folds.</param>
    /// <param name="settings">How to learn; intervals are left out.</param>
    /// <param name="progress">Told of each fold; null = nobody.</param>
    /// <param name="cancellation">Ends learning between rounds.</param>
    /// <exception cref="ArgumentException">Folds or task are wrong; the message names what.</exception>
    public static int[] Scores(
        FitTask task, IReadOnlyList<int> folds, FitSettings settings,
        IProgress<FitProgress>? progress = null, CancellationToken cancellation = default)
    {
        FitTaskCheck.ThrowIfWrong(task, settings);
        int[] names = [.. folds.Distinct().Order()];
        if (folds.Count != task.RowCount)
            throw new ArgumentException($"There are {folds.Count} folds, expected {task.RowCount}, one a row.");
        if (names.Length < 2)
            throw new ArgumentException($"There is 1 fold '{names[0]}', expected 2 or more.");
        var scores = new int[task.RowCount];
        for (var n = 0; n < names.Length; n++)
        {
            progress?.Report(new FitProgress(FitStep.Folds, n, names.Length));
            int[] held = [.. Enumerable.Range(0, scores.Length).Where(row => folds[row] == names[n])];
            int[] others = [.. Enumerable.Range(0, scores.Length).Where(row => folds[row] != names[n])];
            var model = FitLearner.Train(
                task.Select(others), settings with { IntervalBags = 0 }, null, cancellation);
            var tested = model.Score(task.Features.Select(held));
            for (var i = 0; i < held.Length; i++) scores[held[i]] = tested[i] + (task.Offsets?[held[i]] ?? 0);
        }
        progress?.Report(new FitProgress(FitStep.Folds, names.Length, names.Length));
        return scores;
    }
}
