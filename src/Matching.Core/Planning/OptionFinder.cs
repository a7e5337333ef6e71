using Matching.Core.Eligibility;
using Matching.Core.Fitting;
using Matching.Core.Suggestions;

namespace Matching.Core.Planning;

/// <summary>
/// Finds the options of every participant: judges each pair, scores its fit, values it. O(participants × slots)
/// judgements, the cheapest rules first; the same list at any number of threads. Thread-safe.
/// </summary>
public sealed class OptionFinder
{
    // Participants that one thread takes at a time.
    private const int Together = 32;

    private readonly AreaFacts _facts;
    private readonly PlanningOptions _options;
    private readonly Valuation _valuation;
    private readonly OwnChances?[] _chances;

    /// <summary>Finds within these facts, by these options.</summary>
    public OptionFinder(AreaFacts facts, PlanningOptions options)
    {
        options.Validate();
        (_facts, _options) = (facts, options);
        _valuation = new Valuation(options);
        _chances = new OwnChances?[facts.Participants.Count];
    }

    /// <summary>The valuation behind every option.</summary>
    public Valuation Valuation => _valuation;

    /// <summary>
    /// One participant's options by falling value, ties by slot; at most as many as the options allow.
    /// </summary>
    public IReadOnlyList<PlanningOption> OfParticipant(int participant)
    {
        var (ranked, most) = (Ranked(participant), _options.OptionsPerParticipant);
        return ranked.Count <= most ? ranked : [.. ranked.Take(most)];
    }

    /// <summary>All of one participant's options by falling value, ties by slot.</summary>
    public IReadOnlyList<PlanningOption> Ranked(int participant)
    {
        var found = Scored(participant);
        var chances = _options.Objective == FitObjective.Chance ? OwnChances.None : Remembered(participant, found);
        for (var i = 0; i < found.Count; i++) found[i] = Valued(found[i], chances);
        found.Sort(ByFallingValue);
        return found;
    }

    /// <summary>Every participant's options, in the snapshot's order.</summary>
    /// <param name="threads">Most threads, 1 or more; the result is the same at any number.</param>
    /// <param name="cancellation">Stops between participants.</param>
    public IReadOnlyList<PlanningOption>[] OfAll(int threads, CancellationToken cancellation)
    {
        var options = new IReadOnlyList<PlanningOption>[_facts.Participants.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var ground = new OptionSweep.Ground(_facts, _options);
        Parallel.ForEach(
            Neighbours(), parallel, () => new OptionSweep(ground),
            (together, _, sweep) =>
            {
                foreach (var participant in together)
                {
                    options[participant] = sweep.Of(participant, out var chances);
                    if (_options.Objective != FitObjective.Chance) _chances[participant] = chances;
                }
                return sweep;
            },
            _ => { });
        return options;
    }

    /// <summary>The option of one pair, if it is one.</summary>
    public bool TryOption(int participant, int slot, out PlanningOption option)
    {
        option = default;
        var pair = _facts.Pair(participant, slot);
        if (!EligibilityRules.IsOption(pair, out var days)) return false;
        option = Valued(participant, slot, days);
        return true;
    }

    /// <summary>The option of a pair whose days are settled, whatever the rules say of it.</summary>
    public PlanningOption Valued(int participant, int slot, OptionDays days)
    {
        Span<double> features = stackalloc double[FitFeatures.Count];
        FitFeatures.FillParticipant(_facts.Participants[participant], features);
        var option = Scored(participant, slot, days, features);
        return Valued(
            option, _options.Objective == FitObjective.Chance ? OwnChances.None : ChancesOf(participant));
    }

    /// <summary>What the possible slots of a participant are worth to that person. O(slots), once.</summary>
    public OwnChances ChancesOf(int participant) =>
        _chances[participant] ?? Remembered(participant, Scored(participant));

    /// <summary>The decision that an option would be.</summary>
    public Decision DecisionOf(PlanningOption option) =>
        new(_facts.Pair(option.Participant, option.Slot), option.Days);

    /// <summary>What an option was made of, to be kept with a suggestion.</summary>
    public SuggestionInput InputOf(PlanningOption option)
    {
        var pair = _facts.Pair(option.Participant, option.Slot);
        var features = new double[FitFeatures.Count];
        FitFeatures.Fill(DecisionOf(option), features);
        var chances = _options.Objective == FitObjective.Chance ? OwnChances.None : ChancesOf(option.Participant);
        return new SuggestionInput
        {
            Participant = pair.Who.Participant.Key,
            Slot = pair.Where.Slot.Key,
            Features = pair.Where.Slot.Activity is null ? features : [],
            Facts = Valuation.Facts(pair, option.Days, option.Score, chances),
            UnplacedValue = _valuation.UnplacedValue(pair.Who, pair.Period),
        };
    }

    // Those who share a home follow each other, so that ways are computed once a home.
    private IEnumerable<int[]> Neighbours() =>
        Enumerable.Range(0, _facts.Participants.Count)
            .OrderBy(i => _facts.Participants[i].Participant.Latitude)
            .ThenBy(i => _facts.Participants[i].Participant.Longitude)
            .Chunk(Together);

    // A participant's part of the vector is filled once, so that a pair costs what is about the pair.
    private List<PlanningOption> Scored(int participant)
    {
        var found = new List<PlanningOption>();
        Span<double> features = stackalloc double[FitFeatures.Count];
        FitFeatures.FillParticipant(_facts.Participants[participant], features);
        for (var slot = 0; slot < _facts.Slots.Count; slot++)
            if (EligibilityRules.IsOption(_facts.Pair(participant, slot), out var days))
                found.Add(Scored(participant, slot, days, features));
        return found;
    }

    private PlanningOption Scored(int participant, int slot, OptionDays days, Span<double> features)
    {
        var pair = _facts.Pair(participant, slot);
        var score = 0;
        if (pair.Where.Slot.Activity is null)
        {
            FitFeatures.FillPair(new Decision(pair, days), features);
            FitFeatures.FillSlot(pair.Where, features);
            score = _options.Model.Score(features);
        }
        return new PlanningOption(participant, slot, days, score, 0, pair.SupportLoad);
    }

    private PlanningOption Valued(PlanningOption option, OwnChances chances) => option with
    {
        Value = _valuation.Value(_facts.Pair(option.Participant, option.Slot), option.Days, option.Score, chances),
    };

    // Two threads may compute the same chances at once; they find the same.
    private OwnChances Remembered(int participant, List<PlanningOption> options)
    {
        var sum = new ChanceSum();
        foreach (var option in options)
            if (_facts.Slots[option.Slot].Slot.Activity is null)
                sum.Add(option.Score);
        return _chances[participant] = sum.Chances;
    }

    private static int ByFallingValue(PlanningOption a, PlanningOption b)
    {
        var order = b.Value.CompareTo(a.Value);
        return order != 0 ? order : a.Slot.CompareTo(b.Slot);
    }
}
