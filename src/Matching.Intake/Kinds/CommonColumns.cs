using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Kinds;

/// <summary>Columns that several kinds of files share.</summary>
internal static class CommonColumns
{
    internal static readonly Column<double?> Latitude = Coordinate("latitude", "latitud", ["lat"], "62.63");

    internal static readonly Column<double?> Longitude =
        Coordinate("longitude", "longitud", ["lon", "long", "lng"], "17.94");

    internal static Column<string> Municipality(Phrase meaning) =>
        new("municipality", "kommun", TextForms.Municipality, "")
        {
            Synonyms = ["kommunkod", "municipality_code"],
            Required = true,
            Meaning = Phrase.Of(
                $"{meaning} En inledande nolla som kalkylarket tappat läggs till.",
                $"{meaning} A leading zero that the spreadsheet dropped is put back."),
            Example = "2280",
        };

    internal static Column<DateOnly> StartOn(Phrase meaning) => new("start_on", "startdag", DateForms.Day, default)
    {
        Synonyms = ["startdatum", "start", "från", "fr o m", "from och med"],
        Required = true,
        Meaning = meaning,
        Example = "2026-06-22",
    };

    internal static Column<DateOnly> EndOn(Phrase meaning) => new("end_on", "slutdag", DateForms.Day, default)
    {
        Synonyms = ["slutdatum", "slut", "till", "t o m", "till och med"],
        Required = true,
        Meaning = meaning,
        Example = "2026-08-14",
    };

    private static Column<double?> Coordinate(string code, string swedish, string[] synonyms, string example) =>
        new(code, swedish, NumberForms.Degrees.OrNothing<double?>(degrees => degrees), null)
        {
            Synonyms = synonyms,
            Meaning = Phrase.Of(
                $"Läge i grader (WGS 84), båda eller ingen. Tomt = okänt.",
                $"Position in degrees (WGS 84), both or none. Blank = unknown."),
            Example = example,
        };
}
