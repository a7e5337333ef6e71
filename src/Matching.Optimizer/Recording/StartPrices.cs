using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Recording;

/// <summary>
/// Prices of either form as the strong bound starts from them. To weak prices the participants' best replies are added;
/// rows that the knapsacks keep are not priced.
/// </summary>
internal sealed class StartPrices(GroupRelaxation relaxation)
{
    /// <summary>Price per row of the relaxation, in units of value.</summary>
    public double[] From(Prices prices)
    {
        RowLayout rows = relaxation.Rows;
        var price = new double[rows.Count];
        Copy(prices.Session, rows.Sessions);
        Copy(prices.Supervisor, rows.Supervisors);
        Copy(prices.QuotaMinimum, rows.Minima);
        Copy(prices.QuotaMaximum, rows.Maxima);
        Copy(prices.Participant, 0);
        if (prices.Participant.IsEmpty) AddReplies(price);
        return price;

        void Copy(IReadOnlyList<long> column, int first)
        {
            for (int n = 0; n < column.Count; n++)
            {
                if (rows.IsPriced[first + n]) price[first + n] = column[n] / (double)prices.Scale;
            }
        }
    }

    private void AddReplies(double[] price)
    {
        relaxation.Load(price);
        for (int j = 0; j < relaxation.Problem.Slots.Count; j++) relaxation.Charge.Refresh(j);
        int[] start = relaxation.Candidates.Start;
        for (int i = 0; i + 1 < start.Length; i++)
        {
            long? best = relaxation.IsForced[i] ? null : relaxation.Left(i);
            for (int c = start[i]; c < start[i + 1]; c++)
            {
                long worth = relaxation.Profit(relaxation.Candidates.Slot[c], relaxation.Entries.EntryOf[c]);
                best = Math.Max(best ?? worth, worth);
            }

            price[i] = (best ?? 0) / (double)relaxation.Scale;
        }
    }
}
