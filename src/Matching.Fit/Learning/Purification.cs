namespace Matching.Fit.Learning;

/// <summary>
/// Makes a pair table mean-free along both axes, by the rows in its cells, and hands what is taken away to the two
/// mains: scores stay, but each effect stands where a reader looks for it (Lengerich, Tan, Chang, Hooker and Caruana
/// 2020, "Purifying interaction effects").
/// </summary>
internal static class Purification
{
    private const int MostTurns = 100;
    private const double Tolerance = 1e-7;

    /// <summary>Purifies a table in place.</summary>
    /// <param name="table">Cells row by row, in logits.</param>
    /// <param name="counts">Rows per cell.</param>
    /// <param name="columns">Cells a row.</param>
    /// <returns>What each row and each column of the table handed over.</returns>
    internal static (double[] Rows, double[] Columns) Purify(double[] table, double[] counts, int columns)
    {
        var (rowShare, columnShare) = (new double[table.Length / columns], new double[columns]);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var moved = 0.0;
            for (var row = 0; row < rowShare.Length; row++)
                moved = Math.Max(moved, Move(table, counts, (row * columns, 1, columns), ref rowShare[row]));
            for (var column = 0; column < columns; column++)
                moved = Math.Max(
                    moved, Move(table, counts, (column, columns, rowShare.Length), ref columnShare[column]));
            if (moved < Tolerance) break;
        }
        return (rowShare, columnShare);
    }

    private static double Move(
        double[] table, double[] counts, (int From, int Step, int Count) line, ref double share)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < line.Count; i++)
        {
            var cell = line.From + i * line.Step;
            (sum, weight) = (sum + counts[cell] * table[cell], weight + counts[cell]);
        }
        if (weight == 0) return 0;
        var mean = sum / weight;
        for (var i = 0; i < line.Count; i++) table[line.From + i * line.Step] -= mean;
        share += mean;
        return Math.Abs(mean);
    }
}
