namespace Matching.Fit;

/// <summary>
/// Checks that the learned part of each main effect has mean 0 over the rows learned from, to within one point of
/// rounding: else the intercept would not be the mean score, and a bar of an explanation would hide a constant.
/// </summary>
internal static class Centring
{
    internal static IEnumerable<string> Violations(FitModel model)
    {
        if (model.Training is null) yield break;
        foreach (var term in model.Terms.Where(t => !t.IsPair && !t.Counts.IsEmpty))
            if (Math.Abs(Mean(term)) > 1)
            {
                var (name, mean) = (model.Features[term.First.Feature].Name, Mean(term));
                yield return FormattableString.Invariant(
                    $"Feature '{name}' has learned points of mean {mean:0.0}, expected -1 to 1.");
            }
    }

    private static double Mean(FitTerm term)
    {
        var (sum, total) = (0.0, 0.0);
        for (var cell = 0; cell < term.Points.Length; cell++)
        {
            var learned = term.Points[cell] - (term.PriorPoints.IsEmpty ? 0 : term.PriorPoints[cell]);
            (sum, total) = (sum + (double)term.Counts[cell] * learned, total + term.Counts[cell]);
        }
        return total == 0 ? 0 : sum / total;
    }
}
