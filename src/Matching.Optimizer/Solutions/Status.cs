namespace Matching.Optimizer;

/// <summary>What an answer promises. A status is never better than its proof.</summary>
public enum Status
{
    /// <summary>The plan keeps every constraint, and no plan has a larger objective: objective = bound.</summary>
    Optimal = 1,

    /// <summary>The plan keeps every constraint; the best plan lies between its objective and the bound.</summary>
    Feasible = 2,

    /// <summary>No plan keeps every constraint: proved, and the conflict set names who contradict each other.</summary>
    Infeasible = 3,

    /// <summary>Neither a plan nor a proof that there is none was found within the limits.</summary>
    Unknown = 4,
}
