using Matching.Fit.Tables;

namespace Matching.Fit.Baselines;

/// <summary>
/// A table as numbers for a linear model: a number becomes its standardised value (0 where missing) and, where any is
/// missing, a column that says so; words become a column a level, rare levels together. Fixed by the rows it was
/// learned from, so that other rows are coded the same way.
/// </summary>
internal sealed class DesignMatrix
{
    private const int RareRows = 10;
    private const int MostLevels = 50;
    private readonly List<Coder> _coders = [];

    private DesignMatrix() { }

    /// <summary>Adds a column's numbers of one row to a line of the matrix.</summary>
    private delegate void Fill(FitColumn column, int row, Span<double> line);

    /// <summary>How one column of the table is coded.</summary>
    private sealed record Coder(string Name, int Width, Fill Fill);

    /// <summary>Columns of the matrix, the constant one first.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>Decides the coding of each column.</summary>
    public static DesignMatrix Learn(FitTable table)
    {
        var matrix = new DesignMatrix();
        foreach (var column in table.Columns)
            if ((column is CategoricalColumn words ? OfWords(words) : OfNumbers(column)) is { } coder)
            {
                matrix._coders.Add(coder);
                matrix.Width += coder.Width;
            }
        return matrix;
    }

    /// <summary>The matrix of a table, row by row.</summary>
    /// <exception cref="ArgumentException">A column is missing or of another kind.</exception>
    public double[] Of(FitTable table)
    {
        var values = new double[table.RowCount * Width];
        for (var row = 0; row < table.RowCount; row++) values[row * Width] = 1;
        var at = 1;
        foreach (var coder in _coders)
        {
            var index = table.IndexOf(coder.Name);
            if (index < 0)
                throw new ArgumentException($"Table has no column '{coder.Name}', expected those learned from.");
            for (var row = 0; row < table.RowCount; row++)
                coder.Fill(table.Columns[index], row, values.AsSpan(row * Width + at, coder.Width));
            at += coder.Width;
        }
        return values;
    }

    private static Coder? OfNumbers(FitColumn column)
    {
        double[] known = [.. Enumerable.Range(0, column.RowCount).Select(column.Number).Where(x => !double.IsNaN(x))];
        if (known.Length == 0) return null;
        // Dividing by the largest first keeps squares finite.
        var largest = Math.Max(known.Max(Math.Abs), double.Epsilon);
        var mean = known.Average(x => x / largest);
        var deviation = Math.Sqrt(known.Average(x => (x / largest - mean) * (x / largest - mean)));
        var scale = deviation > 1e-12 ? 1 / deviation : 0;
        var hasMissing = known.Length < column.RowCount;
        if (scale == 0 && !hasMissing) return null;
        return new Coder(column.Name, hasMissing ? 2 : 1, (other, row, line) =>
        {
            if (other is not NumericColumn) throw Unlike(other, "numbers");
            var value = other.Number(row);
            // A value ten deviations away says no more than one at ten.
            line[0] = double.IsNaN(value) ? 0 : Math.Clamp((value / largest - mean) * scale, -10, 10);
            if (line.Length > 1) line[1] = double.IsNaN(value) ? 1 : 0;
        });
    }

    private static Coder? OfWords(CategoricalColumn column)
    {
        var counts = new int[column.Levels.Count];
        var missing = 0;
        foreach (var code in column.Codes)
            if (code < 0) missing++;
            else counts[code]++;
        string[] kept =
        [
            .. Enumerable.Range(0, counts.Length).Where(level => counts[level] >= RareRows)
                .OrderByDescending(level => counts[level]).Take(MostLevels).Select(level => column.Levels[level]),
        ];
        var places = kept.Index().ToDictionary(level => level.Item, level => level.Index, StringComparer.Ordinal);
        if (kept.Length == 0 || (kept.Length == 1 && counts.Max() == column.RowCount)) return null;
        return new Coder(column.Name, kept.Length + 1, (other, row, line) =>
        {
            if (other is not CategoricalColumn words) throw Unlike(other, "words");
            var code = words.Codes[row];
            if (code < 0) line[^1] = 1;
            else if (places.TryGetValue(words.Levels[code], out var place)) line[place] = 1;
        });
    }

    private static ArgumentException Unlike(FitColumn column, string expected) =>
        new($"Column '{column.Name}' is of another kind than the one learned from, expected {expected}.");
}
