using Matching.Core.Checks;
using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Planning;
using Matching.Core.Snapshots;
using Matching.Core.Words;

namespace Matching.Core.Suggestions;

/// <summary>
/// Ranks the options of one participant, or of one slot, by the same rules, fit and values as the plan. A suggestion
/// is for a person to judge: it never takes a seat. Not thread-safe.
/// </summary>
public sealed class SuggestionFinder
{
    /// <summary>Most suggestions in one answer.</summary>
    public const int MaximumCount = 1_000;

    private readonly AreaFacts _facts;
    private readonly PlanningOptions _options;
    private readonly OptionFinder _finder;
    private readonly Seats _left;
    private (int Participant, OwnAverage Of) _average = (-1, null!);

    /// <summary>Finds within a snapshot and a period, by the plan's options.</summary>
    /// <exception cref="InvalidInputException">An option is out of range.</exception>
    public SuggestionFinder(Snapshot snapshot, PlanPeriod period, PlanningOptions options)
    {
        _options = options;
        _facts = new AreaFacts(snapshot, period, options.Model.Rules);
        _finder = new OptionFinder(_facts, options);
        _left = Seats.Offered(_facts);
        foreach (var placement in _facts.Agreed)
            _left.Take(
                snapshot.ParticipantIndex(placement.ParticipantKey), snapshot.SlotIndex(placement.SlotKey),
                placement.Sessions);
    }

    /// <summary>The slots for a participant by falling value; ties by slot. O(slots).</summary>
    /// <param name="participant">The participant.</param>
    /// <param name="count">How many, 1 to 1,000.</param>
    /// <exception cref="InvalidInputException">An unknown participant, or a count out of range.</exception>
    public IReadOnlyList<Suggestion> ForParticipant(Key participant, int count)
    {
        var index = Known("participant", participant, _facts.Snapshot.ParticipantIndex(participant), count);
        var ranked = _finder.Ranked(index);
        if (_options.Model.Learned) Average(index, ranked);
        return [.. ranked.Take(count).Select((option, i) => Suggest(option, i + 1))];
    }

    /// <summary>
    /// The participants for a slot by what a placement there adds to their being left out; so waiting time counts.
    /// Those with an agreed placement are not looked for. O(participants).
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="count">How many, 1 to 1,000.</param>
    /// <exception cref="InvalidInputException">An unknown slot, or a count out of range.</exception>
    public IReadOnlyList<Suggestion> ForSlot(Key slot, int count)
    {
        var index = Known("slot", slot, _facts.Snapshot.SlotIndex(slot), count);
        var placed = _facts.Agreed.Select(p => _facts.Snapshot.ParticipantIndex(p.ParticipantKey)).ToHashSet();
        var options = new List<PlanningOption>();
        for (var participant = 0; participant < _facts.Participants.Count; participant++)
            if (!placed.Contains(participant) && _finder.TryOption(participant, index, out var option))
                options.Add(option);
        var ranked = options.OrderByDescending(Gain).ThenBy(o => o.Participant).Take(count);
        return [.. ranked.Select((option, i) => Suggest(option, i + 1))];
    }

    /// <summary>Everything the rules say of one pair, whether or not it is an option.</summary>
    /// <exception cref="InvalidInputException">An unknown participant or slot; both are named.</exception>
    public WhyNot Explain(Key participant, Key slot)
    {
        var (who, where) = (_facts.Snapshot.ParticipantIndex(participant), _facts.Snapshot.SlotIndex(slot));
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        CheckKnown(check, "participant", participant, who);
        CheckKnown(check, "slot", slot, where);
        check.ThrowIfAny();
        var judgement = EligibilityRules.Judge(_facts.Pair(who, where));
        Suggestion? suggestion = null;
        var rank = 0;
        if (judgement.IsOption)
        {
            var option = _finder.Valued(who, where, judgement.Days!.Value);
            rank = 1 + CountBetter(who, option);
            suggestion = Suggest(option, rank);
        }
        return new WhyNot(_facts.Participants[who], _facts.Slots[where], _facts.Period, judgement, suggestion);
    }

