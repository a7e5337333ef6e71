namespace Matching.Fit.Folds;

/// <summary>One part of a table that is held out: what is learned from, and what is tested on.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Train">0-based rows to learn from, rising.</param>
/// <param name="Test">0-based rows that are held out, rising; none of them is in <paramref name="Train"/>.</param>
public sealed record Fold(string Name, int[] Train, int[] Test);
