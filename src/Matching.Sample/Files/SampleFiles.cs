using System.Globalization;
using System.Text;
using Matching.Core;

namespace Matching.Sample.Files;

/// <summary>Writes a region's files.</summary>
internal static class SampleFiles
{
    private const string ReadmeName = "README.txt";
    private const string Invented = "påhitta";
    private static readonly string[] TableNames =
        ["sites.csv", "supervisors.csv", "slots.csv", "participants.csv", "placements.csv"];

    /// <summary>Names of the files that would be replaced and have a line that no sample region has.</summary>
    public static IReadOnlyList<string> OfOthers(string folder) =>
    [
        .. TableNames.Where(name => LinesOf(folder, name).Skip(1).Any(IsReal)),
        .. LinesOf(folder, ReadmeName).Take(1).Where(IsReal).Select(_ => ReadmeName),
    ];

    /// <summary>Writes the five files and README.txt; gives the paths of the five in loading order.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        SampleRegion region, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var rows = region.Rows;
        var employers = rows.Employers.ToDictionary(e => e.Key);
        var sites = rows.Sites.Select(s => (s, employers[new Key(s.Municipality, s.Employer)]));
        (string Name, Func<Stream, Task> Write)[] files =
        [
            ("sites.csv", stream => CsvFile.WriteAsync(stream, SiteColumns.All, sites, cancellationToken)),
            ("supervisors.csv",
                stream => CsvFile.WriteAsync(stream, SupervisorColumns.All, rows.Supervisors, cancellationToken)),
            ("slots.csv", stream => CsvFile.WriteAsync(stream, SlotColumns.All, rows.Slots, cancellationToken)),
            ("participants.csv",
                stream => CsvFile.WriteAsync(stream, ParticipantColumns.All, rows.Participants, cancellationToken)),
            ("placements.csv",
                stream => CsvFile.WriteAsync(stream, PlacementColumns.All, rows.Placements, cancellationToken)),
        ];
        await WholeAsync(
            Path.Combine(folder, ReadmeName),
            stream => stream.WriteAsync(Encoding.UTF8.GetBytes(About(region.Settings)), cancellationToken).AsTask())
            .ConfigureAwait(false);
        foreach (var (name, write) in files)
            await WholeAsync(Path.Combine(folder, name), write).ConfigureAwait(false);
        return [.. files.Select(f => Path.Combine(folder, f.Name))];
    }

    private static async Task WholeAsync(string path, Func<Stream, Task> write)
    {
        var beside = path + ".part";
        try
        {
            var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (stream.ConfigureAwait(false)) await write(stream).ConfigureAwait(false);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static IEnumerable<string> LinesOf(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadLines(path) : [];
    }

    // Every row says that it is invented, and the README says so first.
    private static bool IsReal(string line) => !line.Contains(Invented, StringComparison.OrdinalIgnoreCase);

    private static string About(SampleSettings settings) => string.Create(CultureInfo.InvariantCulture, $"""
        ALLA PERSONER I DESSA FILER ÄR PÅHITTADE. Arbetsgivare, platser, handledare och placeringar också; det som är
        påhittat säger så i kolumnen note. Namn och lägen på badplatser och återvinningscentraler är verkliga: Havs- och
        vattenmyndighetens badplatsregister (genom salgo60/Svenskabadplatser) och civictechsweden/oppna-atervinningsdata
        (CC0). Orternas lägen: GeoNames (CC BY 4.0), genom symerio/postal-codes-data, avrundade.

        EVERY PERSON IN THESE FILES IS INVENTED. So are employers, slots, supervisors and placements; what is invented
        says so in the column note. Names and positions of bathing places and recycling parks are real: the register of
        bathing places of Havs- och vattenmyndigheten (by way of salgo60/Svenskabadplatser) and
        civictechsweden/oppna-atervinningsdata (CC0). Positions of towns: GeoNames (CC BY 4.0), by way of
        symerio/postal-codes-data, rounded.

        size {settings.Size}, seed {settings.Seed}, date {settings.Date:yyyy-MM-dd}

        """).ReplaceLineEndings("\n");
}
