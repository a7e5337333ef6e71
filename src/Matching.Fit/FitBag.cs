namespace Matching.Fit;

/// <summary>
/// The same model learned from one bootstrap sample of the groups. Together the bags say how far a score would move
/// with another sample of the same size. What a model holds back is not held back of how its bags differ.
/// </summary>
/// <param name="Intercept">Score before any term, in 1/1000 logit.</param>
/// <param name="Points">Points in 1/1000 logit of each term of the model, in its order and its cells.</param>
public sealed record FitBag(int Intercept, IReadOnlyList<IReadOnlyList<int>> Points);
