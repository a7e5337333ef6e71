namespace Matching.Fit;

/// <summary>How much of a model was learned, and how much was stated.</summary>
public enum LearningStage
{
    /// <summary>Stated alone: a prior, from rules or from other offices.</summary>
    Prior,

    /// <summary>The base rate alone: nothing that was tried predicts better.</summary>
    BaseRate,

    /// <summary>The prior with an intercept of its own, shrunk towards the prior's.</summary>
    Intercept,

    /// <summary>The prior with corrections that cross-validation found to be worth it.</summary>
    Corrections,

    /// <summary>Learned in full; a prior, where there is one, is where learning started.</summary>
    Full,
}
