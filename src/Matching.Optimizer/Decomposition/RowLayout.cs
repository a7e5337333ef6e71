using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Where the price of each row of the strong bound stands in one vector: participants, then sessions (slot × session
/// count + session), then supervisors, then quota minima, then quota maxima.
/// </summary>
internal sealed class RowLayout
{
    /// <summary>Highest price of a place, in fixed point: four times the largest value.</summary>
    private const long MostOfPlace = 4_000_000_000_000;

    /// <summary>Highest cost of what an entry uses of another row: ten thousand of them stay within 64 bits.</summary>
    private const long MostOfRow = 1L << 48;

    public RowLayout(Problem problem, Candidates candidates, (Grouping Grouping, RowActivity Activity) terms)
    {
        (Grouping grouping, RowActivity activity) = terms;
        Sessions = problem.Participants.Count;
        Supervisors = Sessions + problem.Slots.Capacity.Length;
        Minima = Supervisors + problem.Supervisors.Count;
        Maxima = Minima + problem.Quotas.Count;
        Count = Maxima + problem.Quotas.Count;
        IsPriced = new bool[Count];
        IsPriced.AsSpan(0, Sessions).Fill(true);
        activity.Sessions.CopyTo(IsPriced, Sessions);
        for (int h = 0; h < problem.Supervisors.Count; h++)
            IsPriced[Supervisors + h] = activity.Supervisors[h] && (grouping.Grain[h] == 0 || grouping.IsGuest[h]);
        activity.QuotaMinimum.CopyTo(IsPriced, Minima);
        activity.QuotaMaximum.CopyTo(IsPriced, Maxima);
        Most = new long[Count];
        Most.AsSpan(0, Sessions).Fill(MostOfPlace);
        Most.AsSpan(Sessions).Fill(MostOfRow);
        FitMost(problem, candidates);
    }

    /// <summary>First row of the sessions; before it stand the participants.</summary>
    public int Sessions { get; }

    public int Supervisors { get; }

    public int Minima { get; }

    public int Maxima { get; }

    public int Count { get; }

    /// <summary>Whether a row has a price; the others' are 0.</summary>
    public bool[] IsPriced { get; }

    /// <summary>Highest price of each row, in fixed point: no sum of profits overflows below it.</summary>
    public long[] Most { get; }

    /// <summary>What a row has to give out: one place, seats, support, or weight; for a minimum its negative.</summary>
    public long RightSide(Problem problem, int row)
    {
        if (row < Sessions) return 1;
        if (row < Supervisors) return problem.Slots.Capacity[row - Sessions];
        if (row < Minima) return problem.Supervisors.SupportCapacity[row - Supervisors];
        return row < Maxima ? -problem.Quotas.Minimum[row - Minima] : problem.Quotas.Maximum[row - Maxima];
    }

    private void FitMost(Problem problem, Candidates candidates)
    {
        for (int c = 0; c < candidates.Count; c++)
        {
            int option = candidates.Option[c];
            foreach (int h in problem.Slots.SupervisorsOf(candidates.Slot[c]))
                Fit(Supervisors + h, problem.Options.SupportLoad[option]);
            (int from, int to) = problem.Quotas.EntriesOf(option);
            for (int e = from; e < to; e++)
            {
                Fit(Minima + problem.Quotas.Quota[e], problem.Quotas.Weight[e]);
                Fit(Maxima + problem.Quotas.Quota[e], problem.Quotas.Weight[e]);
            }
        }

        void Fit(int row, long amount)
        {
            if (amount > 1) Most[row] = Math.Min(Most[row], MostOfRow / amount);
        }
    }
}
