using Matching.Optimizer.Presolve;

namespace Matching.Optimizer.Decomposition;

/// <summary>
/// Where the price of each row of the strong bound stands in one vector: participants, then sessions (slot × session
/// count + session), then supervisors, then quota minima, then quota maxima.
/// </summary>
internal sealed class RowLayout
{
    public RowLayout(Problem problem, Grouping grouping, RowActivity activity)
    {
        Sessions = problem.Participants.Count;
        Supervisors = Sessions + problem.Slots.Capacity.Length;
        Minima = Supervisors + problem.Supervisors.Count;
        Maxima = Minima + problem.Quotas.Count;
        Count = Maxima + problem.Quotas.Count;
        IsPriced = new bool[Count];
        IsPriced.AsSpan(0, Sessions).Fill(true);
        activity.Sessions.CopyTo(IsPriced, Sessions);
        for (int h = 0; h < problem.Supervisors.Count; h++)
            IsPriced[Supervisors + h] = activity.Supervisors[h] && grouping.Grain[h] == 0;
        activity.QuotaMinimum.CopyTo(IsPriced, Minima);
        activity.QuotaMaximum.CopyTo(IsPriced, Maxima);
    }

    /// <summary>First row of the sessions; before it stand the participants.</summary>
    public int Sessions { get; }

    public int Supervisors { get; }

    public int Minima { get; }

    public int Maxima { get; }

    public int Count { get; }

    /// <summary>Whether a row has a price; the others' are 0.</summary>
    public bool[] IsPriced { get; }

    /// <summary>What a row has to give out: one place, seats, support, or weight; for a minimum its negative.</summary>
    public long RightSide(Problem problem, int row)
    {
        if (row < Sessions) return 1;
        if (row < Supervisors) return problem.Slots.Capacity[row - Sessions];
        if (row < Minima) return problem.Supervisors.SupportCapacity[row - Supervisors];
        return row < Maxima ? -problem.Quotas.Minimum[row - Minima] : problem.Quotas.Maximum[row - Maxima];
    }
}
