using Matching.Fit.Tables;

namespace Matching.Fit.Folds;

/// <summary>Whether the parts of a plan can be learned from and tested on.</summary>
public static class FoldCheck
{
    /// <summary>
    /// Refuses folds that leave one outcome alone to learn from, and notes folds whose held-out rows have one outcome
    /// alone: there the area under the curve is undefined, and every other figure is computed.
    /// </summary>
    /// <param name="plan">The folds.</param>
    /// <param name="target">0 or 1 a row.</param>
    /// <returns>One sentence a noted fold.</returns>
    /// <exception cref="InvalidTableException">Names every fold that nothing can be learned for.</exception>
    public static IReadOnlyList<string> Run(FoldPlan plan, ReadOnlySpan<double> target)
    {
        var (violations, notes) = (new List<string>(), new List<string>());
        foreach (var fold in plan.Folds)
        {
            if (Single(fold.Train, target) is { } learned)
                violations.Add($"Fold '{fold.Name}' leaves rows with target {learned} alone to learn from, expected "
                    + $"both outcomes. Maybe folds were cut by outcome.");
            if (Single(fold.Test, target) is { } tested)
                notes.Add($"Fold '{fold.Name}' holds rows with target {tested} alone; its area under the curve is "
                    + $"undefined.");
        }
        return violations.Count > 0 ? throw new InvalidTableException(violations) : notes;
    }

    private static int? Single(int[] rows, ReadOnlySpan<double> target)
    {
        var ones = 0;
        foreach (var row in rows)
            if (target[row] == 1)
                ones++;
        return ones == 0 ? 0 : ones == rows.Length ? 1 : null;
    }
}
