using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Columns;

namespace Matching.Intake.Reading;

/// <summary>
/// A file's header row held against one kind's column table: which cell belongs to which column. Headers match by
/// <see cref="HeaderKey"/>; a reason column of an earlier error file is set aside, and so is a column of notes, which
/// people keep for themselves.
/// </summary>
public sealed class Header
{
    private static readonly string[] ReasonKeys =
        [.. Enum.GetValues<Language>().Select(language => HeaderKey.Of(ReasonColumn(language)))];

    private static readonly string[] NoteKeys =
        [.. new[] { "note", "notes", "anteckning", "anmärkning", "kommentar" }.Select(HeaderKey.Of)];

    private readonly Dictionary<string, int> _indicesByCode = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];
    private readonly List<string> _doubled = [];
    private readonly int _lastIndex = -1;

    /// <summary>Matches the header's cells with the columns of a kind.</summary>
    public Header(FileShape shape, IReadOnlyList<string> names)
    {
        (Shape, Names) = (shape, [.. names.Select(name => name.Trim())]);
        var codesByKey = shape.Columns
            .SelectMany(column => column.Headers.Select(name => (Key: HeaderKey.Of(name), column.Code)))
            .DistinctBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key, pair => pair.Code, StringComparer.Ordinal);
        for (var index = 0; index < Names.Count; index++)
        {
            var key = HeaderKey.Of(Names[index]);
            if (ReasonKeys.Contains(key)) ReasonIndex = index;
            else if (!codesByKey.TryGetValue(key, out var code))
            {
                if (!NoteKeys.Contains(key)) _unknown.Add(Names[index]);
            }
            else if (_indicesByCode.TryAdd(code, index)) _lastIndex = index;
            else _doubled.Add(Names[index]);
        }
    }

    /// <summary>The kind that the header was held against.</summary>
    public FileShape Shape { get; }

    /// <summary>The header's cells, trimmed.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>0-based index of the reason column of an earlier error file, or -1.</summary>
    public int ReasonIndex { get; } = -1;

    /// <summary>How many columns of the kind the header has.</summary>
    public int KnownCount => _indicesByCode.Count;

    /// <summary>Headers that mean no column of the kind; blank ones are left out.</summary>
    public IReadOnlyList<string> Unknown => [.. _unknown.Where(name => name.Length > 0)];

    /// <summary>Headers that mean a column which an earlier header means too.</summary>
    public IReadOnlyList<string> Doubled => _doubled;

    /// <summary>Required columns that the header lacks.</summary>
    public IReadOnlyList<Column> Missing =>
        [.. Shape.Columns.Where(column => column.Required && !_indicesByCode.ContainsKey(column.Code))];

    /// <summary>0-based index of a column's cell, or -1.</summary>
    public int IndexOf(string code) => _indicesByCode.GetValueOrDefault(code, -1);

    /// <summary>
    /// The header of the first protecting column that a torn row of so many cells does not hold, or holds only the
    /// beginning of; null when the row is not torn, or behind all of them.
    /// </summary>
    public string? TornBefore(int count)
    {
        if (count > _lastIndex) return null;
        var indices = Shape.Columns.Where(column => column.Protects).Select(column => IndexOf(column.Code));
        return indices.Where(index => index >= count - 1).Order().Select(index => Names[index]).FirstOrDefault();
    }

    /// <summary>The violation with its field as the file's header names it; unchanged for what is no column.</summary>
    public Violation Named(Violation violation)
    {
        var index = IndexOf(Shape.CodeOf(violation.Field));
        return index < 0 ? violation : violation with { Field = Names[index] };
    }

    /// <summary>The header of the column that says why a row was rejected.</summary>
    public static string ReasonColumn(Language language) => language == Language.Swedish ? "Fel" : "Error";
}
