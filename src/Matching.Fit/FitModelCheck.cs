using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>Names everything that is wrong with a draft of a model.</summary>
internal static class FitModelCheck
{
    internal static List<string> Violations(FitModelDraft draft)
    {
        var violations = new List<string>();
        var subject = $"Model '{draft.Name}'";
        if (draft.Features.Count > FitModel.MaximumFeatures)
            violations.Add($"{subject} has {draft.Features.Count} features, expected at most "
                + $"{FitModel.MaximumFeatures}.");
        foreach (var twice in draft.Features.CountBy(f => f.Name).Where(c => c.Value > 1))
            violations.Add($"{subject} has feature '{twice.Key}' {twice.Value} times, expected once.");
        if (draft.Terms.Count > FitModel.MaximumTerms)
            violations.Add($"{subject} has {draft.Terms.Count} terms, expected at most {FitModel.MaximumTerms}.");
        if (Math.Abs((long)draft.Intercept) > FitTerm.MaximumPoints)
            violations.Add($"{subject} has intercept {draft.Intercept}, expected within ±{FitTerm.MaximumPoints}.");
        if (draft.StandardError is < 0 or > FitTerm.MaximumPoints)
            violations.Add(
                $"{subject} has standard error {draft.StandardError}, expected 0 to {FitTerm.MaximumPoints}.");
        if (draft.Calibration.Slope is < 0 or > 5_000)
            violations.Add($"{subject} has calibration slope {draft.Calibration.Slope}, expected 0 to 5000.");
        for (var t = 0; t < draft.Terms.Count; t++) CheckTerm(draft, t, violations);
        if (violations.Count == 0) CheckBags(draft, violations);
        return violations;
    }

    private static void CheckTerm(FitModelDraft draft, int index, List<string> violations)
    {
        var term = draft.Terms[index];
        var before = violations.Count;
        CheckAxis(draft, index, term.First, violations);
        if (term.Second is { } second) CheckAxis(draft, index, second, violations);
        if (term.Second?.Feature == term.First.Feature)
            violations.Add($"Term {index} pairs feature {term.First.Feature} with itself, expected two features.");
        if (violations.Count > before) return;
        CheckLength(term, index, term.Points.Length, "points", violations);
        if (!term.Counts.IsEmpty) CheckLength(term, index, term.Counts.Length, "counts", violations);
        if (!term.PriorPoints.IsEmpty) CheckLength(term, index, term.PriorPoints.Length, "prior points", violations);
        if (!term.Errors.IsEmpty) CheckLength(term, index, term.Errors.Length, "errors", violations);
        foreach (var points in (int[])[.. term.Points, .. term.PriorPoints])
            if (Math.Abs((long)points) > FitTerm.MaximumPoints)
                violations.Add($"Term {index} has {points} points, expected within ±{FitTerm.MaximumPoints}.");
        foreach (var count in term.Counts)
            if (count < 0) violations.Add($"Term {index} has count {count}, expected 0 or more.");
        foreach (var error in term.Errors)
            if (error is < 0 or > FitTerm.MaximumPoints)
                violations.Add($"Term {index} has error {error}, expected 0 to {FitTerm.MaximumPoints}.");
    }

    private static void CheckLength(FitTerm term, int index, int length, string what, List<string> violations)
    {
        if (length != term.CellCount)
            violations.Add($"Term {index} has {length} {what}, expected {term.CellCount}, one a cell.");
    }

    private static void CheckAxis(FitModelDraft draft, int index, TermAxis axis, List<string> violations)
    {
        if (axis.Feature < 0 || axis.Feature >= draft.Features.Count)
        {
            violations.Add($"Term {index} has feature {axis.Feature}, expected 0 to {draft.Features.Count - 1}.");
            return;
        }
        var bins = draft.Features[axis.Feature].BinCount;
        if (axis.Cells.Length != bins)
            violations.Add($"Term {index} of feature {axis.Feature} has {axis.Cells.Length} bins, expected {bins}.");
    }

    private static void CheckBags(FitModelDraft draft, List<string> violations)
    {
        if (draft.Bags.Count > FitModel.MaximumBags)
            violations.Add($"Model '{draft.Name}' has {draft.Bags.Count} bags, expected at most "
                + $"{FitModel.MaximumBags}.");
        for (var b = 0; b < draft.Bags.Count; b++)
        {
            var points = draft.Bags[b].Points;
            var fits = points.Count == draft.Terms.Count
                && points.Index().All(p => p.Item.Count == draft.Terms[p.Index].CellCount);
            if (!fits) violations.Add($"Bag {b} has other tables than the model, expected the same shapes.");
            else if (points.Any(table => table.Any(p => Math.Abs((long)p) > FitTerm.MaximumPoints)))
                violations.Add($"Bag {b} has points beyond ±{FitTerm.MaximumPoints}, expected within.");
        }
    }
}
