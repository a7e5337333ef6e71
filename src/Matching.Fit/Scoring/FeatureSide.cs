namespace Matching.Fit.Scoring;

/// <summary>What a feature is about, when everybody is scored at every slot.</summary>
public enum FeatureSide
{
    /// <summary>The participant alone: the same at every slot.</summary>
    Participant,

    /// <summary>The slot alone: the same for every participant.</summary>
    Slot,

    /// <summary>The two together, such as travel.</summary>
    Pair,
}

/// <summary>Where the bin of a feature is read.</summary>
/// <param name="Side">What the feature is about.</param>
/// <param name="Column">
/// Of the pair side: the 0-based column whose code of a slot, together with the participant, tells the bin. Features
/// may share one, such as three gaps that are all told by the slot's demands; they are then added in one pass.
/// </param>
public readonly record struct FeatureSource(FeatureSide Side, int Column = 0);
