using System.Globalization;
using System.Text;
using Matching.Core.Employers;

namespace Matching.Sample.Places;

/// <summary>A town or village where participants live and invented sites lie.</summary>
/// <param name="Municipality">Code of the municipality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Centre">Centre, to two decimals.</param>
/// <param name="Weight">Its part of the municipality.</param>
internal sealed record Locality(string Municipality, string Name, Point Centre, int Weight);

/// <summary>A site that exists: see SOURCES.md.</summary>
/// <param name="Municipality">Code of the municipality.</param>
/// <param name="Kind">Bathing place or recycling park.</param>
/// <param name="Name">As the register has it.</param>
/// <param name="Position">As the register has it.</param>
/// <param name="Source">Key of the source in SOURCES.md.</param>
internal sealed record RealSite(string Municipality, SiteKind Kind, string Name, Point Position, string Source);

/// <summary>
/// The real names and positions that the sample carries, with their sources beside them in SOURCES.md.
/// </summary>
internal static class Gazetteer
{
    /// <summary>Towns and villages by municipality, the largest first.</summary>
    public static readonly ILookup<string, Locality> Localities =
        Rows("localities.csv", 6)
            .Select(r => new Locality(r[0], r[1], At(r[2], r[3]), int.Parse(r[4], CultureInfo.InvariantCulture)))
            .ToLookup(l => l.Municipality);

    /// <summary>Bathing places and recycling parks by municipality, the most central first.</summary>
    public static readonly ILookup<string, RealSite> RealSites =
        Rows("real_sites.csv", 6)
            .Select(r => new RealSite(r[0], Kind(r[1]), r[2], At(r[3], r[4]), r[5]))
            .ToLookup(s => s.Municipality);

    private static SiteKind Kind(string code) =>
        SiteKinds.Words.TryFind(code, out var kind)
            ? kind
            : throw new InvalidDataException($"Resource 'real_sites.csv' has kind '{code}', expected a site kind.");

    private static Point At(string latitude, string longitude) =>
        new(
            double.Parse(latitude, CultureInfo.InvariantCulture),
            double.Parse(longitude, CultureInfo.InvariantCulture));

    private static IEnumerable<string[]> Rows(string resource, int columns)
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"Resource '{resource}' is missing, expected it in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(';');
            if (cells.Length != columns)
                throw new InvalidDataException(
                    $"Resource '{resource}' has a row of {cells.Length} cells, expected {columns}.");
            yield return cells;
        }
    }
}
