using Matching.Optimizer;

namespace Matching.Benchmarks.Quality;

/// <summary>What one run reached, and when.</summary>
/// <param name="Status">The answer's status.</param>
/// <param name="Gap">(bound − objective) / max(1, |bound|); null without a plan.</param>
/// <param name="SecondsToPercent">Seconds until the gap was at most 1 %, or null.</param>
/// <param name="SecondsToPermille">Seconds until the gap was at most 0.1 %, or null.</param>
internal sealed record QualityRun(Status Status, double? Gap, double? SecondsToPercent, double? SecondsToPermille)
{
    /// <summary>Solves and verifies.</summary>
    /// <exception cref="InvalidDataException">The answer claims something false.</exception>
    public static QualityRun Of(Problem problem, SolveOptions options)
    {
        double? percent = null, permille = null;
        Solution solution = new Solver(TimeProvider.System).Solve(problem, options with
        {
            Progress = at =>
            {
                if (at.Gap <= 0.01) percent ??= at.Elapsed.TotalSeconds;
                if (at.Gap <= 0.001) permille ??= at.Elapsed.TotalSeconds;
            },
        });
        VerificationReport report = Verifier.Verify(problem, solution);
        if (!report.IsTrue) throw new InvalidDataException($"Seed {options.Seed}: {report.FalseClaims[0].Message}");
        return new QualityRun(solution.Status, GapOf(solution), percent, permille);
    }

    private static double? GapOf(Solution solution) => solution.HasPlan
        ? (solution.Bound - (double)solution.Objective) / Math.Max(1, Math.Abs((double)solution.Bound))
        : null;
}