    /// <summary>
    /// The fit of a pair told against the participant's own average slot, whether or not it is an option; null for an
    /// activity.
    /// </summary>
    /// <exception cref="InvalidInputException">An unknown participant or slot; both are named.</exception>
    public FitComparison? Compare(Key participant, Key slot)
    {
        var (who, where) = (_facts.Snapshot.ParticipantIndex(participant), _facts.Snapshot.SlotIndex(slot));
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        CheckKnown(check, "participant", participant, who);
        CheckKnown(check, "slot", slot, where);
        check.ThrowIfAny();
        if (_facts.Slots[where].Slot.Activity is not null) return null;
        return Compare(_finder.TryOption(who, where, out var option)
            ? option
            : _finder.Valued(who, where, new OptionDays(_facts.Period.StartOn, _facts.Period.EndOn)));
    }

    private FitComparison Compare(PlanningOption option)
    {
        if (_average.Participant != option.Participant) Average(option.Participant, _finder.Ranked(option.Participant));
        return FitComparison.Of(_options.Model, _finder.DecisionOf(option), _average.Of);
    }

    private void Average(int participant, IReadOnlyList<PlanningOption> options) =>
        _average = (participant, OwnAverage.Of(
            _options.Model,
            [.. options.Where(o => _facts.Slots[o.Slot].Slot.Activity is null).Select(_finder.DecisionOf)]));

    private int CountBetter(int who, PlanningOption option)
    {
        var better = 0;
        for (var slot = 0; slot < _facts.Slots.Count; slot++)
            if (slot != option.Slot && _finder.TryOption(who, slot, out var other)
                && (other.Value > option.Value || (other.Value == option.Value && slot < option.Slot))) better++;
        return better;
    }

    private long Gain(PlanningOption option) =>
        option.Value - _finder.Valuation.UnplacedValue(_facts.Participants[option.Participant], _facts.Period);

    private Suggestion Suggest(PlanningOption option, int rank)
    {
        var pair = _facts.Pair(option.Participant, option.Slot);
        var judgement = EligibilityRules.Judge(pair);
        var isActivity = pair.Where.Slot.Activity is not null;
        var comparison = _options.Model.Learned && !isActivity ? Compare(option) : null;
        var fit = isActivity ? null : comparison?.Fit ?? FitEstimate.Of(_options.Model, _finder.DecisionOf(option));
        return new Suggestion
        {
            Rank = rank,
            Who = pair.Who,
            Where = pair.Where,
            Days = option.Days,
            Value = option.Value,
            Fit = fit,
            Comparison = comparison,
            Input = _finder.InputOf(option),
            Reasons = comparison is not null
                ? [.. comparison.Raises.Concat(comparison.Lowers).Select(e => e.Say())]
                : fit is not null
                    ? [.. fit.Reasons.Where(r => r.Points != 0).Select(r => r.Say())]
                    : [.. judgement.Findings.Where(f => f.Rule.Name is "readiness" or "stage" or "travel")
                    .Select(f => f.Explanation.Why)],
            Arrange = [.. judgement.ToArrange.Select(f => f.Explanation.Change)],
            Lacks = Room.Of(_facts, _left, option),
        };
    }

    private static int Known(string field, Key key, int index, int count)
    {
        var check = new Check(Phrase.Of($"Frågan", $"Question"), "");
        CheckKnown(check, field, key, index);
        check.Range("count", count, 1, MaximumCount);
        check.ThrowIfAny();
        return index;
    }

    private static void CheckKnown(Check check, string field, Key key, int index) => check.That(
        index >= 0, field,
        $"har {field} {key.ToString().Shown()}, väntade ett känt id. Kanske saknas kommunkoden framför.",
        $"has {field} {key.ToString().Shown()}, expected a known id. Maybe the municipality code before it is "
            + $"missing.");
}
