using Matching.Fit;
using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Cli.Fitting;

/// <summary>Learns, and says what a learner refuses as what is wrong with the table.</summary>
internal static class Learned
{
    /// <summary>The model of a task.</summary>
    /// <exception cref="InvalidTableException">The task cannot be learned.</exception>
    public static FitModel Model(
        FitTask task, FitSettings settings, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return FitLearner.Train(task, settings, progress, cancellation);
        }
        catch (ArgumentException bad) when (bad is not InvalidTableException)
        {
            throw new InvalidTableException(bad.Message.Split(Environment.NewLine));
        }
    }
}
