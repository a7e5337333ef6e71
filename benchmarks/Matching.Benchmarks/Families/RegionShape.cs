namespace Matching.Benchmarks.Families;

/// <summary>How large a region is.</summary>
/// <param name="Participants">People, 1 or more.</param>
/// <param name="Slots">Slots, 1 or more.</param>
/// <param name="OptionsEach">Options that everybody is offered, fewer where too few sessions are common.</param>
/// <param name="Seed">Same shape and seed: same region.</param>
public readonly record struct RegionShape(int Participants, int Slots, int OptionsEach, int Seed);
