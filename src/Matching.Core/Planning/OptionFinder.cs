using Matching.Core.Eligibility;
using Matching.Core.Fitting;

namespace Matching.Core.Planning;

/// <summary>
/// Finds the options of every participant: judges each pair, scores its fit, values it. O(participants × slots)
/// judgements, the cheapest rules first; the same list at any number of threads.
/// </summary>
public sealed class OptionFinder
{
    private readonly AreaFacts _facts;
    private readonly PlanningOptions _options;
    private readonly Valuation _valuation;

    /// <summary>Finds within these facts, by these options.</summary>
    public OptionFinder(AreaFacts facts, PlanningOptions options)
    {
        options.Validate();
        (_facts, _options) = (facts, options);
        _valuation = new Valuation(options, facts.Snapshot);
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
        var found = new List<PlanningOption>();
        for (var slot = 0; slot < _facts.Slots.Count; slot++)
            if (TryOption(participant, slot, out var option)) found.Add(option);
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
        Parallel.For(0, options.Length, parallel, i => options[i] = OfParticipant(i));
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
        var pair = _facts.Pair(participant, slot);
        var score = 0;
        if (pair.Where.Slot.Activity is null)
        {
            Span<double> features = stackalloc double[FitFeatures.Count];
            FitFeatures.Fill(pair, features);
            score = _options.Model.Score(features);
        }
        var value = _valuation.Value(pair, days, score);
        return new PlanningOption(participant, slot, days, score, value, pair.SupportLoad);
    }

    private static int ByFallingValue(PlanningOption a, PlanningOption b)
    {
        var order = b.Value.CompareTo(a.Value);
        return order != 0 ? order : a.Slot.CompareTo(b.Slot);
    }
}
