namespace Matching.Fit.Learning;

/// <summary>Steps of a category: a damped Newton step for each level, with a ridge that holds back rare ones.</summary>
internal sealed class LevelSteps(int index, LevelShape shape, LearningRows rows, FitSettings settings)
    : StepChooser(index, shape, rows, settings)
{
    /// <inheritdoc/>
    internal override BoostStep BestStep()
    {
        var levels = new double[BinCount];
        for (var bin = 0; bin < BinCount; bin++)
            levels[bin] = Settings.LearningRate * Gradients[bin] / (Hessians[bin] + Settings.CategoryRidge);
        return new BoostStep(Index, levels);
    }

    /// <inheritdoc/>
    internal override BoostStep DrawStep(SeededRandom random) => BestStep();

    /// <inheritdoc/>
    internal override BoostStep LineStep() => BestStep();
}
