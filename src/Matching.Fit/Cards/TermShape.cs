using Matching.Fit.Features;

namespace Matching.Fit.Cards;

/// <summary>A main effect ready to be shown: what each cell means, its points, its rows and its spread.</summary>
/// <param name="Term">The table.</param>
/// <param name="Feature">Its feature.</param>
/// <param name="Labels">One a cell.</param>
internal sealed record TermShape(FitTerm Term, ModelFeature Feature, string[] Labels)
{
    /// <summary>10th and 90th percentile of the bags' points a cell; null without bags.</summary>
    public (int Low, int High)[]? Spread { get; private init; }

    /// <summary>Rows a cell; empty when nobody counted.</summary>
    public int[] Counts => [.. Term.Counts];

    /// <summary>
    /// Cells to show: the missing one and that of other levels only where they have rows, or points where nobody
    /// counted.
    /// </summary>
    public int[] Cells =>
    [
        .. Enumerable.Range(0, Term.CellCount).Where(cell =>
            cell >= Special || (Term.Counts.IsEmpty ? Term.Points[cell] != 0 : Term.Counts[cell] > 0)),
    ];

    /// <summary>The first cell that is an ordinary one.</summary>
    private int Special => Feature is CategoricalFeature ? 2 : 1;

    /// <summary>Reads a main effect of a model.</summary>
    public static TermShape Of(FitModel model, int index, CardLanguage language)
    {
        var term = model.Terms[index];
        var feature = model.Features[term.First.Feature];
        return new TermShape(term, feature, AxisLabels.Of(term.First, feature, language))
        {
            Spread = model.Bags.Count == 0
                ? null
                : [.. Enumerable.Range(0, term.CellCount).Select(cell => Percentiles(model.Bags, index, cell))],
        };
    }

    private static (int Low, int High) Percentiles(IReadOnlyList<FitBag> bags, int index, int cell)
    {
        int[] points = [.. bags.Select(bag => bag.Points[index][cell]).Order()];
        return (points[points.Length / 10], points[points.Length - 1 - points.Length / 10]);
    }
}
