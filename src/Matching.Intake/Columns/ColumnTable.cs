using System.Text;
using CsvHelper;
using Matching.Core.Words;

namespace Matching.Intake.Columns;

/// <summary>A kind's columns for people: an empty file to fill in, and the table of the documentation.</summary>
public static class ColumnTable
{
    /// <summary>
    /// The header row of an empty file with its line break: Swedish headers and ';' as Swedish spreadsheets expect,
    /// or codes and ','.
    /// </summary>
    public static string Template(FileShape shape, Language language)
    {
        var text = new StringWriter();
        var options = new CsvWriterOptions { Separator = language == Language.Swedish ? ';' : ',' };
        using (var writer = CsvWriter.Create(text, options))
            writer.WriteRecord([.. shape.Columns.Select(column => column.Header(language))]);
        return text.ToString();
    }

    /// <summary>The columns as a Markdown table, with a line break after each row.</summary>
    public static string Markdown(FileShape shape, Language language)
    {
        var swedish = language == Language.Swedish;
        var table = new StringBuilder();
        table.Append(swedish
            ? "| Kolumn | Rubrik på svenska | Måste finnas | Betydelse | Exempel |\n"
            : "| Column | Swedish header | Required | Meaning | Example |\n");
        table.Append("|---|---|---|---|---|\n");
        foreach (var column in shape.Columns)
        {
            var required = !column.Required ? "" : swedish ? "ja" : "yes";
            var example = column.Example.Length == 0 ? "" : $"`{column.Example.Replace("|", "\\|")}`";
            table.Append(null, $"| `{column.Code}` | `{column.Swedish}` | {required} ")
                .Append(null, $"| {column.Meaning.In(language)} | {example} |\n");
        }
        return table.ToString();
    }
}
