using Matching.Core.Checks;

namespace Matching.Intake.Reading;

/// <summary>
/// What is known of a file after it was looked through from end to end, before anything of it is stored: a file that
/// breaks off, is too large or is no text is refused here, so that it never loads by half.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Text">Its encoding.</param>
/// <param name="Delimiter">What stands between cells: ';', ',' or tab.</param>
/// <param name="Header">Its header and its kind.</param>
/// <param name="HeaderNumber">1-based number of the header's record; blank lines may stand above it.</param>
public sealed record Survey(SourceFile File, FileText Text, char Delimiter, Header Header, long HeaderNumber)
{
    /// <summary>Rows after the header that are not blank.</summary>
    public long RowCount { get; private init; }

    /// <summary>Number of the last row that is not blank; 0 when there is none.</summary>
    public long LastRow { get; private init; }

    /// <summary>Looks through a file.</summary>
    /// <exception cref="InvalidInputException">Says why the file cannot be loaded; its field is the file's name.
    /// </exception>
    public static async Task<Survey> OfAsync(
        SourceFile file, ReadSettings settings, CancellationToken cancellationToken)
    {
        if (file.Size > settings.Limits.FileSize)
            throw FileProblem.Thrown(
                file,
                $"har {file.Size} byte, väntade högst {settings.Limits.FileSize}. Kanske kan den delas.",
                $"has {file.Size} bytes, expected at most {settings.Limits.FileSize}. Maybe it can be split.");
        var text = await FileText.DetectAsync(file, cancellationToken);
        var (delimiter, header, number) = await HeaderSearch.FindAsync(file, text, settings, cancellationToken);
        var survey = new Survey(file, text, delimiter, header, number);
        return await CountedAsync(survey, settings.Limits, cancellationToken);
    }

    private static async Task<Survey> CountedAsync(
        Survey survey, FileLimits limits, CancellationToken cancellationToken)
    {
        await using var records = new Records(survey.File, survey.Text, survey.Delimiter, limits);
        var (count, last) = (0L, 0L);
        while (await records.ReadAsync(cancellationToken))
        {
            var number = records.Number - survey.HeaderNumber;
            if (number < 1 || records.IsBlank) continue;
            (count, last) = (count + 1, number);
            if (count > limits.Rows)
                throw FileProblem.Thrown(
                    survey.File,
                    $"har fler än {limits.Rows} rader, väntade högst så många. Kanske kan den delas.",
                    $"has more than {limits.Rows} rows, expected at most so many. Maybe it can be split.");
        }
        return survey with { RowCount = count, LastRow = last };
    }
}
