using System.Collections.Immutable;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Replanning;
using Matching.Optimizer.Sensitivity;

namespace Matching.Optimizer;

/// <summary>
/// What a solved problem says about changes: prices, what one more seat, unit of support or option would be worth, what
/// insisting on an option costs, and how somebody left out could be placed. Exact for a plain problem (only seats bind,
/// everybody takes one) whose solution is proved; exact where a problem is small enough to be solved again to the end;
/// otherwise an interval, from a repaired plan to what prices prove, which says so. Prices are multipliers: they bound
/// a finite difference but need not be one. Deterministic. Not thread-safe.
/// </summary>
public sealed class SensitivityAnalysis
{
    private readonly Problem _problem;
    private readonly Prices _prices;
    private readonly LiveProblem _live;
    private readonly ISensitivity _model;

    private SensitivityAnalysis((Problem Problem, LiveProblem Live) terms, Prices prices, ISensitivity model) =>
        (_problem, _live, _prices, _model) = (terms.Problem, terms.Live, prices, model);

    /// <summary>Takes a solved problem up. O(options), and one knapsack per group of slots.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="solution">A solution of it with a plan; its claims are taken as they are.</param>
    /// <exception cref="ArgumentException">The solution has no plan, the plan breaks a constraint of the problem, or
    /// the prices are not of its shape.</exception>
    public static SensitivityAnalysis Of(Problem problem, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        PlanCheck.Check(problem, solution);
        var memory = new WorkMemory();
        Candidates candidates = Candidates.Of(problem, memory);
        var live = new LiveProblem(problem);
        if (NetworkModel.IsPlain(live) && SolvedNetwork.Of(problem, candidates, solution, memory) is { } solved)
        {
            return new SensitivityAnalysis(
                (problem, live), solution.Prices, new NetworkSensitivity(problem, solution, solved));
        }

        double reach = Spread.Of(candidates) * 0.3;
        var model = new FullModel(live, solution, reach);
        return new SensitivityAnalysis((problem, live), solution.Prices, new FullSensitivity(live, model, reach));
    }

    /// <summary>Price of a seat, in units of value.</summary>
    public double SeatPrice(int slot, int session) => Plain(_prices.Session, RowOf(slot, session));

    /// <summary>
    /// Price of a unit of support, in units of value; 0 also where the bound keeps the supervisor's capacity whole.
    /// </summary>
    public double SupportPrice(int supervisor) =>
        Plain(_prices.Supervisor, Existing(supervisor, _problem.Supervisors.Count));

    /// <summary>
    /// What a unit of weight in a quota costs: above 0 where its maximum holds back, below 0 where its minimum pushes.
    /// </summary>
    public double QuotaPrice(int quota)
    {
        Existing(quota, _problem.Quotas.Count);
        return Plain(_prices.QuotaMaximum, quota) - Plain(_prices.QuotaMinimum, quota);
    }

    /// <summary>What one more seat in a session of a slot is worth.</summary>
    public Worth OneMoreSeat(int slot, int session)
    {
        RowOf(slot, session);
        return _model.OneMoreSeat(slot, session);
    }

    /// <summary>What one more unit of support is worth.</summary>
    public Worth OneMoreSupport(int supervisor) =>
        _model.OneMoreSupport(Existing(supervisor, _problem.Supervisors.Count));

    /// <summary>
    /// What it is worth that a participant gets an option more, 0 or more, or that the option of that slot changes,
    /// which can be below 0. 0 where a pin holds the participant elsewhere.
    /// </summary>
    /// <exception cref="InvalidProblemException">The option breaks rules of the format; all are listed.</exception>
    public Worth OneMoreOption(int participant, ParticipantOption option)
    {
        Existing(participant, _problem.Participants.Count);
        var state = new ParticipantState { AvailableSessions = 0, Options = [option] };
        EventRules.Check(_live, participant, state);
        return _model.OneMoreOption(participant, option.Quotas.IsDefault ? option with { Quotas = [] } : option);
    }

    /// <summary>
    /// The best options of a participant by value, ties to the lower slot, with what insisting on each costs.
    /// </summary>
    /// <param name="participant">Participant index.</param>
    /// <param name="count">Most options, 1 or more.</param>
    public ImmutableArray<OptionPrice> BestOptions(int participant, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. _model.BestOptions(Existing(participant, _problem.Participants.Count), count)];
    }

    /// <summary>The best options of everybody, by participant.</summary>
    /// <param name="count">Most options each, 1 or more.</param>
    public ImmutableArray<OptionPrice> BestOptionsOfAll(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. _model.BestOptionsOfAll(count)];
    }

    /// <summary>How a participant whom the plan leaves out could be placed.</summary>
    public PlacementAdvice Advise(int participant) =>
        _model.Advise(Existing(participant, _problem.Participants.Count));

    private double Plain(ImmutableArray<long> column, int row) =>
        column.IsEmpty ? 0 : column[row] / (double)_prices.Scale;

    private int RowOf(int slot, int session) =>
        Existing(slot, _problem.Slots.Count) * _problem.SessionCount + Existing(session, _problem.SessionCount);

    private static int Existing(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return index;
    }
}
