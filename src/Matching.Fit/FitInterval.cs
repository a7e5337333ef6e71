namespace Matching.Fit;

/// <summary>The 80 % interval of a score, in 1/1000 logit: 8 times in 10 the truth is expected inside.</summary>
/// <param name="Low">Lower end, at most the score.</param>
/// <param name="High">Upper end, at least the score.</param>
public readonly record struct FitInterval(int Low, int High);
