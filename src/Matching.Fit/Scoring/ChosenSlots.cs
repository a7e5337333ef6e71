namespace Matching.Fit.Scoring;

/// <summary>Some of the slots that were made ready, such as those that are possible for one participant.</summary>
/// <param name="of">The slots that were made ready.</param>
/// <param name="slots">Which of them: 0-based, each below <see cref="SlotBins.Count"/>.</param>
public readonly ref struct ChosenSlots(SlotBins of, ReadOnlySpan<int> slots)
{
    /// <summary>The slots that were made ready.</summary>
    internal SlotBins Of { get; } = of;

    /// <summary>Which of them.</summary>
    internal ReadOnlySpan<int> Slots { get; } = slots;
}
