using System.Runtime.CompilerServices;
using Matching.Core.Checks;
using Matching.Intake.Cells;
using Matching.Intake.Kinds;

namespace Matching.Intake.Reading;

/// <summary>Reads the rows of a file that was looked through, one after the other, in constant memory.</summary>
public static class RowReader
{
    /// <summary>Every row that is not blank, with its nouns or its violations.</summary>
    /// <exception cref="InvalidInputException">The file was changed since it was looked through.</exception>
    public static async IAsyncEnumerable<ReadRow> ReadAsync(
        Survey survey, FileLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var records = new Records(survey.File, survey.Text, survey.Delimiter, limits);
        while (await records.ReadAsync(cancellationToken))
            if (records.Number > survey.HeaderNumber && !records.IsBlank)
                yield return Read(records, survey, limits);
    }

    private static ReadRow Read(Records records, Survey survey, FileLimits limits)
    {
        var number = records.Number - survey.HeaderNumber;
        var all = records.Cells();
        var row = new RowCells(survey.Header, all, limits.CellLength);
        var nouns = CheckWhole(row, records, survey) ? survey.Header.Shape.Nouns(row) : [];
        var violations = row.Violations.Select(survey.Header.Named).ToArray();
        var reason = survey.Header.ReasonIndex;
        IReadOnlyList<string> cells = reason < 0 ? all : [.. all.Where((_, index) => index != reason)];
        return new ReadRow(number, cells, nouns, violations, records.Position)
        {
            StatesProtection = row.States(ParticipantFile.ProtectedIdentity),
        };
    }

    /// <summary>False when cells may stand in the wrong columns: reading them would only confuse.</summary>
    private static bool CheckWhole(RowCells row, Records records, Survey survey)
    {
        var width = survey.Header.Names.Count;
        if (records.HasTextAfterQuote)
            row.Add(
                "",
                $"har text efter ett stängande citattecken, väntade en avgränsare. Kanske saknas ett citattecken.",
                $"has text after a closing quote, expected a delimiter. Maybe a quote is missing.");
        else if (row.Width > width)
            row.Add(
                "",
                $"har {row.Width} celler, väntade högst {width}. Kanske innehåller en cell avgränsaren och saknar "
                    + $"citattecken.",
                $"has {row.Width} cells, expected at most {width}. Maybe a cell holds the delimiter and lacks quotes.");
        else if (records.Count < width && IsCut(records, survey))
            row.Add(
                "",
                $"har {records.Count} celler och filen slutar mitt i raden, väntade {width}. Kanske är filen "
                    + $"avbruten.",
                $"has {records.Count} cells and the file ends within the row, expected {width}. Maybe the file was "
                    + $"cut off.");
        else if (survey.Header.TornBefore(records.Count) is { } column)
            row.Add(
                "",
                $"har {records.Count} celler och slutar innan {column} är slut, väntade {width}. Kanske delade en "
                    + $"radbrytning utan citattecken raden, eller så utelämnade kalkylarket tomma celler: då går "
                    + $"felfilen att läsa in som den är.",
                $"has {records.Count} cells and ends before {column} does, expected {width}. Maybe a line break "
                    + $"without quotes tore the row, or the spreadsheet left out blank cells: then the error file "
                    + $"can be loaded as it is.");
        else return true;
        return false;
    }

    private static bool IsCut(Records records, Survey survey) =>
        !survey.Text.EndsWithLineBreak && records.Number - survey.HeaderNumber == survey.LastRow;
}
