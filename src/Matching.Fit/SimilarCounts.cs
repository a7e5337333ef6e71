using Matching.Fit.Features;

namespace Matching.Fit;

/// <summary>
/// "Based on n similar placements": for each cell of a table the rows in it and in the connected neighbours whose
/// points differ from its own by less than <see cref="NoClearEffect"/>: the table does not tell them apart. Levels
/// of a category and missing values have no neighbours. A table without any clear effect limits nothing.
/// </summary>
internal static class SimilarCounts
{
    /// <summary>A difference below 0.05 logit is no clear effect.</summary>
    internal const int NoClearEffect = 50;

    /// <summary>The counts per cell, or null when the table has none or says nothing.</summary>
    internal static int[]? Of(FitTerm term, IReadOnlyList<ModelFeature> features)
    {
        if (term.Counts.IsEmpty || !SaysSomething(term)) return null;
        var similar = new int[term.CellCount];
        var seen = new bool[term.CellCount];
        var (rows, columns) = (Ordered.Of(term.First, features), Ordered.Of(term.Second, features));
        for (var cell = 0; cell < similar.Length; cell++)
        {
            Array.Clear(seen);
            similar[cell] = (int)Math.Min(int.MaxValue, Flood(term, cell, (rows, columns), seen));
        }
        return similar;
    }

    private static bool SaysSomething(FitTerm term)
    {
        for (var cell = 0; cell < term.Points.Length; cell++)
            if (Math.Abs(term.Points[cell] - Prior(term, cell)) >= NoClearEffect)
                return true;
        return false;
    }

    private static int Prior(FitTerm term, int cell) => term.PriorPoints.IsEmpty ? 0 : term.PriorPoints[cell];

    private static long Flood(FitTerm term, int start, (Ordered Rows, Ordered Columns) axes, bool[] seen)
    {
        var open = new Stack<int>([start]);
        seen[start] = true;
        var count = 0L;
        var width = term.Second?.CellCount ?? 1;
        while (open.TryPop(out var cell))
        {
            count += term.Counts[cell];
            var (row, column) = (cell / width, cell % width);
            if (axes.Rows.AreNeighbours(row, row - 1)) Visit(cell - width);
            if (axes.Rows.AreNeighbours(row, row + 1)) Visit(cell + width);
            if (axes.Columns.AreNeighbours(column, column - 1)) Visit(cell - 1);
            if (axes.Columns.AreNeighbours(column, column + 1)) Visit(cell + 1);
        }
        return count;

        void Visit(int next)
        {
            if (seen[next] || Math.Abs(term.Points[next] - term.Points[start]) >= NoClearEffect) return;
            seen[next] = true;
            open.Push(next);
        }
    }

    /// <summary>Cells of an axis that lie beside each other: those of a number, the missing one left out.</summary>
    private readonly record struct Ordered(int First, int End)
    {
        internal static Ordered Of(TermAxis? axis, IReadOnlyList<ModelFeature> features) =>
            axis is not null && features[axis.Feature] is NumericFeature
                ? new Ordered(axis.Cells[ModelFeature.MissingBin] == 0 ? 1 : 0, axis.CellCount)
                : default;

        internal bool AreNeighbours(int a, int b) => Math.Min(a, b) >= First && Math.Max(a, b) < End;
    }
}
