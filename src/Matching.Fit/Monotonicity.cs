using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>
/// The exhaustive table check of declared directions: for every pair of neighbouring bins of a feature, the least
/// that the score can rise over all combinations of bins of the other features. Each table takes its least rise on
/// its own, which is exact where the tables have different partners and cautious where two share one.
/// </summary>
internal static class Monotonicity
{
    /// <summary>How much each bin's rise from the one below falls short of 0, in 1/1000 logit.</summary>
    /// <param name="feature">0-based feature with a direction.</param>
    /// <param name="features">The model's features.</param>
    /// <param name="terms">The model's tables.</param>
    internal static int[] Deficits(
        int feature, IReadOnlyList<ModelFeature> features, IReadOnlyList<FitTerm> terms)
    {
        var deficits = new int[features[feature].BinCount];
        var sign = features[feature].Direction == Direction.Rising ? 1 : -1;
        for (var bin = 2; bin < deficits.Length; bin++)
        {
            var rise = 0;
            foreach (var term in terms) rise += LeastRise(term, feature, bin, sign);
            deficits[bin] = Math.Max(0, -rise);
        }
        return deficits;
    }

    /// <summary>One sentence for each place where a declared direction is broken.</summary>
    internal static IEnumerable<string> Violations(
        IReadOnlyList<ModelFeature> features, IReadOnlyList<FitTerm> terms)
    {
        for (var f = 0; f < features.Count; f++)
        {
            if (features[f].Direction == Direction.Any) continue;
            var deficits = Deficits(f, features, terms);
            for (var bin = 0; bin < deficits.Length; bin++)
                if (deficits[bin] > 0)
                    yield return $"Feature '{features[f].Name}' goes {deficits[bin]} points against its direction at "
                        + $"bin {bin}, expected 0.";
        }
    }

    private static int LeastRise(FitTerm term, int feature, int bin, int sign)
    {
        if (term.First.Feature != feature && term.Second?.Feature != feature) return 0;
        var axis = term.First.Feature == feature ? term.First : term.Second!;
        var (from, to) = (axis.Cells[bin - 1], axis.Cells[bin]);
        if (from == to) return 0;
        if (term.Second is not { } second) return sign * (term.Points[to] - term.Points[from]);
        var least = int.MaxValue;
        var isFirst = ReferenceEquals(axis, term.First);
        var others = isFirst ? second.CellCount : term.First.CellCount;
        for (var other = 0; other < others; other++)
        {
            var (a, b) = isFirst
                ? (from * second.CellCount + other, to * second.CellCount + other)
                : (other * second.CellCount + from, other * second.CellCount + to);
            least = Math.Min(least, sign * (term.Points[b] - term.Points[a]));
        }
        return least;
    }
}
