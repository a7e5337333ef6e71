using System.Collections.Immutable;
using Matching.Optimizer.Decomposition;
using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;
using Matching.Optimizer.Replanning;

namespace Matching.Optimizer;

/// <summary>
/// A solved problem that follows events: a participant comes, goes, gets other options, is pinned or unpinned; a slot
/// comes or closes; seats or support change. After each event there is a plan that keeps every constraint, its value,
/// and a bound that no plan exceeds. A plain problem (only seats bind, everybody takes one) is again solved to the
/// optimum, by one search or a few. In the full model an event is one repair near by (a part of the plan decided anew
/// by branch and bound with a fixed tick budget) and one change of the Lagrangian bound in the terms that the event
/// touches, at kept prices. An event that no plan can follow is refused and changes nothing. The cost of an event does
/// not grow with the number of options, but for a quota that lacks. Deterministic: the same events give the same plans.
/// Not thread-safe.
/// </summary>
public sealed class LivePlan
{
    private LiveProblem _problem;
    private ILiveModel _model;
    private readonly double _reach;

    private LivePlan(LiveProblem problem, ILiveModel model, double reach) =>
        (_problem, _model, _reach) = (problem, model, reach);

    /// <summary>Value of the plan.</summary>
    public long Objective => _model.Objective;

    /// <summary>No plan of the problem as it is now is worth more. Exact integer arithmetic.</summary>
    public long Bound => _model.Bound;

    /// <summary>Rows of participants, those vacated included.</summary>
    public int Rows => _problem.Rows;

