namespace Matching.Fit.Cards;

/// <summary>
/// Draws a pair's table: a cell for each combination, with its points written in it, so that colour only repeats what
/// the number says (blue below 0, orange above).
/// </summary>
internal static class HeatMap
{
    private const double Left = 190;
    private const double Top = 30;
    private const double CellWidth = 78;
    private const double CellHeight = 28;

    /// <summary>The drawing.</summary>
    /// <param name="term">A pair.</param>
    /// <param name="labels">Of the rows (first axis) and of the columns (second axis).</param>
    /// <param name="title">For screen readers.</param>
    /// <param name="description">For screen readers.</param>
    public static string Of(FitTerm term, (string[] Rows, string[] Columns) labels, string title, string description)
    {
        var drawing = new Drawing(
            Left + labels.Columns.Length * CellWidth + 8, Top + labels.Rows.Length * CellHeight + 8);
        var most = 1;
        foreach (var points in term.Points) most = Math.Max(most, Math.Abs(points));
        for (var column = 0; column < labels.Columns.Length; column++)
            drawing.Text(Left + (column + .5) * CellWidth, Top - 10, Short(labels.Columns[column]), "middle");
        for (var row = 0; row < labels.Rows.Length; row++)
        {
            drawing.Text(Left - 8, Top + (row + .5) * CellHeight + 4, labels.Rows[row], "end");
            for (var column = 0; column < labels.Columns.Length; column++)
            {
                var points = term.Points[row * labels.Columns.Length + column];
                drawing.Box(
                    Left + column * CellWidth + 1, Top + row * CellHeight + 1, CellWidth - 2, CellHeight - 2,
                    Colour((double)points / most));
                drawing.Text(
                    Left + (column + .5) * CellWidth, Top + (row + .5) * CellHeight + 4, ShapePlot.Logit(points),
                    "middle");
            }
        }
        return drawing.Finish(title, description);
    }

    private static string Short(string label) => label.Length <= 12 ? label : $"{label[..11]}…";

    /// <summary>White at 0; light enough at ±1 that black text stays readable (contrast above 7).</summary>
    private static string Colour(double share)
    {
        var (red, green, blue) = share < 0 ? (146, 197, 222) : (253, 190, 133);
        var size = Math.Min(1, Math.Abs(share));
        int Mixed(int full) => (int)Math.Round(255 + (full - 255) * size);
        return FormattableString.Invariant($"#{Mixed(red):x2}{Mixed(green):x2}{Mixed(blue):x2}");
    }
}
