using CsvHelper;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Reading;

namespace Matching.Intake.Loading;

/// <summary>
/// The rejected rows of a file as they were, in the same encoding and with the same delimiter, and one column more
/// that says why; mended, it can be loaded as it is. It is written under another name and takes its own in one step,
/// so that nobody sees half of it. Readable for its owner alone where the system knows that.
/// </summary>
internal sealed class ErrorFile : IAsyncDisposable
{
    private readonly Survey _survey;
    private readonly Language _language;
    private readonly string _path;
    private readonly CsvWriter _writer;
    private readonly StreamWriter _text;
    private bool _whole = true;
    private bool _closed;

    private ErrorFile(Survey survey, string path, Language language)
    {
        (_survey, _path, _language) = (survey, path, language);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _text = new StreamWriter(Partial, survey.Text.Encoding, options);
        _writer = CsvWriter.Create(
            _text, new CsvWriterOptions { Separator = survey.Delimiter, ValidateFieldCount = false }, leaveOpen: true);
        _writer.WriteRecord([.. Kept(survey.Header.Names), Header.ReasonColumn(language)]);
    }

    private string Partial => _path + ".partial";

    /// <summary>Begins the file under its other name, before anything is stored.</summary>
    /// <exception cref="InvalidInputException">It cannot be written there.</exception>
    public static ErrorFile Begin(Survey survey, string path, Language language)
    {
        try
        {
            return new ErrorFile(survey, path, language);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileProblem.Thrown(
                survey.File,
                $"kan inte få en felfil, väntade en mapp att skriva i. Kanske behövs en annan mapp för felfiler, "
                    + $"eller så pågår en annan inläsning av filen.",
                $"cannot have an error file, expected a folder to write to. Maybe another folder for error files is "
                    + $"needed, or another load of the file is under way.");
        }
    }

    /// <summary>Adds a rejected row.</summary>
    public async Task AddAsync(ReadRow row, IReadOnlyList<Violation> violations, CancellationToken cancellationToken)
    {
        var width = Kept(_survey.Header.Names).Count();
        var reason = string.Join(' ', violations.Select(violation => Said(violation, _language)));
        string[] cells =
        [
            .. row.Cells.Take(width),
            .. Enumerable.Repeat("", Math.Max(0, width - row.Cells.Count)),
            Harmless(reason),
            .. row.Cells.Skip(width),
        ];
        _whole = false;
        await _writer.WriteRecordAsync(cells, cancellationToken);
        _whole = true;
    }

    /// <summary>Gives the file its name; see <see cref="ErrorPlace"/> for an older one of that name.</summary>
    /// <returns>The name under which an older file that somebody mended lies now, or null.</returns>
    /// <exception cref="IOException">A row could not be written, or the file cannot get its name.</exception>
    public async Task<string?> PublishAsync()
    {
        if (!_whole) throw new IOException("A row of the error file was not written.");
        await CloseAsync();
        return new ErrorPlace(_path).Take(Partial);
    }

    /// <summary>Says that nothing was rejected: neither this file nor an older one is left under its name.</summary>
    /// <returns>The name under which an older file that somebody mended lies now, or null.</returns>
    public async Task<string?> RemoveAsync()
    {
        await DisposeAsync();
        return new ErrorPlace(_path).Clear();
    }

    /// <summary>Leaves nothing behind unless the file was published.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync();
        }
        catch (IOException)
        {
            // What a full disk did not take is deleted in any case.
        }
        File.Delete(Partial);
    }

    /// <summary>The column and what is wrong with it; of the row as a whole only what is wrong.</summary>
    internal static string Said(Violation violation, Language language) =>
        violation.Field.Length == 0
            ? violation.Message.In(language)
            : $"{violation.Field}: {violation.Message.In(language)}";

    /// <summary>A spreadsheet would run a cell that starts like a formula; an apostrophe makes it text.</summary>
    private static string Harmless(string reason) =>
        reason.Length > 0 && "=+-@\t\r".Contains(reason[0]) ? "'" + reason : reason;

    private IEnumerable<string> Kept(IReadOnlyList<string> names) =>
        names.Where((_, index) => index != _survey.Header.ReasonIndex);

    private async Task CloseAsync()
    {
        if (_closed) return;
        _closed = true;
        await _writer.DisposeAsync();
        await _text.DisposeAsync();
    }
}
