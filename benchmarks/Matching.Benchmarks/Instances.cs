using Matching.Core.Eligibility;
using Matching.Core.Snapshots;
using Matching.Sample;

namespace Matching.Benchmarks;

/// <summary>
/// The inputs of every benchmark: the sample region at seed 1, seen on a day in spring. The same size is the same
/// instance on every machine, so that results can be laid side by side.
/// </summary>
public static class Instances
{
    private static readonly SampleSettings Settings = new();

    /// <summary>The days that a plan of the region looks at: half a year from the region's date.</summary>
    public static PlanPeriod Period { get; } = new(Settings.Date, Settings.Date);

    /// <summary>A region of so many participants, 60 to 150 000, and 24 slots and one more per five of them.</summary>
    public static Snapshot Region(int participants) =>
        new(SampleRegion.Generate(Settings with { Size = participants }).Rows);
}
