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
    private bool _ended;

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
        _ended = true;
        tell(Progress(file.File.Size));
    }

    /// <summary>
    /// Leaves the error file when rows were rejected, and removes an older one when the file was read to its end and
    /// none was. That it fails is said and changes nothing of what is stored.
    /// </summary>
    public async Task PublishAsync()
    {
        try
        {
            var aside = AnyRejected ? await _errors.PublishAsync() : _ended ? await _errors.RemoveAsync() : null;
            _published = AnyRejected;
            if (aside is not null) _warnings.Add(Aside(aside));
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

    private Phrase Aside(string name)
    {
        var errors = Path.GetFileName(file.ErrorPath);
        return Phrase.Of(
            $"Felfilen '{errors}' var ändrad sedan den skrevs, väntade att få byta ut den. Den heter nu '{name}'. "
                + $"Kanske ska den läsas in.",
            $"The error file '{errors}' was changed since it was written, expected to replace it. It is called "
                + $"'{name}' now. Maybe it is to be loaded.");
    }

    private async Task ApplyAsync(ILoad load, List<ReadRow> batch, CancellationToken cancellationToken)
    {
        var accepted = batch
            .Where(row => row.Violations.Count == 0)
            .Select(row => new LoadRow(row.Number, row.Nouns)
            {
                File = survey.File.Name, StatesProtection = row.StatesProtection,
            })
            .ToArray();
        var verdicts = accepted.Length == 0 ? [] : await load.ApplyAsync(accepted, cancellationToken);
        var next = 0;
        var rejected = new List<(ReadRow Row, IReadOnlyList<Violation> Violations)>();
        foreach (var row in batch)
        {
            var verdict = row.Violations.Count > 0 ? null : verdicts[next++];
            _counts = _counts.With(verdict?.Verdict ?? Verdict.Rejected);
            if (verdict is null) rejected.Add((row, row.Violations));
            else if (verdict.Verdict == Verdict.Rejected)
                rejected.Add((row, [.. verdict.Violations.Select(survey.Header.Named)]));
        }
        await RejectAsync(rejected);
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

    /// <summary>
    /// Not cancelled, and after the counting: the batch is stored, and its verdicts belong together.
    /// </summary>
    private async Task RejectAsync(IReadOnlyList<(ReadRow Row, IReadOnlyList<Violation> Violations)> rejected)
    {
        var named = rejected.Take(settings.RejectionsNamed - _rejections.Count);
        _rejections.AddRange(named.Select(one => new Rejection(one.Row.Number, one.Violations)));
        foreach (var (row, violations) in rejected) await _errors.AddAsync(row, violations, CancellationToken.None);
    }

    private LoadProgress Progress(long position) =>
        new(survey.File.Name, 0, 0, _counts.Total, survey.RowCount, position, survey.File.Size);
}
