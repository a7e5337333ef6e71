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
