using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit.Monitoring;

/// <summary>
/// Why a group's mean score differs from that of all others: scores are sums of tables, so the gap is exactly the sum
/// of each table's mean difference.
/// </summary>
/// <param name="Points">The group's mean score less that of the others, in 1/1000 logit.</param>
/// <param name="Terms">Each table's part of it, the largest first; together they are <paramref name="Points"/>.</param>
public sealed record ScoreGap(double Points, IReadOnlyList<ScoreGapPart> Terms)
{
    /// <summary>The gap; null when the group or the others are below the minimum cell. O(rows × tables).</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">Rows with the model's columns.</param>
    /// <param name="isMember">True for rows of the group.</param>
    /// <param name="minimumCell">Fewest rows on each side.</param>
    public static ScoreGap? Of(FitModel model, FitTable table, IReadOnlyList<bool> isMember, int minimumCell)
    {
        var members = isMember.Count(member => member);
        if (Math.Min(members, isMember.Count - members) < minimumCell) return null;
        var vectors = new FeatureVectors(model.Features, table);
        var (own, others) = (new long[model.Terms.Count], new long[model.Terms.Count]);
        var (vector, points) = (new double[model.Features.Count], new int[model.Terms.Count]);
        for (var row = 0; row < table.RowCount; row++)
        {
            vectors.Fill(row, vector);
            model.Explain(vector, points);
            var sums = isMember[row] ? own : others;
            for (var term = 0; term < points.Length; term++) sums[term] += points[term];
        }
        var parts = model.Terms.Select((term, i) => new ScoreGapPart(
            Name(model, term), (double)own[i] / members - (double)others[i] / (isMember.Count - members))).ToArray();
        return new ScoreGap(
            parts.Sum(part => part.Points), [.. parts.OrderByDescending(part => Math.Abs(part.Points))]);
    }

    private static string Name(FitModel model, FitTerm term) => term.Second is { } second
        ? $"{model.Features[term.First.Feature].Name} × {model.Features[second.Feature].Name}"
        : model.Features[term.First.Feature].Name;
}

/// <summary>One table's part of a gap.</summary>
/// <param name="Term">The table's feature, or its two.</param>
/// <param name="Points">Mean difference in 1/1000 logit.</param>
public sealed record ScoreGapPart(string Term, double Points);
