using System.Text;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Kinds;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests;

/// <summary>Files in memory, and what reading them gives.</summary>
internal static class TextFiles
{
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static SourceFile Of(byte[] bytes, string name = "fil.csv") =>
        new(name, bytes.Length, () => new MemoryStream(bytes, writable: false));

    public static SourceFile Of(string text, string name = "fil.csv") => Of(Encoding.UTF8.GetBytes(text), name);

    public static async Task<IReadOnlyList<ReadRow>> ReadAsync(SourceFile file, ReadSettings? settings = null)
    {
        settings ??= new ReadSettings();
        var survey = await Survey.OfAsync(file, settings, default);
        var rows = new List<ReadRow>();
        await foreach (var row in RowReader.ReadAsync(survey, settings.Limits)) rows.Add(row);
        return rows;
    }

    public static Task<IReadOnlyList<ReadRow>> ReadAsync(string text) => ReadAsync(Of(text));

    /// <summary>A file of one kind with the example row, some of its cells changed by column code.</summary>
    public static string With(FileKind kind, params (string Code, string Cell)[] changes)
    {
        var columns = FileShapes.Of(kind).Columns;
        var cells = columns.Select(column =>
            changes.Where(change => change.Code == column.Code).Select(change => change.Cell)
                .LastOrDefault(column.Example));
        return string.Join(';', columns.Select(column => column.Code)) + "\n"
            + string.Join(';', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\"")) + "\n";
    }

    /// <summary>Every violation of the example row with these cells changed, as <c>column: message</c>.</summary>
    public static async Task<string[]> ViolationsAsync(
        FileKind kind, Language language, params (string Code, string Cell)[] changes)
    {
        var row = Assert.Single(await ReadAsync(With(kind, changes)));
        return [.. row.Violations.Select(violation => $"{violation.Field}: {violation.Message.In(language)}")];
    }
}
