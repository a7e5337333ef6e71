namespace Matching.Fit.Learning;

/// <summary>Reports how far learning has come, and ends it when asked to.</summary>
internal sealed class LearningWatch(IProgress<FitProgress>? progress, CancellationToken cancellation)
{
    private const int Steps = 3;
    private int _done;
    private FitStep _step;

    /// <summary>Ends learning.</summary>
    internal CancellationToken Cancellation => cancellation;

    /// <summary>A step begins.</summary>
    internal void Begin(FitStep step)
    {
        cancellation.ThrowIfCancellationRequested();
        _step = step;
        progress?.Report(new FitProgress(step, _done++, Steps));
    }

    /// <summary>The last step is done.</summary>
    internal void End() => progress?.Report(new FitProgress(_step, Steps, Steps));
}
