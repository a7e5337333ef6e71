using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>
/// Makes pair tables keep a declared direction together with the main effect. Along the declared axis a pair may fall
/// no further than its share of what the main rises between two cells; where it does, it is replaced by the nearest
/// table that does not (isotonic regression by pooling adjacent violators, Ayer et al. 1955).
/// </summary>
internal static class MonotonePairs
{
    /// <summary>Projects the tables in place.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="tables">Their tables in logits, not yet purified.</param>
    /// <param name="counts">Rows per cell.</param>
    /// <param name="mains">The features and their main tables, which keep the direction by themselves.</param>
    internal static void Project(
        PairShape[] pairs, double[][] tables, double[][] counts, (ModelFeature[] Features, double[][] Tables) mains)
    {
        for (var p = 0; p < pairs.Length; p++)
        {
            var (first, second) = (pairs[p].First, pairs[p].Second);
            var (rows, columns) = (first.CellCount, second.CellCount);
            if (Slack(first) is { } down)
                for (var column = 0; column < columns; column++)
                    Along(tables[p], counts[p], (column, columns), down);
            if (Slack(second) is { } across)
                for (var row = 0; row < rows; row++)
                    Along(tables[p], counts[p], (row * columns, 1), across);
        }

        (int Sign, double[] Rises)? Slack(TermAxis axis)
        {
            if (mains.Features[axis.Feature].Direction is var direction && direction == Direction.Any) return null;
            var sign = direction == Direction.Rising ? 1 : -1;
            var sharing = pairs.Count(
                pair => pair.First.Feature == axis.Feature || pair.Second.Feature == axis.Feature);
            var rises = new double[axis.CellCount];
            for (var bin = 2; bin < axis.Cells.Length; bin++)
                if (axis.Cells[bin] != axis.Cells[bin - 1])
                    rises[axis.Cells[bin]] = Math.Max(
                        0, sign * (mains.Tables[axis.Feature][bin] - mains.Tables[axis.Feature][bin - 1]) / sharing);
            return (sign, rises);
        }
    }

    private static void Along(
        double[] table, double[] counts, (int From, int Step) line, (int Sign, double[] Rises) slack)
    {
        var (values, weights) = (new double[slack.Rises.Length - 1], new double[slack.Rises.Length - 1]);
        var risen = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var cell = line.From + (i + 1) * line.Step;
            if (i > 0) risen += slack.Rises[i + 1];
            (values[i], weights[i]) = (slack.Sign * table[cell] + risen, counts[cell] + 1e-3);
        }
        var pooled = Isotonic.Rising(values, weights);
        risen = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0) risen += slack.Rises[i + 1];
            table[line.From + (i + 1) * line.Step] = slack.Sign * (pooled[i] - risen);
        }
    }
}