    /// <summary>
    /// Takes a solved problem up. O(options), and one knapsack per group of slots. The claims of the solution are
    /// taken as they are: <see cref="Verifier"/> checks them.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="solution">A solution of it with a plan.</param>
    /// <param name="sharpening">
    /// Ticks, 0 or more, for lowering the bound that the kept prices prove before the first event. An event that opens
    /// what was closed leaves only what prices prove of the solution's bound. Default 0.
    /// </param>
    /// <exception cref="ArgumentException">The solution has no plan, the plan breaks a constraint of the problem, or
    /// the prices are not of its shape.</exception>
    public static LivePlan Follow(Problem problem, Solution solution, long sharpening = 0)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentOutOfRangeException.ThrowIfNegative(sharpening);
        PlanCheck.Check(problem, solution);
        Candidates candidates = Candidates.Of(problem, new WorkMemory());
        double reach = Spread.Of(candidates) * 0.3;
        var live = new LiveProblem(problem);
        if (Network(live, problem, solution) is { } network) return new LivePlan(live, network, reach);
        Prices prices = PriceSharpening.Of(problem, candidates, (solution.Prices, reach), sharpening);
        return new LivePlan(live, new FullModel(live, solution with { Prices = prices }, reach), reach);
    }

    /// <summary>Slot of a participant, or -1.</summary>
    public int SlotOf(int participant) => _model.SlotOf(Existing(participant));

    /// <summary>Sessions of a participant; 0 without a place.</summary>
    public ulong SessionsOf(int participant) => _model.SessionsOf(Existing(participant));

    /// <summary>A participant as it is stated now; null for a row that nobody has.</summary>
    public ParticipantState? StateOf(int participant) => _problem.StateOf(Existing(participant));

    /// <summary>Seats in a session of a slot as they are now.</summary>
    public int SeatsOf(int slot, int session) => _problem.Capacity[RowOf(slot, session)];

    /// <summary>Support capacity of a supervisor as it is now.</summary>
    public long SupportOf(int supervisor) => _problem.Support[Existing(supervisor, _problem.Support.Length)];

    /// <summary>Lets a participant in; the answer names its row, which may be one that was vacated.</summary>
    /// <exception cref="InvalidProblemException">The state breaks rules of the format; all are listed.</exception>
    public ReplanAnswer Add(ParticipantState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        EventRules.Check(_problem, -1, state);
        int row = _problem.Vacate();
        ReplanAnswer answer = Restate(row, state);
        return answer.IsAccepted ? answer : answer with { Participant = -1 };
    }

    /// <summary>Takes a participant away, with its conflicts.</summary>
    public ReplanAnswer Remove(int participant)
    {
        Present(participant);
        return Restate(participant, null);
    }

    /// <summary>States a participant anew: other options, values, sessions, conflicts, a pin or none.</summary>
    /// <exception cref="InvalidProblemException">The state breaks rules of the format; all are listed.</exception>
    public ReplanAnswer Change(int participant, ParticipantState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Present(participant);
        EventRules.Check(_problem, participant, state);
        return Restate(participant, state);
    }

    /// <summary>Pins a participant to a slot, or takes the pin away.</summary>
    /// <param name="participant">Row of a participant.</param>
    /// <param name="slot">Slot index, or null for no pin.</param>
    public ReplanAnswer Pin(int participant, int? slot) =>
        Change(participant, Present(participant) with { PinnedSlot = slot });

    /// <summary>Gives a session of a slot another number of seats; 0 closes it.</summary>
    /// <param name="slot">Slot index.</param>
    /// <param name="session">Session index.</param>
    /// <param name="seats">Seats, 0 or more.</param>
    public ReplanAnswer SetSeats(int slot, int session, int seats)
    {
        RowOf(slot, session);
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        return Answer(-1, _model.SetSeats(slot, session, seats));
    }

    /// <summary>
    /// Opens a new slot after the others and says its index; nobody has an option there until <see cref="Change"/> or
    /// <see cref="Add"/> states one. O(options), unlike the other events.
    /// </summary>
    /// <exception cref="InvalidProblemException">The slot breaks rules of the format; all are listed.</exception>
    public int AddSlot(DraftSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        Problem wider = Snapshot.Problem(_problem, slot);
        Restart(wider, WithSlot(ToSolution(), wider));
        return wider.Slots.Count - 1;
    }

    /// <summary>Closes a slot: all its sessions at once, or, when somebody has to stay there, none.</summary>
    /// <param name="slot">Slot index.</param>
    public ReplanAnswer CloseSlot(int slot)
    {
        Existing(slot, _problem.Slots.Count);
        (Problem problem, Solution now) = (ToProblem(), ToSolution());
        var changes = new SortedDictionary<int, PlacementChange>();
        for (int session = 0; session < _problem.SessionCount; session++)
        {
            if (SeatsOf(slot, session) == 0) continue;
            if (_model.SetSeats(slot, session, 0) is { } refusal)
            {
                Restart(problem, now);
                return Answer(-1, refusal);
            }

            foreach (PlacementChange change in _model.TakeChanges())
            {
                changes[change.Participant] = changes.TryGetValue(change.Participant, out PlacementChange first)
                    ? change with { FromSlot = first.FromSlot, FromSessions = first.FromSessions }
                    : change;
            }
        }

        return Answer(-1, null) with { Changes = [.. changes.Values] };
    }

    /// <summary>Gives a supervisor another support capacity.</summary>
    /// <param name="supervisor">Supervisor index.</param>
    /// <param name="capacity">Largest sum of loads, 0 or more.</param>
    public ReplanAnswer SetSupport(int supervisor, long capacity)
    {
        Existing(supervisor, _problem.Support.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        return Answer(-1, _model.SetSupport(supervisor, capacity));
    }

    /// <summary>
    /// The problem as it is now, rows where they are: a vacated row is a participant without options. O(options).
    /// </summary>
    public Problem ToProblem() => Snapshot.Problem(_problem);

    /// <summary>
    /// Plan and bound as an answer to <see cref="ToProblem"/>, with prices that prove its certified bound. O(options),
    /// and one knapsack per group.
    /// </summary>
    public Solution ToSolution()
    {
        Problem problem = ToProblem();
        int[] slot = [.. Enumerable.Range(0, Rows).Select(_model.SlotOf)];
        ulong[] sessions = [.. Enumerable.Range(0, Rows).Select(_model.SessionsOf)];
        (Prices prices, long certified) = Snapshot.Certificate(problem, _model.Publish());
        long bound = Math.Min(Bound, certified);
        return new Solution
        {
            Status = bound == Objective ? Status.Optimal : Status.Feasible,
            Objective = Objective,
            Bound = bound,
            CertifiedBound = certified,
            Slot = [.. slot],
            Sessions = [.. sessions],
            Prices = prices,
            Statistics = new SolveStatistics { TreeNodes = bound < certified ? 1 : 0 },
        };
    }

    /// <summary>Goes on with another statement of the problem, the plan and the bound as they are.</summary>
    private void Restart(Problem problem, Solution now)
    {
        _problem = new LiveProblem(problem, _problem);
        _model = Network(_problem, problem, now) ?? (ILiveModel)new FullModel(_problem, now, _reach);
    }

    private static NetworkModel? Network(LiveProblem live, Problem problem, Solution solution)
    {
        if (!NetworkModel.IsPlain(live)) return null;
        var memory = new WorkMemory();
        return SolvedNetwork.Of(problem, Candidates.Of(problem, memory), solution, memory) is { } solved
            ? new NetworkModel(live, solved)
            : null;
    }

    /// <summary>The solution with one slot more: nobody stands there, and its seats cost nothing.</summary>
    private static Solution WithSlot(Solution solution, Problem wider)
    {
        Prices prices = solution.Prices;
        return solution with
        {
            Prices = prices with
            {
                Session = prices.Session.IsEmpty ? [] : [.. prices.Session, .. new long[wider.SessionCount]],
                SeatSessions = prices.SeatSessions.IsEmpty ? [] : [.. prices.SeatSessions, 0],
            },
        };
    }

    private ReplanAnswer Restate(int participant, ParticipantState? state)
    {
        if (state is not null)
        {
            state = state with
            {
                Options = [.. state.Options.OrderBy(option => option.Slot).Select(WithQuotas)],
                Adversaries = [.. state.Adversaries.Distinct().Order()],
            };
        }

        if (_model is NetworkModel && !NetworkModel.IsPlain(state)) LeaveNetwork();
        return Answer(participant, _model.Restate(participant, state));
    }

    private static ParticipantOption WithQuotas(ParticipantOption option) =>
        option.Quotas.IsDefault ? option with { Quotas = [] } : option;

    /// <summary>An event asks for more than a network can say: from now on the full model follows.</summary>
    private void LeaveNetwork()
    {
        Solution now = ToSolution();
        _model = new FullModel(_problem, now, _reach);
    }

    private ReplanAnswer Answer(int participant, Refusal? refusal) => new()
    {
        Refusal = refusal,
        Participant = participant,
        Changes = [.. _model.TakeChanges()],
        Objective = Objective,
        Bound = Bound,
    };

    private ParticipantState Present(int participant) => StateOf(participant)
        ?? throw new ArgumentException(
            $"Row {participant} has no participant, expected one who was not removed.", nameof(participant));

    private int Existing(int participant) => Existing(participant, Rows);

    private static int Existing(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return index;
    }

    private int RowOf(int slot, int session) =>
        Existing(slot, _problem.Slots.Count) * _problem.SessionCount + Existing(session, _problem.SessionCount);
}
