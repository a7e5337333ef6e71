using Matching.Core.Eligibility;
using Matching.Core.Eligibility.Rules;
using Matching.Core.Employers;
using Matching.Core.Fitting;
using Matching.Core.Monitoring;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Snapshots;
using Matching.Fit;
using Matching.Fit.BackTesting;
using Matching.Fit.Tables;

namespace Matching.Core.BackTesting;

/// <summary>
/// The past decisions of a snapshot as a back-test takes them. An action is a kind of place, the sector with the stage:
/// slots and even fields of work are too many for anybody to learn how likely each was. What the models look at is the
/// participant as known on the day, and how far the nearest possible slot of each kind was; the best possible slot of a
/// kind stands for the kind.
/// </summary>
public sealed class PastPeriod
{
    /// <summary>The kind that those with too few rows are pooled into.</summary>
    public const string OtherKinds = "other";

    /// <summary>Fewest rows of an office that shares its seats with no other one.</summary>
    private const int RowsOfAPool = 250;

    private static readonly FitFeature[] AboutParticipants =
        [.. FitSchema.All.Where(shape => shape.Part == FitPart.Participant).Select(shape => shape.Feature)];

    private static readonly Rule[] Lasting =
    [
        SharingRule.Rule, StageRule.Rule, VetoRule.Rule, LicenceRule.Rule, SessionsRule.Rule, LanguageRule.Rule,
        TravelRule.Rule, DemandRule.Rule,
    ];

    private readonly Snapshot _snapshot;
    private readonly TrainingRows _rows;
    private readonly DecisionHistory _history;
    private readonly Slot[] _slots;
    private readonly int[] _actionOfSlot;

    /// <summary>Prepares the period.</summary>
    /// <param name="snapshot">The area with its past.</param>
    /// <param name="rows">The period's rows, those of <see cref="FitTarget.Good"/>; at least one.</param>
    /// <param name="cancellation">Ends the preparation.</param>
    public PastPeriod(Snapshot snapshot, TrainingRows rows, CancellationToken cancellation = default)
    {
        (_snapshot, _rows, _history) = (snapshot, rows, new DecisionHistory(snapshot, rows.Rules));
        Actions = CommonKinds(
            [.. rows.Placements.Select(p => KindOf(snapshot.Slots[snapshot.SlotIndex(p.SlotKey)]))]);
        _slots = [.. snapshot.Slots.Where(s => s.Activity is null)];
        _actionOfSlot = [.. _slots.Select(ActionOf)];
        Decisions = Past(cancellation);
    }

    /// <summary>The names of the actions.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The decisions, with sex as the group by which effects are told apart; no policy but parity sees it.
    /// </summary>
    public PastDecisions Decisions { get; }

    /// <summary>
    /// A score of every action for every row, row by row: the most that any possible slot of the action gives, or the
    /// row's least where none was possible. O(rows × slots).
    /// </summary>
    /// <param name="score">Larger is better.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public double[] Scores(Func<Decision, double> score, CancellationToken cancellation)
    {
        var scores = Possible(score, cancellation);
        for (var row = 0; row < _rows.Count; row++)
        {
            var own = scores.AsSpan(row * Actions.Count, Actions.Count);
            var least = double.PositiveInfinity;
            foreach (var value in own) least = double.IsFinite(value) ? Math.Min(least, value) : least;
            foreach (ref var value in own)
                if (!double.IsFinite(value)) value = double.IsFinite(least) ? least : 0;
        }
        return scores;
    }

    // Minus infinity where no slot of the action was possible.
    private double[] Possible(Func<Decision, double> score, CancellationToken cancellation)
    {
        var scores = new double[_rows.Count * Actions.Count];
        Array.Fill(scores, double.NegativeInfinity);
        for (var row = 0; row < _rows.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var placement = _rows.Placements[row];
            var (who, period) = (_history.Who(placement), DecisionHistory.Period(placement));
            for (var slot = 0; slot < _slots.Length; slot++)
            {
                if (_actionOfSlot[slot] < 0 || !InReach(_slots[slot], placement.Municipality)) continue;
                var pair = new Pair(who, _history.Where(_slots[slot], period), period);
                if (!WasPossible(pair)) continue;
                var own = new Decision(pair, placement.AgreedStartOn ?? placement.StartOn, placement.AgreedEndOn);
                ref var best = ref scores[row * Actions.Count + _actionOfSlot[slot]];
                best = Math.Max(best, score(own));
            }
        }
        return scores;
    }

