using Matching.Core;
using Matching.Core.Words;
using Matching.Intake.Cells;

namespace Matching.Intake.Columns;

/// <summary>What a file holds; the order of the values is the order in which files of a load are read.</summary>
public enum FileKind
{
    /// <summary>An employer and its site per row.</summary>
    Sites,

    /// <summary>Supervisors.</summary>
    Supervisors,

    /// <summary>Slots and activities.</summary>
    Slots,

    /// <summary>Participants.</summary>
    Participants,

    /// <summary>Placements, past and present.</summary>
    Placements,
}

/// <summary>The words of file kinds.</summary>
public static class FileKinds
{
    /// <summary>Words of <see cref="FileKind"/>.</summary>
    public static readonly Vocabulary<FileKind> Words = new(
        new(FileKind.Sites, "sites", "arbetsställen", "sites"),
        new(FileKind.Supervisors, "supervisors", "handledare", "supervisors"),
        new(FileKind.Slots, "slots", "platser", "slots"),
        new(FileKind.Participants, "participants", "deltagare", "participants"),
        new(FileKind.Placements, "placements", "placeringar", "placements"));
}

/// <summary>One kind of file: its columns and how a row becomes nouns.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Subject">What a row is about, at the start of a message.</param>
/// <param name="Columns">Its columns in the order of the template.</param>
/// <param name="Nouns">
/// Reads a row: its nouns in the order in which they are stored, or none with violations in the row.
/// </param>
public sealed record FileShape(
    FileKind Kind, Phrase Subject, IReadOnlyList<Column> Columns, Func<RowCells, IReadOnlyList<INoun>> Nouns)
{
    /// <summary>The code of the column that answers for a field; the field itself when none does.</summary>
    public string CodeOf(string field) =>
        Columns.FirstOrDefault(c => c.Code == field || c.AnswersFor.Contains(field))?.Code ?? field;

    /// <summary>0-based position of a column by its code; -1 for what is no column.</summary>
    public int PositionOf(string code)
    {
        for (var position = 0; position < Columns.Count; position++)
            if (Columns[position].Code == code) return position;
        return -1;
    }
}
