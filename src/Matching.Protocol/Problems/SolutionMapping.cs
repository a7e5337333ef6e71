using Matching.Optimizer;

namespace Matching.Protocol.Problems;

/// <summary>
/// Maps solutions between messages and the optimizer's type, field by field; what a message claims is not checked here.
/// </summary>
public static class SolutionMapping
{
    /// <summary>The message of a solution.</summary>
    public static V1.Solution ToMessage(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var message = new V1.Solution
        {
            Status = (V1.Solution.Types.Status)solution.Status,
            Objective = solution.Objective,
            Bound = solution.Bound,
            CertifiedBound = solution.CertifiedBound,
            Seconds = solution.Elapsed.TotalSeconds,
            Prices = ToMessage(solution.Prices),
            Statistics = ToMessage(solution.Statistics),
            Cancelled = solution.Cancelled,
        };
        message.Slot.AddRange(solution.Slot);
        message.Sessions.AddRange(solution.Sessions);
        if (solution.Status == Status.Infeasible) message.ConflictSet = ToMessage(solution.ConflictSet);
        return message;
    }

    /// <summary>The solution of a message. Absent prices are prices of 0.</summary>
    public static Solution ToSolution(V1.Solution message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Solution
        {
            Status = (Status)message.Status,
            Objective = message.Objective,
            Bound = message.Bound,
            CertifiedBound = message.CertifiedBound,
            Slot = [.. message.Slot],
            Sessions = [.. message.Sessions],
            Prices = message.Prices is { } prices ? ToPrices(prices) : Prices.Zero,
            ConflictSet = message.ConflictSet is { } set ? ToConflictSet(set) : ConflictSet.Empty,
            Statistics = message.Statistics is { } statistics ? ToStatistics(statistics) : new(),
            Elapsed = ToElapsed(message.Seconds),
            Cancelled = message.Cancelled,
        };
    }

    /// <summary>The message of prices.</summary>
    internal static V1.SolutionPrices ToMessage(Prices prices)
    {
        var message = new V1.SolutionPrices { Scale = prices.Scale };
        message.Session.AddRange(prices.Session);
        message.Supervisor.AddRange(prices.Supervisor);
        message.QuotaMinimum.AddRange(prices.QuotaMinimum);
        message.QuotaMaximum.AddRange(prices.QuotaMaximum);
        message.Participant.AddRange(prices.Participant);
        message.SupportGrain.AddRange(prices.SupportGrain);
        message.SeatSessions.AddRange(prices.SeatSessions);
        return message;
    }

    /// <summary>The prices of a message.</summary>
    internal static Prices ToPrices(V1.SolutionPrices message) => new()
    {
        Scale = message.Scale,
        Session = [.. message.Session],
        Supervisor = [.. message.Supervisor],
        QuotaMinimum = [.. message.QuotaMinimum],
        QuotaMaximum = [.. message.QuotaMaximum],
        Participant = [.. message.Participant],
        SupportGrain = [.. message.SupportGrain],
        SeatSessions = [.. message.SeatSessions],
    };

    private static V1.SolutionConflictSet ToMessage(ConflictSet set)
    {
        var message = new V1.SolutionConflictSet { Minimal = set.Minimal };
        message.Pins.AddRange(set.Pins);
        message.Quotas.AddRange(set.Quotas);
        message.Crews.AddRange(set.Crews);
        return message;
    }

    private static ConflictSet ToConflictSet(V1.SolutionConflictSet message) => new()
    {
        Pins = [.. message.Pins],
        Quotas = [.. message.Quotas],
        Crews = [.. message.Crews],
        Minimal = message.Minimal,
    };

    private static V1.SolutionStatistics ToMessage(SolveStatistics statistics) => new()
    {
        Ticks = statistics.Ticks,
        UsableOptions = statistics.UsableOptions,
        Augmentations = statistics.Augmentations,
        BoundPasses = statistics.BoundPasses,
        ImprovementRounds = statistics.ImprovementRounds,
        TreeNodes = statistics.TreeNodes,
        SolverBytes = statistics.SolverBytes,
    };

    private static SolveStatistics ToStatistics(V1.SolutionStatistics message) => new()
    {
        Ticks = message.Ticks,
        UsableOptions = message.UsableOptions,
        Augmentations = message.Augmentations,
        BoundPasses = message.BoundPasses,
        ImprovementRounds = message.ImprovementRounds,
        TreeNodes = message.TreeNodes,
        SolverBytes = message.SolverBytes,
    };

    /// <summary>A file may claim any number of seconds; one that is no duration counts as none.</summary>
    private static TimeSpan ToElapsed(double seconds) =>
        seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
}
