using Matching.Fit.Learning;

namespace Matching.Cli.Fitting;

/// <summary>
/// Tells of steps at once and in order, as bars are drawn; Progress&lt;T&gt; would tell later and from other threads.
/// </summary>
internal sealed class ToldProgress(Action<FitProgress> tell) : IProgress<FitProgress>
{
    /// <inheritdoc/>
    public void Report(FitProgress value) => tell(value);
}
