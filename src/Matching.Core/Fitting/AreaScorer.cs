using Matching.Core.Eligibility;

namespace Matching.Core.Fitting;

/// <summary>
/// A model made ready to score everybody at every possible slot, participant by participant: the same scores as
/// <see cref="PlacementModel.Score"/> pair by pair, to the digit. Safe from many threads, each with its own
/// <see cref="ScoringMemory"/>.
/// </summary>
internal sealed class AreaScorer
{
    private readonly AreaFacts _facts;
    private readonly SlotCodes _slots;
    private readonly bool[] _isActivity;
    private readonly HeadScorer _good;
    private readonly HeadScorer? _started;

    /// <summary>Makes a model ready. O(slots × features).</summary>
    public AreaScorer(AreaFacts facts, PlacementModel model)
    {
        (_facts, _slots) = (facts, new SlotCodes(facts));
        _isActivity = [.. facts.Slots.Select(slot => slot.Slot.Activity is not null)];
        _good = new HeadScorer(model.Good, facts);
        _started = model.Started is { } started ? new HeadScorer(started, facts) : null;
    }

    /// <summary>Working memory for one thread.</summary>
    public ScoringMemory CreateMemory()
    {
        var codes = new PairCodes(_slots);
        var count = _facts.Slots.Count;
        return new ScoringMemory(
            codes, _good.CreateMemory(codes), _started?.CreateMemory(codes), new int[count], new int[count]);
    }

    /// <summary>Scores a participant's possible slots; an activity has 0.</summary>
    /// <param name="open">The possible slots.</param>
    /// <param name="memory">Working memory of the thread; its codes are filled too.</param>
    /// <returns>One a possible slot, in 1/1000 logit; valid until the next call.</returns>
    public ReadOnlySpan<int> Score(OpenSlots open, ScoringMemory memory)
    {
        var scores = memory.Scores.AsSpan(0, open.Count);
        memory.Codes.Fill(open);
        _good.Score(open, memory.Codes, memory.Good, scores);
        if (_started is not null)
        {
            var started = memory.StartedScores.AsSpan(0, open.Count);
            _started.Score(open, memory.Codes, memory.Started!, started);
            JointScore.Of(started, scores);
        }
        for (var at = 0; at < scores.Length; at++)
            if (_isActivity[open.Slots[at]])
                scores[at] = 0;
        return scores;
    }
}

/// <summary>Working memory of one thread.</summary>
/// <param name="Codes">The codes of the possible slots.</param>
/// <param name="Good">Of the head for good outcomes.</param>
/// <param name="Started">Of the head for starts, where there is one.</param>
/// <param name="Scores">Room for a score a slot.</param>
/// <param name="StartedScores">The same for the second head.</param>
internal sealed record ScoringMemory(
    PairCodes Codes, HeadMemory Good, HeadMemory? Started, int[] Scores, int[] StartedScores);
