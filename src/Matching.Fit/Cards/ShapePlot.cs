using System.Globalization;
using Matching.Fit.Features;

namespace Matching.Fit.Cards;

/// <summary>
/// Draws a main effect. A number: a step line over its bins, each bin equally wide because bins hold about equally
/// many rows, a band from the bootstrap bags, and the rows below. Levels: a bar each, with points and rows beside it.
/// </summary>
internal static class ShapePlot
{
    private const string Ink = "#0b57a4";
    private const string Band = "#c9dcf0";
    private const string Grey = "#8a8a8a";
    private const double Width = 680;
    private const int MostLevels = 30;

    /// <summary>The step line of a number.</summary>
    public static string OfNumber(TermShape shape, string title, string description)
    {
        const double left = 56, right = 12, top = 12, plot = 190, strip = 34, bottom = 40;
        var drawing = new Drawing(Width, top + plot + strip + bottom);
        var cells = shape.Cells;
        var step = (Width - left - right) / Math.Max(1, cells.Length);
        var scale = Scale(shape, cells);
        double Y(double points) => top + plot * (scale.High - points) / (scale.High - scale.Low);
        foreach (var tick in Ticks(scale))
        {
            drawing.Line([(left, Y(tick)), (Width - right, Y(tick))], tick == 0 ? Grey : "#e3e3e3", 1);
            drawing.Text(left - 6, Y(tick) + 4, Logit(tick), "end");
        }
        if (shape.Spread is { } spread)
            for (var i = 0; i < cells.Length; i++)
                drawing.Box(
                    left + i * step, Y(spread[cells[i]].High), step,
                    Math.Max(.5, Y(spread[cells[i]].Low) - Y(spread[cells[i]].High)), Band);
        // What is missing lies beside the numbers and not before them: no line leads over.
        foreach (var run in cells.Index().GroupBy(c => c.Item == ModelFeature.MissingBin))
            drawing.Line(
                run.SelectMany(c => new[]
                {
                    (left + c.Index * step, Y(shape.Term.Points[c.Item])),
                    (left + (c.Index + 1) * step, Y(shape.Term.Points[c.Item])),
                }),
                Ink, 2);
        Rows(drawing, shape, (left, top + plot + strip, step));
        var every = Math.Max(1, (cells.Length + 5) / 6);
        for (var i = 0; i < cells.Length; i += every)
            drawing.Text(left + (i + .5) * step, top + plot + strip + 18, shape.Labels[cells[i]], "middle");
        return drawing.Finish(title, description);
    }

    /// <summary>The bars of levels, the fullest thirty of them.</summary>
    public static string OfLevels(TermShape shape, string title, string description)
    {
        const double left = 200, right = 150, row = 22;
        int[] cells = [.. shape.Cells.Take(MostLevels)];
        var drawing = new Drawing(Width, 14 + row * cells.Length);
        var scale = Scale(shape, cells);
        double X(double points) => left + (Width - left - right) * (points - scale.Low) / (scale.High - scale.Low);
        drawing.Line([(X(0), 0), (X(0), 14 + row * cells.Length)], Grey, 1);
        foreach (var (i, cell) in cells.Index())
        {
            var (y, points) = (10 + i * row, shape.Term.Points[cell]);
            drawing.Text(left - 8, y + 12, shape.Labels[cell], "end");
            drawing.Box(
                Math.Min(X(0), X(points)), y, Math.Max(1, Math.Abs(X(points) - X(0))), row - 8,
                points < 0 ? Band : Ink);
            var rows = shape.Counts.Length == 0 ? "" : FormattableString.Invariant($"  (n {shape.Counts[cell]})");
            drawing.Text(Width - right + 8, y + 12, Logit(points) + rows, "start");
        }
        return drawing.Finish(title, description);
    }

    /// <summary>Points as log-odds with a sign: +0.42, −0.10, and 0 for what rounds to it.</summary>
    public static string Logit(double points) => Math.Abs(points) < 5
        ? "0"
        : (points < 0 ? "−" : "+") + (Math.Abs(points) / 1000).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Rows(Drawing drawing, TermShape shape, (double Left, double Base, double Step) at)
    {
        if (shape.Counts.Length == 0) return;
        var most = Math.Max(1, shape.Cells.Max(cell => shape.Counts[cell]));
        foreach (var (i, cell) in shape.Cells.Index())
        {
            var height = 26.0 * shape.Counts[cell] / most;
            drawing.Box(at.Left + i * at.Step, at.Base - height, Math.Max(.5, at.Step - .6), height, "#bdbdbd");
        }
        drawing.Text(at.Left - 6, at.Base - 2, "n", "end");
    }

    /// <summary>From the lowest to the highest that is drawn, 0 always among it.</summary>
    private static (double Low, double High) Scale(TermShape shape, int[] cells)
    {
        double low = -50, high = 50;
        foreach (var cell in cells)
        {
            low = Math.Min(low, Math.Min(shape.Term.Points[cell], shape.Spread?[cell].Low ?? 0));
            high = Math.Max(high, Math.Max(shape.Term.Points[cell], shape.Spread?[cell].High ?? 0));
        }
        return (low * 1.05, high * 1.05);
    }

    /// <summary>Round values, four to eight of them.</summary>
    private static IEnumerable<double> Ticks((double Low, double High) scale)
    {
        double[] steps = [20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
        var step = steps.First(s => (scale.High - scale.Low) / s <= 7);
        for (var tick = Math.Ceiling(scale.Low / step); tick * step <= scale.High; tick++) yield return tick * step;
    }
}
