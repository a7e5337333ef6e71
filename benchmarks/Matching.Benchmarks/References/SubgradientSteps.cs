using Matching.Optimizer.Decomposition;

namespace Matching.Benchmarks.References;

/// <summary>
/// The plain subgradient method on the strong bound (Held, Wolfe and Crowder 1974): every pass fills all groups, and
/// every price then moves against what its row has left over, by a step that shrinks with the passes.
/// </summary>
internal sealed class SubgradientSteps(GroupRelaxation relaxation, Pricers pricers)
{
    private readonly ColumnOracle _oracle = new(relaxation, pricers.First);

    /// <summary>Scale × the least bound of so many passes, the first at the prices as they are.</summary>
    public Int128 Lower(int passes, double reach)
    {
        Int128 best = pricers.Evaluate();
        for (int pass = 1; pass < passes; pass++)
        {
            Step(reach * relaxation.Scale / Math.Sqrt(pass));
            best = Int128.Min(best, pricers.Evaluate());
        }

        return best;
    }

    private void Step(double length)
    {
        RowLayout rows = relaxation.Rows;
        var slack = new double[rows.Count];
        for (int r = 0; r < rows.Count; r++) slack[r] = rows.RightSide(relaxation.Problem, r);
        for (int g = 0; g < relaxation.Grouping.Count; g++)
        {
            Column filling = _oracle.Fill(g);
            for (int k = 0; k < filling.Row.Length; k++) slack[filling.Row[k]] -= filling.Amount[k];
        }

        double norm = Math.Sqrt(slack.Where((_, r) => rows.IsPriced[r]).Sum(s => s * s) / rows.Count);
        for (int r = 0; r < rows.Count && norm > 0; r++)
        {
            if (!rows.IsPriced[r]) continue;
            long price = relaxation.Price[r] - (long)(length * slack[r] / norm);
            long least = r >= rows.Sessions ? 0 : relaxation.IsForced[r] ? long.MinValue : relaxation.Left(r);
            relaxation.SetPrice(r, Math.Max(least, price));
        }
    }
}
