using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Kinds;

namespace Matching.Intake.Reading;

/// <summary>
/// Finds a file's delimiter, header and kind together: the delimiter under which the first row that is not blank has
/// the most known headers, and the kind whose required columns are all there. A delimiter under which the row cannot be
/// read, because quotes then stand in odd places, is not the one.
/// </summary>
internal static class HeaderSearch
{
    private static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>One way to read the first row.</summary>
    private sealed record Candidate(char Delimiter, long Number, IReadOnlyList<string> Names)
    {
        public IReadOnlyList<Header> Headers { get; init; } = [];

        public int KnownCount => Headers.Max(header => header.KnownCount);
    }

    /// <summary>The delimiter, the header and the 1-based number of its record.</summary>
    /// <exception cref="InvalidInputException">No header, unknown kind, missing or doubled columns.</exception>
    public static async Task<(char Delimiter, Header Header, long Number)> FindAsync(
        SourceFile file, FileText text, ReadSettings settings, CancellationToken cancellationToken)
    {
        var shapes = settings.Kind is { } kind ? [FileShapes.Of(kind)] : FileShapes.All;
        var (candidates, problems) = (new List<Candidate>(), new List<InvalidInputException>());
        foreach (var delimiter in Delimiters)
        {
            try
            {
                await using var records = new Records(file, text, delimiter, settings.Limits);
                var first = await FirstAsync(records, delimiter, cancellationToken) ?? throw Empty(file);
                candidates.Add(first with { Headers = [.. shapes.Select(shape => new Header(shape, first.Names))] });
            }
            catch (InvalidInputException problem)
            {
                problems.Add(problem);
            }
        }
        if (candidates.Count == 0) throw problems[0];
        var best = candidates.MaxBy(c => (c.KnownCount, c.Names.Count))!;
        if (best.KnownCount == 0 && problems.Count > 0) throw problems[0];
        Check(file, best, settings.Limits);
        return (best.Delimiter, Chosen(file, best), best.Number);
    }

    private static async Task<Candidate?> FirstAsync(
        Records records, char delimiter, CancellationToken cancellationToken)
    {
        while (await records.ReadAsync(cancellationToken))
            if (!records.IsBlank) return new Candidate(delimiter, records.Number, records.Cells());
        return null;
    }

    private static InvalidInputException Empty(SourceFile file) => FileProblem.Thrown(
        file,
        $"är tom, väntade en rubrikrad. Kanske är det fel fil.",
        $"is empty, expected a header row. Maybe it is the wrong file.");

    private static void Check(SourceFile file, Candidate best, FileLimits limits)
    {
        if (best.Names.Count > limits.Columns)
            throw FileProblem.Thrown(
                file,
                $"har {best.Names.Count} kolumner, väntade högst {limits.Columns}. Kanske är det fel blad eller fel "
                    + $"fil.",
                $"has {best.Names.Count} columns, expected at most {limits.Columns}. Maybe it is the wrong sheet or "
                    + $"the wrong file.");
        if (best.KnownCount < 2)
            throw FileProblem.Thrown(
                file,
                $"har {best.KnownCount} kända kolumner av {best.Names.Count}, väntade en rubrikrad. Kanske saknas "
                    + $"rubrikraden, eller skiljs kolumnerna av något annat än semikolon, komma eller tabb.",
                $"has {best.KnownCount} known columns of {best.Names.Count}, expected a header row. Maybe the header "
                    + $"row is missing, or something else than semicolon, comma or tab is between columns.");
    }

    private static Header Chosen(SourceFile file, Candidate best)
    {
        var whole = best.Headers.Where(header => header.Missing.Count == 0).ToArray();
        var likely = (whole.Length > 0 ? whole : best.Headers).OrderByDescending(Likeness).ToArray();
        if (likely.Length > 1 && Likeness(likely[0]) == Likeness(likely[1])) throw Unclear(file, best, likely);
        var header = likely[0];
        if (header.Missing.Count > 0) throw Incomplete(file, header);
        if (header.Doubled.Count > 0)
            throw FileProblem.Thrown(
                file,
                $"har kolumner som betyder samma sak två gånger: {Listed(header.Doubled)}, väntade varje en gång.",
                $"has columns that mean the same twice: {Listed(header.Doubled)}, expected each once.");
        var slips = header.Unknown.SelectMany(name => Slip(file, header, name)).ToArray();
        return slips.Length == 0 ? header : throw new InvalidInputException(slips);
    }

    /// <summary>A header that nearly names a protecting column which the file lacks; passing it over would do harm.
    /// </summary>
    private static IEnumerable<Violation> Slip(SourceFile file, Header header, string name)
    {
        var columns = header.Shape.Columns;
        if (Nearest.To(name, columns.SelectMany(column => column.Headers)) is not { } like) yield break;
        var meant = columns.First(column => column.Headers.Contains(like));
        if (meant.Protects && header.IndexOf(meant.Code) < 0)
            yield return FileProblem.Of(
                file,
                $"har kolumnen '{Seen(name)}', väntade {meant.Swedish} rätt skriven, eftersom den skyddar "
                    + $"deltagaren. Kanske menas '{like}'.",
                $"has the column '{Seen(name)}', expected {meant.Code} without a slip, because it protects the "
                    + $"participant. Maybe '{like}' is meant.");
    }

    /// <summary>The more of a header a kind knows, the likelier it is; then the less it lacks.</summary>
    private static (int, int) Likeness(Header header) => (header.KnownCount, -header.Missing.Count);

    private static Exception Incomplete(SourceFile file, Header header)
    {
        var kind = FileKinds.Words.Say(header.Shape.Kind);
        var advice = Phrase.Join(" ", header.Missing.Select(column => Misspelt(column, header)));
        var template = advice.IsEmpty
            ? Phrase.Of(
                $"Kanske heter kolumnerna något annat: jämför med mallen.",
                $"Maybe the columns have other names: compare with the template.")
            : advice;
        var (swedish, english) = (header.Missing.Select(c => c.Swedish), header.Missing.Select(c => c.Code));
        return FileProblem.Thrown(
            file,
            $"med {kind} saknar {Listed(swedish)}, såg {Listed(header.Names)}. {template}",
            $"of {kind} lacks {Listed(english)}, saw {Listed(header.Names)}. {template}");
    }

    private static Phrase Misspelt(Column column, Header header)
    {
        var like = header.Unknown.FirstOrDefault(name => Nearest.To(name, column.Headers) is not null);
        return like is null
            ? Phrase.Empty
            : Phrase.Of(
                $"Kanske är '{Seen(like)}' kolumnen {column.Swedish}.",
                $"Maybe '{Seen(like)}' is the column {column.Code}.");
    }

    private static Exception Unclear(SourceFile file, Candidate best, Header[] likely)
    {
        var kinds = likely.Where(header => Likeness(header) == Likeness(likely[0])).ToArray();
        var either = Phrase.Join(", ", kinds.Select(header => FileKinds.Words.Say(header.Shape.Kind)));
        return FileProblem.Thrown(
            file,
            $"kan vara {either}, väntade en rubrikrad som passar ett slag; såg {Listed(best.Names)}. Kanske behöver "
                + $"slaget anges.",
            $"can be {either}, expected a header that fits one kind; saw {Listed(best.Names)}. Maybe the kind has to "
                + $"be stated.");
    }

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names.Where(name => name.Length > 0).Take(40).Select(Seen));

    private static string Seen(string name) =>
        Core.Checks.Check.LooksPersonal(name) ? "…" : Cells.Seen.Shortened(name);
}
