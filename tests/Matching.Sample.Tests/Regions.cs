using System.Collections.Concurrent;
using Matching.Core.Snapshots;

namespace Matching.Sample.Tests;

/// <summary>Regions that several tests look at, made once.</summary>
internal static class Regions
{
    private static readonly ConcurrentDictionary<(int Size, ulong Seed), Lazy<SampleRegion>> Made = [];

    /// <summary>The region of a size with the seed 1.</summary>
    public static SampleRegion Of(int size, ulong seed = 2) =>
        Made.GetOrAdd((size, seed), key => new Lazy<SampleRegion>(
            () => SampleRegion.Generate(new SampleSettings { Size = key.Size, Seed = key.Seed }))).Value;

    /// <summary>The region's rows with every reference followed.</summary>
    public static Snapshot SnapshotOf(int size, ulong seed = 2) => new(Of(size, seed).Rows);
}
