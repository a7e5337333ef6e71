using Matching.Optimizer.Bounds;
using Matching.Optimizer.Network;
using Matching.Optimizer.Plans;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Recording;

namespace Matching.Optimizer;

/// <summary>
/// Solves placement problems: exactly and at once where only seats bind and everybody takes one (a transportation
/// network), otherwise by a plan that is built, improved, and measured against a Lagrangian bound until the two meet
/// or the limits are reached. Every status is proved; bounds are exact integers. With a tick budget the same problem
/// and seed give the same answer on any machine and at any number of threads; a duration or a cancellation only cuts
/// the run short, and the best plan so far is kept. Ties between plans go to the one found first. Memory is linear in
/// the options. Thread-safe: a solver holds nothing but its clock.
/// </summary>
/// <param name="clock">Measures the solving time, and stops a run that has a duration.</param>
public sealed class Solver(TimeProvider clock)
{
    /// <summary>Share of the limits for the search, where its bound is to be proved once more with the rest.</summary>
    private const double SearchShare = 0.5;

    /// <summary>Finds the best plan it can within the limits, and a bound on what any plan can be worth.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Seed, limits and who hears of progress.</param>
    /// <param name="cancellation">Ends the run between two rounds; the answer says so and keeps the best plan.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    public Solution Solve(Problem problem, SolveOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var run = new Run(clock, options, cancellation);
        if (!options.RecordBranching) return Solve(problem, run);
        if (Certification.NeedsTime(problem)) run.Share = SearchShare;
        Solution answer = Solve(problem, run);
        run.Share = 1;
        return Certification.Add(problem, answer, run);
    }

    private static Solution Solve(Problem problem, Run run)
    {
        Candidates candidates = Candidates.Of(problem, run.Memory);
        run.Spend(problem.Options.Count);
        RowActivity activity = RowActivity.Of(problem, candidates);
        // Without pins and quotas nothing can contradict anything, and a short run need not look.
        bool canContradict = problem.Quotas.Count > 0 || problem.Participants.HasPins;
        if (activity.IsNetwork && !canContradict) return AsNetwork(problem, candidates, run);
        var plan = new Plan(problem, candidates, run.Memory);
        if (Contradictions.Find(plan) is { } contradiction)
            return Answers.Infeasible(run, new ConflictAnalysis(problem, run).ByCounting(contradiction));
        if (activity.IsNetwork) return AsNetwork(problem, candidates, run);
        run.OfferBound(PriceBound.Of(problem, candidates, Prices.Zero).Proved, Prices.Zero);
        return new GeneralRoute(plan, activity, run).Solve();
    }

    private static Solution AsNetwork(Problem problem, Candidates candidates, Run run)
    {
        long augmentations = NetworkRoute.Solve(problem, candidates, run);
        return Answers.Best(run, new() { UsableOptions = candidates.Count, Augmentations = augmentations });
    }
}
