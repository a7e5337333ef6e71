using Matching.Benchmarks.Families;
using Matching.Optimizer;

namespace Matching.Benchmarks.Quality;

/// <summary>A row of the quality table: a problem per seed.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="IsSmall">Whether it belongs to the quick table.</param>
/// <param name="At">The problem of a seed; the seed of the run is the same number.</param>
internal sealed record QualityFamily(string Name, bool IsSmall, Func<int, Problem> At)
{
    /// <summary>The generated families.</summary>
    public static IEnumerable<QualityFamily> Generated =>
    [
        Full("region 60 × 40 × 12", (60, 40, 12), isSmall: true),
        Full("region 1 000 × 200 × 30", (1_000, 200, 30), isSmall: false),
        Full("region 10 000 × 2 000 × 50", (10_000, 2_000, 50), isSmall: false),
        Gap("gap c, 10 × 100", GapClass.C, (10, 100), isSmall: true),
        Gap("gap c, 20 × 400", GapClass.C, (20, 400), isSmall: false),
        Gap("gap d, 10 × 100", GapClass.D, (10, 100), isSmall: true),
        Gap("gap d, 20 × 200", GapClass.D, (20, 200), isSmall: false),
        Gap("gap e, 10 × 100", GapClass.E, (10, 100), isSmall: true),
        Gap("gap e, 40 × 400", GapClass.E, (40, 400), isSmall: false),
    ];

    /// <summary>Every public file of a folder; the seeds are those of the run alone.</summary>
    public static IEnumerable<QualityFamily> Public(string folder) =>
        from path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        where Path.GetExtension(path) != ".md"
        select new QualityFamily(
            Path.GetFileNameWithoutExtension(path), true, _ => Problem.From(PublicFile.Read(path)));

    private static QualityFamily Full(string name, (int Participants, int Slots, int Options) size, bool isSmall) =>
        new(name, isSmall, seed => Problem.From(
            FullRegion.Generate(new(size.Participants, size.Slots, size.Options, seed))));

    private static QualityFamily Gap(string name, GapClass kind, (int Hosts, int Jobs) size, bool isSmall) =>
        new(name, isSmall, seed => Instances.Gap(kind, size.Hosts, size.Jobs, seed));
}
