using System.Globalization;
using Matching.Optimizer;

namespace Matching.Cli.Solving;

/// <summary>
/// Writes progress as lines: every change of phase, and improvements at most twice a second. Nothing in the first tenth
/// of a second: the solver waits for every line, and a short solve needs none.
/// </summary>
internal sealed class ProgressLines(TextWriter writer)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(0.1);
    private TimeSpan _last = TimeSpan.MinValue;
    private Phase _phase;

    public void Write(SolveProgress progress)
    {
        if (IsDue(progress)) WriteLine(progress);
    }

    private bool IsDue(SolveProgress progress) =>
        progress.Elapsed >= Silence && (progress.Phase != _phase || progress.Elapsed >= _last + Pause);

    private void WriteLine(SolveProgress progress)
    {
        (_last, _phase) = (progress.Elapsed, progress.Phase);
        string plan = progress.Objective is { } objective
            ? string.Create(CultureInfo.InvariantCulture, $"objective {objective}, gap {progress.Gap:P4}")
            : "no plan yet";
        string bound = progress.Bound == long.MaxValue
            ? "none yet"
            : progress.Bound.ToString(CultureInfo.InvariantCulture);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Elapsed.TotalSeconds,8:F2} s  {_phase,-12} bound {bound}, {plan}"));
    }
}
