namespace Matching.Fit.Learning;

/// <summary>What kind of steps boosting takes for numbers.</summary>
internal enum BoostPath
{
    /// <summary>Along a straight line in normal scores: with early stopping, a ridge logistic regression.</summary>
    Lines,

    /// <summary>Cuts in two: at random first, then where they gain most.</summary>
    Cuts,
}

/// <summary>What boosting is driven by.</summary>
/// <param name="Path">What kind of steps it takes.</param>
/// <param name="Random">What early cuts are drawn from.</param>
internal sealed record BoostSource(BoostPath Path, SeededRandom Random);
