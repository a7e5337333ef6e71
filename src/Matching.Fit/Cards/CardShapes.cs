using System.Globalization;
using Matching.Fit.Features;

namespace Matching.Fit.Cards;

/// <summary>Every table of a model, drawn and in numbers, the weightiest first.</summary>
internal sealed class CardShapes(FitModel model, CardLanguage language)
{
    private const int MostSegments = 12;

    /// <summary>A heading, an introduction, and a figure a table.</summary>
    public IEnumerable<CardBlock> Blocks()
    {
        yield return new CardHeading(2, Say("Tabellerna", "The tables"));
        yield return new CardParagraph(Say(
            "Modellen är summan av dessa tabeller och inget annat. Poängen är log-odds jämfört med genomsnittet: "
                + "+0.10 höjer sannolikheten runt 50 % med ungefär 2,5 procentenheter, +0.70 fördubblar oddsen. "
                + "Under 0.05 är ingen tydlig skillnad. Bandet visar hur poängen varierar mellan stickprov; det är "
                + "inget konfidensintervall för verkligheten.",
            "The model is the sum of these tables and nothing else. Points are log-odds compared with the average: "
                + "+0.10 raises a probability near 50 % by about 2.5 percentage points, +0.70 doubles the odds. Below "
                + "0.05 is no clear difference. The band shows how points vary between samples; it is no confidence "
                + "interval for the world."));
        foreach (var index in Enumerable.Range(0, model.Terms.Count).OrderByDescending(Weight).ThenBy(i => i))
        {
            var term = model.Terms[index];
            var first = model.Features[term.First.Feature].Name;
            var title = term.Second is { } second ? $"{first} × {model.Features[second.Feature].Name}" : first;
            yield return new CardHeading(3, title);
            yield return term.IsPair ? Pair(term, title) : Main(TermShape.Of(model, index, language), title);
        }
    }

    private string Say(string swedish, string english) => language == CardLanguage.Swedish ? swedish : english;

    /// <summary>Mean size of the points over the rows learned from; over cells where nobody counted.</summary>
    private double Weight(int index)
    {
        var term = model.Terms[index];
        double sum = 0, rows = 0;
        for (var cell = 0; cell < term.CellCount; cell++)
        {
            var count = term.Counts.IsEmpty ? 1 : term.Counts[cell];
            (sum, rows) = (sum + (double)count * Math.Abs(term.Points[cell]), rows + count);
        }
        return rows > 0 ? sum / rows : 0;
    }

    private CardFigure Main(TermShape shape, string title)
    {
        var description = Describe(shape);
        var svg = shape.Feature is NumericFeature
            ? ShapePlot.OfNumber(shape, title, description)
            : ShapePlot.OfLevels(shape, title, description);
        return new CardFigure(title, svg, description, Numbers(shape));
    }

    private string Describe(TermShape shape)
    {
        var cells = shape.Cells;
        if (cells.Length == 0) return Say("Tabellen är tom.", "The table is empty.");
        int Points(int cell) => shape.Term.Points[cell];
        var (low, high) = (cells.MinBy(Points), cells.MaxBy(Points));
        var unit = shape.Feature is NumericFeature { Unit.Length: > 0 } number ? $" {number.Unit}" : "";
        return Say(
            $"Lägst {ShapePlot.Logit(Points(low))} ({shape.Labels[low]}{unit}), högst {ShapePlot.Logit(Points(high))} "
                + $"({shape.Labels[high]}{unit}).",
            $"Lowest {ShapePlot.Logit(Points(low))} ({shape.Labels[low]}{unit}), highest "
                + $"{ShapePlot.Logit(Points(high))} ({shape.Labels[high]}{unit}).");
    }

    /// <summary>Neighbouring bins of about the same points become one row, so that a table stays readable.</summary>
    private CardTable Numbers(TermShape shape)
    {
        var parts = shape.Cells.Select(cell => new Segment(cell, cell, shape.Term.Points[cell], Rows(shape, cell)))
            .ToList();
        if (shape.Feature is NumericFeature)
            while (parts.Count > MostSegments && Closest(parts) is { } at)
            {
                parts[at] = parts[at].With(parts[at + 1]);
                parts.RemoveAt(at + 1);
            }
        return new CardTable(
            [Say("Värde", "Value"), Say("Poäng", "Points"), Say("Rader", "Rows")],
            [
                .. parts.Select(part => new[]
                {
                    Range(shape, part), ShapePlot.Logit(part.Points),
                    shape.Counts.Length == 0 ? "–" : part.Rows.ToString(CultureInfo.InvariantCulture),
                }),
            ]);
    }

    private static int Rows(TermShape shape, int cell) => shape.Counts.Length == 0 ? 0 : shape.Counts[cell];

    /// <summary>The pair of neighbours whose points differ least; the missing cell has no neighbour.</summary>
    private static int? Closest(List<Segment> parts)
    {
        int? best = null;
        var least = double.PositiveInfinity;
        for (var i = parts[0].First == ModelFeature.MissingBin ? 1 : 0; i + 1 < parts.Count; i++)
        {
            var difference = Math.Abs(parts[i].Points - parts[i + 1].Points);
            if (difference < least) (best, least) = (i, difference);
        }
        return best;
    }

    private string Range(TermShape shape, Segment part)
    {
        if (part.First == part.Last || shape.Feature is not NumericFeature) return shape.Labels[part.First];
        byte[] cells =
        [
            .. shape.Term.First.Cells.ToArray()
                .Select(cell => (byte)(cell < part.First ? 0 : cell <= part.Last ? 1 : 2)),
        ];
        return AxisLabels.Of(TermAxis.OfCells(shape.Term.First.Feature, cells), shape.Feature, language)[1];
    }

    private CardFigure Pair(FitTerm term, string title)
    {
        var rows = AxisLabels.Of(term.First, model.Features[term.First.Feature], language);
        var columns = AxisLabels.Of(term.Second!, model.Features[term.Second!.Feature], language);
        var (low, high) = (0, 0);
        for (var cell = 1; cell < term.CellCount; cell++)
        {
            if (term.Points[cell] < term.Points[low]) low = cell;
            if (term.Points[cell] > term.Points[high]) high = cell;
        }
        string Named(int cell) => $"{rows[cell / columns.Length]}; {columns[cell % columns.Length]}";
        var description = Say(
            $"Utöver huvudtabellerna: lägst {ShapePlot.Logit(term.Points[low])} ({Named(low)}), högst "
                + $"{ShapePlot.Logit(term.Points[high])} ({Named(high)}).",
            $"Beyond the main tables: lowest {ShapePlot.Logit(term.Points[low])} ({Named(low)}), highest "
                + $"{ShapePlot.Logit(term.Points[high])} ({Named(high)}).");
        var numbers = new CardTable(
            [title, .. columns],
            [
                .. rows.Select((row, r) => (string[])
                [
                    row,
                    .. Enumerable.Range(0, columns.Length)
                        .Select(c => ShapePlot.Logit(term.Points[r * columns.Length + c])),
                ]),
            ]);
        return new CardFigure(title, HeatMap.Of(term, (rows, columns), title, description), description, numbers);
    }

    /// <summary>Neighbouring cells with their mean points.</summary>
    private readonly record struct Segment(int First, int Last, double Points, int Rows)
    {
        public Segment With(Segment next)
        {
            var (a, b) = (Math.Max(1, Rows), Math.Max(1, next.Rows));
            return new Segment(First, next.Last, (Points * a + next.Points * b) / (a + b), Rows + next.Rows);
        }
    }
}
