using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;
using Matching.Intake.Reading;

namespace Matching.Intake.Loading;

/// <summary>One file of a load under way: its batches, its counts and its error file.</summary>
internal sealed class FileRun(Survey survey, FileToLoad file, FileLoadSettings settings) : IAsyncDisposable
{
    private const int BatchRows = 1_000;
    private const long BatchLength = 4_000_000;

    private readonly ErrorFile _errors = ErrorFile.Begin(survey, file.ErrorPath, settings.Language);
    private readonly List<Rejection> _rejections = [];
    private readonly List<Phrase> _warnings = [.. UnknownColumns(survey)];
    private VerdictCounts _counts = new(0, 0, 0, 0);
    private bool _published;

    /// <summary>What the file holds.</summary>
    public FileKind Kind => survey.Header.Shape.Kind;

    /// <summary>True when a row was rejected.</summary>
    public bool AnyRejected => _counts.Rejected > 0;

    /// <summary>Loads every row and tells the progress after each batch.</summary>
    public async Task LoadAsync(ILoad load, Action<LoadProgress> tell, CancellationToken cancellationToken)
    {
        var (batch, length) = (new List<ReadRow>(BatchRows), 0L);
        await foreach (var row in RowReader.ReadAsync(survey, settings.Read.Limits, cancellationToken))
        {
            batch.Add(row);
            length += row.Cells.Sum(cell => (long)cell.Length);
            if (batch.Count < BatchRows && length < BatchLength) continue;
            await ApplyAsync(load, batch, cancellationToken);
            tell(Progress(row.Position));
            batch.Clear();
            length = 0;
        }
        if (batch.Count > 0) await ApplyAsync(load, batch, cancellationToken);
        tell(Progress(file.File.Size));
    }

    /// <summary>
    /// Leaves the error file when rows were rejected, and removes an older one when none was. That it fails is said
    /// and changes nothing of what is stored.
    /// </summary>
    public async Task PublishAsync()
    {
        try
        {
            if (AnyRejected) await _errors.PublishAsync();
            else await _errors.RemoveAsync();
            _published = AnyRejected;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _warnings.Add(Phrase.Of(
                $"Felfilen till '{survey.File.Name}' kunde inte skrivas, väntade att få byta ut den gamla. Kanske är "
                    + $"den öppen i ett kalkylark.",
                $"The error file of '{survey.File.Name}' could not be written, expected to replace the old one. Maybe "
                    + $"it is open in a spreadsheet."));
        }
    }

    /// <summary>What happened so far.</summary>
    public FileReport Report() => new()
    {
        File = survey.File.Name,
        Kind = survey.Header.Shape.Kind,
        Encoding = survey.Text.Name,
        Delimiter = survey.Delimiter,
        RowCount = survey.RowCount,
        Counts = _counts,
        UnknownColumns = survey.Header.Unknown,
        Warnings = [.. _warnings],
        Rejections = _rejections,
        ErrorPath = _published ? file.ErrorPath : null,
    };

    public ValueTask DisposeAsync() => _errors.DisposeAsync();

    private async Task ApplyAsync(ILoad load, List<ReadRow> batch, CancellationToken cancellationToken)
    {
        var accepted = batch
            .Where(row => row.Violations.Count == 0)
            .Select(row => new LoadRow(row.Number, row.Nouns) { StatesProtection = row.StatesProtection })
            .ToArray();
        var verdicts = accepted.Length == 0 ? [] : await load.ApplyAsync(accepted, cancellationToken);
        var next = 0;
        foreach (var row in batch)
        {
            if (row.Violations.Count > 0) await RejectAsync(row, row.Violations);
            else if (verdicts[next++] is { Verdict: Verdict.Rejected } rejected)
                await RejectAsync(row, [.. rejected.Violations.Select(survey.Header.Named)]);
            else _counts = _counts.With(verdicts[next - 1].Verdict);
        }
    }

    private static IEnumerable<Phrase> UnknownColumns(Survey survey) => survey.Header.Unknown.Select(name =>
    {
        var (shown, file) = (Seen.Quoted(name), survey.File.Name);
        var like = Nearest.To(name, survey.Header.Shape.Columns.SelectMany(column => column.Headers));
        return like is null
            ? Phrase.Of($"Fil '{file}': kolumnen {shown} lästes inte.", $"File '{file}': column {shown} was not read.")
            : Phrase.Of(
                $"Fil '{file}': kolumnen {shown} lästes inte. Kanske menas '{like}'.",
                $"File '{file}': column {shown} was not read. Maybe '{like}' is meant.");
    });

    /// <summary>Not cancelled: the batch is stored, and its verdicts belong together.</summary>
    private async Task RejectAsync(ReadRow row, IReadOnlyList<Violation> violations)
    {
        _counts = _counts.With(Verdict.Rejected);
        if (_rejections.Count < settings.RejectionsNamed) _rejections.Add(new Rejection(row.Number, violations));
        await _errors.AddAsync(row, violations, CancellationToken.None);
    }

    private LoadProgress Progress(long position) =>
        new(survey.File.Name, 0, 0, _counts.Total, survey.RowCount, position, survey.File.Size);
}