    /// <summary>The chance of a good outcome by a model.</summary>
    public static Func<Decision, double> Chance(PlacementModel model) => decision =>
    {
        Span<double> features = stackalloc double[FitFeatures.Count];
        FitFeatures.Fill(decision, features);
        return FitModel.Probability(model.Good.Score(features));
    };

    /// <summary>The nearest slot: minus the hours of travel, minus four hours where nobody knows.</summary>
    public static double Nearness(Decision decision) => -(decision.Pair.TravelMinutes ?? 240) / 60.0;

    // Kinds with too few rows are pooled; where the pool has too few, the rarest of the others joins it.
    private static IReadOnlyList<string> CommonKinds(string[] kinds)
    {
        var byCount = kinds.GroupBy(kind => kind).Select(g => (Kind: g.Key, Count: g.Count()))
            .OrderByDescending(k => k.Count).ThenBy(k => k.Kind, StringComparer.Ordinal).ToList();
        var pooled = 0;
        while (byCount.Count > 0
            && (byCount[^1].Count < PastDecisions.FewestRows || pooled is > 0 and < PastDecisions.FewestRows))
        {
            pooled += byCount[^1].Count;
            byCount.RemoveAt(byCount.Count - 1);
        }
        var common = byCount.Select(k => k.Kind).Order(StringComparer.Ordinal);
        return pooled == 0 ? [.. common] : [.. common, OtherKinds];
    }

    private static bool InReach(Slot slot, string municipality) => slot.Shared || slot.Municipality == municipality;

    // What the calendar says of a slot today says little of then; what the participant can do and wants does.
    private static bool WasPossible(in Pair pair)
    {
        foreach (var rule in Lasting)
            if (rule.Judge(pair).Standing == Standing.Fails) return false;
        return true;
    }

    private PastDecisions Past(CancellationToken cancellation)
    {
        var table = _rows.Table();
        var people = new Dictionary<Key, int>();
        var groups = MonitorDoor.SexesOf(_snapshot, _rows);
        return new PastDecisions
        {
            Features = new FitTable(
                [.. AboutParticipants.Select(f => table.Columns[(int)f]), .. Ways(cancellation)], _rows.Count),
            Actions =
            [
                .. _rows.Placements.Select(p => ActionOf(_snapshot.Slots[_snapshot.SlotIndex(p.SlotKey)])),
            ],
            ActionNames = Actions,
            Outcomes = [.. _rows.Outcomes.Select(good => good ? 1.0 : 0)],
            Pools = Pools(),
            Clusters = [.. _rows.Placements.Select(p => Number(people, p.ParticipantKey))],
            Groups = groups.Groups,
            GroupNames = groups.Names,
        };
    }

    // Seats are shared within an office; the small ones are one pool, since few rows share seats too closely.
    private int[] Pools()
    {
        var rows = _rows.Placements.CountBy(p => p.Municipality).ToDictionary();
        var offices = rows.Where(office => office.Value >= RowsOfAPool).Select(office => office.Key)
            .Order(StringComparer.Ordinal).ToList();
        return [.. _rows.Placements.Select(p => offices.IndexOf(p.Municipality) + 1)];
    }

    // How far the nearest possible slot of each kind was: it drives the choice and is known whatever was chosen.
    private IEnumerable<NumericColumn> Ways(CancellationToken cancellation)
    {
        var hours = Possible(Nearness, cancellation);
        for (var action = 0; action < Actions.Count; action++)
        {
            var own = action;
            yield return new NumericColumn(
                $"hours_to_{Actions[action]}",
                Enumerable.Range(0, _rows.Count).Select(row => hours[row * Actions.Count + own])
                    .Select(value => double.IsFinite(value) ? -value : double.NaN));
        }
    }

    private int ActionOf(Slot slot)
    {
        var kind = KindOf(slot);
        for (var action = 0; action < Actions.Count; action++)
            if (Actions[action] == kind) return action;
        return Actions[^1] == OtherKinds ? Actions.Count - 1 : -1;
    }

    private string KindOf(Slot slot)
    {
        var sector = _snapshot.EmployerOf(_snapshot.SiteOf(slot)).Sector;
        return $"{Sectors.Words.Code(sector)}_{StageWords.Stages.Code(slot.Stage)}";
    }

    private static int Number(Dictionary<Key, int> numbers, Key key)
    {
        if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
        return number;
    }
}
