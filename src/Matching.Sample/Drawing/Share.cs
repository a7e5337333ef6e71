namespace Matching.Sample.Drawing;

/// <summary>One value of a marginal distribution.</summary>
/// <param name="Value">The value.</param>
/// <param name="PerMille">How many of a thousand have it; the shares of one marginal sum to 1000.</param>
internal readonly record struct Share<T>(T Value, int PerMille);
