using Matching.Core.Eligibility;
using Matching.Core.Fitting;

namespace Matching.Core.Planning;

/// <summary>
/// Finds the best options of everybody: rules as masks of slots first, then fit and value of what they leave open, in
/// one pass per participant over slots that were made ready. The options are those that <see cref="OptionFinder"/>
/// finds pair by pair, to the digit. Not thread-safe: one a thread over the shared <see cref="Ground"/>.
/// </summary>
internal sealed class OptionSweep
{
    private readonly Ground _ground;
    private readonly OpenSlots _open;
    private readonly ScoringMemory _memory;
    private readonly BestOptions _best;

    /// <summary>Makes room for one thread.</summary>
    public OptionSweep(Ground ground)
    {
        _ground = ground;
        (_open, _memory) = (ground.Rules.CreateOpenSlots(), ground.Scorer.CreateMemory());
        _best = new BestOptions(Math.Min(ground.Options.OptionsPerParticipant, Math.Max(1, ground.Facts.Slots.Count)));
    }

    /// <summary>One participant's options by falling value, ties by slot. O(slots).</summary>
    /// <param name="participant">0-based index of the participant.</param>
    /// <param name="chances">What the possible slots are worth to the participant; told by every objective but the
    /// plain chance.</param>
    public PlanningOption[] Of(int participant, out OwnChances chances)
    {
        _open.Find(_ground.Facts.Participants[participant]);
        var scores = _ground.Scorer.Score(_open, _memory);
        chances = _ground.Options.Objective == FitObjective.Chance ? OwnChances.None : ChancesOf(scores);
        _best.Clear();
        for (var at = 0; at < scores.Length; at++) _best.Add(ValueOf(at, scores[at], chances), _open.Slots[at], at);
        var options = new List<PlanningOption>();
        foreach (var at in _best.Ranked()) options.Add(Option(participant, at, chances));
        return [.. options];
    }

    private long ValueOf(int at, int score, OwnChances chances)
    {
        var (who, period, slot) = (_open.Who, _ground.Facts.Period, _open.Slots[at]);
        return Valuation.Value(
            new ValueFacts
            {
                IsActivity = _ground.IsActivity[slot],
                Score = score,
                Wish = ValueFacts.WishOf(_memory.Codes.WishMatch(at)),
                StagesBelow = (int)who.Participant.Stage - _memory.Codes.StageCode(at),
                Stays = who.Proposed.Count > 0 && ValueFacts.Stay(_open.Pair(at)),
                Weeks = ValueFacts.WeeksFrom(period, _open.Days[at]),
                OwnMean = chances.Mean,
                OwnBest = chances.Best,
            },
            _ground.Options);
    }

    private PlanningOption Option(int participant, int at, OwnChances chances) => new(
        participant, _open.Slots[at], _open.Days[at], _memory.Scores[at], ValueOf(at, _memory.Scores[at], chances),
        _open.Pair(at).SupportLoad);

    private OwnChances ChancesOf(ReadOnlySpan<int> scores)
    {
        var sum = new ChanceSum();
        for (var at = 0; at < scores.Length; at++)
            if (!_ground.IsActivity[_open.Slots[at]])
                sum.Add(scores[at]);
        return sum.Chances;
    }

    /// <summary>What every thread's sweep reads.</summary>
    internal sealed class Ground(AreaFacts facts, PlanningOptions options)
    {
        public AreaFacts Facts => facts;

        public PlanningOptions Options => options;

        public bool[] IsActivity { get; } = [.. facts.Slots.Select(slot => slot.Slot.Activity is not null)];

        public AreaRules Rules { get; } = new(facts);

        public AreaScorer Scorer { get; } = new(facts, options.Model);
    }
}
