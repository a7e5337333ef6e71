using Matching.Core.Eligibility;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Optimizer;

namespace Matching.Core.Planning;

/// <summary>
/// The optimizer's problem for everybody at once: options with values, seats, supervisors, site caps as quotas, agreed
/// placements as pins. Participants, slots and supervisors keep the snapshot's order.
/// </summary>
public sealed class PlanningProblem
{
    private readonly AreaFacts _facts;
    private readonly OptionFinder _finder;
    private readonly ProblemDraft _draft = new() { SessionCount = SessionMask.SessionCount };
    private readonly Dictionary<int, Placement> _pins = [];

    private PlanningProblem(AreaFacts facts, OptionFinder finder, Seats seats) =>
        (_facts, _finder, Seats) = (facts, finder, seats);

    /// <summary>The validated problem.</summary>
    public Problem Problem { get; private set; } = null!;

    /// <summary>Per participant, the options by falling value; the agreed slot alone for those who have one.</summary>
    public IReadOnlyList<PlanningOption>[] Options { get; private set; } = [];

    /// <summary>What is offered.</summary>
    public Seats Seats { get; }

    /// <summary>The agreed placement that a participant keeps, by the participant's index.</summary>
    public IReadOnlyDictionary<int, Placement> Pins => _pins;

    /// <summary>Builds the problem.</summary>
    /// <param name="facts">The area in its period.</param>
    /// <param name="finder">Finds and values the options.</param>
    /// <param name="threads">Most threads; the problem is the same at any number.</param>
    /// <param name="cancellation">Stops between participants.</param>
    public static PlanningProblem Build(
        AreaFacts facts, OptionFinder finder, int threads, CancellationToken cancellation)
    {
        var problem = new PlanningProblem(facts, finder, Seats.Offered(facts));
        problem.FindPins();
        problem.Options = finder.OfAll(threads, cancellation);
        problem.AddParticipants();
        problem.AddSupervisors();
        problem.AddSlots();
        problem.AddOptions();
        problem.Problem = Optimizer.Problem.From(problem._draft);
        return problem;
    }

    /// <summary>
    /// SHA-256 of the whole problem, ids, seats, limits and pins included, with the days and score of every option, in
    /// lower-case hexadecimal: two plans of the same hash were asked for the same. O(problem).
    /// </summary>
    public string InputHash() => ProblemHash.Of(Problem, Options);

    // One agreed placement is kept as a pin; a participant's further ones take their seats beforehand.
    private void FindPins()
    {
        foreach (var placement in _facts.Agreed.OrderBy(p => p.StartOn).ThenBy(p => p.Key))
        {
            var participant = _facts.Snapshot.ParticipantIndex(placement.ParticipantKey);
            if (!_pins.TryAdd(participant, placement))
                Seats.Take(participant, _facts.Snapshot.SlotIndex(placement.SlotKey), placement.Sessions);
        }
        Seats.KeepCrewsOf(_pins.Values);
    }

    private void AddParticipants()
    {
        for (var i = 0; i < _facts.Participants.Count; i++)
        {
            var participant = _facts.Participants[i].Participant;
            var unplaced = _finder.Valuation.UnplacedValue(_facts.Participants[i], _facts.Period);
            if (!_pins.TryGetValue(i, out var pin))
            {
                _draft.Participants.Add(new DraftParticipant(
                    participant.Key.ToString(), participant.SessionsNeeded, participant.AvailableSessions.Bits,
                    unplaced));
                continue;
            }
            var slot = _facts.Snapshot.SlotIndex(pin.SlotKey);
            _draft.Participants.Add(new DraftParticipant(
                participant.Key.ToString(), pin.Sessions.Count, pin.Sessions.Bits, unplaced, slot));
            Options[i] = [_finder.Valued(i, slot, new OptionDays(pin.StartOn, pin.EndOn))];
        }
    }

    private void AddSupervisors()
    {
        for (var i = 0; i < _facts.Snapshot.Supervisors.Count; i++)
            _draft.Supervisors.Add(
                new DraftSupervisor(_facts.Snapshot.Supervisors[i].Key.ToString(), Seats.SupportOf(i)));
    }

    private void AddSlots()
    {
        for (var slot = 0; slot < _facts.Slots.Count; slot++)
        {
            var capacity = new int[SessionMask.SessionCount];
            for (var session = 0; session < capacity.Length; session++) capacity[session] = Seats.At(slot, session);
            _draft.Slots.Add(new DraftSlot(
                _facts.Slots[slot].Slot.Key.ToString(), capacity, Seats.MinimumCrewOf(slot),
                [.. Seats.SupervisorsOf(slot)]));
        }
    }

    private void AddOptions()
    {
        var atSite = new SortedDictionary<Key, List<int>>();
        foreach (var option in Options.SelectMany(o => o))
        {
            var index = _draft.Options.Add(option.Participant, option.Slot, option.Value, option.SupportLoad);
            var where = _facts.Slots[option.Slot];
            if (where.Slot.Activity is not null || Seats.CapOf(where.Site.Key) is null) continue;
            if (!atSite.TryGetValue(where.Site.Key, out var options)) atSite[where.Site.Key] = options = [];
            options.Add(index);
        }
        foreach (var (site, options) in atSite)
            _draft.Quotas.Add(new DraftQuota(
                $"site-cap:{site}", 0, Seats.CapOf(site)!.Value, options, [.. Enumerable.Repeat(1L, options.Count)]));
    }
}
