using Matching.Benchmarks.Families;
using Matching.Core.Eligibility;
using Matching.Core.Snapshots;
using Matching.Optimizer;
using Matching.Optimizer.Network;
using Matching.Optimizer.Presolve;
using Matching.Sample;

namespace Matching.Benchmarks;

/// <summary>
/// The inputs of every benchmark: the sample region at seed 1, seen on a day in spring, and problems of the families in
/// <c>Families/</c>. The same size and seed is the same instance on every machine, so that results can be laid side by
/// side.
/// </summary>
public static class Instances
{
    private static readonly SampleSettings Settings = new();

    /// <summary>The days that a plan of the region looks at: half a year from the region's date.</summary>
    public static PlanPeriod Period { get; } = new(Settings.Date, Settings.Date);

    /// <summary>A region of so many participants, 60 to 150 000, and 24 slots and one more per five of them.</summary>
    public static Snapshot Region(int participants) =>
        new(SampleRegion.Generate(Settings with { Size = participants }).Rows);

    /// <summary>The same region with nothing in anybody's way: nearly every pair is an option.</summary>
    public static Snapshot OpenRegion(int participants) =>
        Families.OpenRegion.Of(SampleRegion.Generate(Settings with { Size = participants }).Rows, Settings.Date);

    /// <summary>
    /// A region as a problem with every kind of constraint, five participants to a slot and 30 options each.
    /// </summary>
    public static Problem FullProblem(int participants, int seed = 1) =>
        Problem.From(FullRegion.Generate(Shape(participants, seed)));

    /// <summary>The same kind of region where only seats bind.</summary>
    public static Problem PlainProblem(int participants, int seed = 1) =>
        Problem.From(TransportRegion.Generate(Shape(participants, seed)));

    /// <summary>The same, solved.</summary>
    internal static SolvedNetwork SolvedNetwork(int participants)
    {
        Problem problem = PlainProblem(participants);
        var memory = new WorkMemory();
        return Optimizer.Network.SolvedNetwork.Of(problem, Candidates.Of(problem, memory), memory);
    }

    /// <summary>A linear assignment instance.</summary>
    public static Problem Assignment(AssignmentFamily family, int size, int seed = 1) =>
        Problem.From(LinearAssignment.Generate(family, size, seed));

    /// <summary>A generalised assignment instance.</summary>
    public static Problem Gap(GapClass kind, int hosts, int jobs, int seed = 1) =>
        Problem.From(GeneralisedAssignment.Generate(kind, hosts, jobs, seed));

    private static RegionShape Shape(int participants, int seed) =>
        new(participants, Math.Max(2, participants / 5), 30, seed);
}
