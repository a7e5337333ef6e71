namespace Matching.Optimizer.Decomposition;

/// <summary>Prices per row and the columns with weight, as a bundle had them.</summary>
/// <param name="Price">Price per row, in units of value.</param>
/// <param name="Mixture">Columns with their weights, by group.</param>
internal sealed record BundleState(double[] Price, (int Group, Column Column, double Weight)[] Mixture);
