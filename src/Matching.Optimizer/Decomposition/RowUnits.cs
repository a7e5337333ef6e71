namespace Matching.Optimizer.Decomposition;

/// <summary>
/// How strongly a price answers when its row is short by one: participants 1, the others less, the larger the amounts
/// are that one column uses of them.
/// </summary>
internal sealed class RowUnits(GroupRelaxation relaxation)
{
    private const double Session = 0.3;

    public void Fill(double[] unit)
    {
        RowLayout rows = relaxation.Rows;
        Problem problem = relaxation.Problem;
        unit.AsSpan(0, rows.Sessions).Fill(1);
        unit.AsSpan(rows.Sessions, rows.Supervisors - rows.Sessions).Fill(Session);
        var squares = new double[rows.Count];
        var count = new int[rows.Count];
        for (int c = 0; c < relaxation.Candidates.Count; c++)
        {
            int option = relaxation.Candidates.Option[c];
            foreach (int h in problem.Slots.SupervisorsOf(relaxation.Candidates.Slot[c]))
                Note(rows.Supervisors + h, problem.Options.SupportLoad[option]);
            (int from, int to) = problem.Quotas.EntriesOf(option);
            for (int e = from; e < to; e++) Note(rows.Minima + problem.Quotas.Quota[e], problem.Quotas.Weight[e]);
        }

        for (int h = rows.Supervisors; h < rows.Minima; h++) unit[h] = count[h] / Math.Max(1, squares[h]);
        for (int q = rows.Minima; q < rows.Maxima; q++)
        {
            double size = Math.Max(1, squares[q]);
            unit[q] = unit[q + rows.Maxima - rows.Minima] = Math.Sqrt(count[q]) / size;
        }

        void Note(int row, double amount)
        {
            squares[row] += amount * amount;
            count[row]++;
        }
    }
}
