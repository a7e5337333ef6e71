namespace Matching.Optimizer;

/// <summary>Solves placement problems.</summary>
/// <param name="clock">Measures the solving time, and stops a run that has a duration.</param>
public sealed class Solver(TimeProvider clock)
{
    /// <summary>Finds the best plan it can within the limits, and a bound on what any plan can be worth.</summary>
    public Solution Solve(Problem problem, SolveOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _ = clock;
        cancellation.ThrowIfCancellationRequested();
        throw new NotSupportedException();
    }
}
