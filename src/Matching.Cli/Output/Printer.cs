using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matching.Core.Words;
using Spectre.Console;

namespace Matching.Cli.Output;

/// <summary>Prints answers to standard output in the form and the language that were asked for.</summary>
internal sealed class Printer
{
    /// <summary>Columns when standard output is not a terminal.</summary>
    public const int RedirectedWidth = 120;

    private static readonly JsonWriterOptions JsonOptions =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _out;

    /// <summary>Prints to a writer.</summary>
    public Printer(TextWriter output, OutputForm form, Language language, bool redirected)
    {
        (_out, Form, Language) = (output, form, language);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected) Console.Profile.Width = RedirectedWidth;
    }

    /// <summary>The form.</summary>
    public OutputForm Form { get; }

    /// <summary>The language of tables, and of texts in JSON and CSV.</summary>
    public Language Language { get; }

    /// <summary>Where tables are drawn.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>A line of text, in the table form alone.</summary>
    public void Say(Phrase phrase)
    {
        if (Form == OutputForm.Table) Console.WriteLine(phrase.In(Language));
    }

    /// <summary>A heading, in the table form alone.</summary>
    public void Head(Phrase phrase)
    {
        if (Form != OutputForm.Table) return;
        Console.WriteLine();
        Console.Write(new Rule(Markup.Escape(phrase.In(Language))) { Justification = Justify.Left });
    }

    /// <summary>Prints the sheets; the first is the main one.</summary>
    public void Print(params Sheet[] sheets)
    {
        switch (Form)
        {
            case OutputForm.Json: PrintJson(sheets); break;
            case OutputForm.Csv: PrintCsv(sheets[0]); break;
            default:
                foreach (var sheet in sheets) PrintTable(sheet);
                break;
        }
    }

    private void PrintTable(Sheet sheet)
    {
        if (sheet.Rows.Count == 0) return;
        if (!sheet.Title.IsEmpty) Head(sheet.Title);
        var table = new Table { Border = TableBorder.Minimal, Expand = false };
        var shown = Columns(sheet, except: Readers.Programs);
        foreach (var i in shown)
            table.AddColumn(new TableColumn(new Text(sheet.Columns[i].Title.In(Language)))
            {
                Padding = new Padding(0, 0, 1, 0),
            });
        foreach (var row in sheet.Rows) table.AddRow(shown.Select(i => new Text(Shown(row[i], "\n"))));
        Console.Write(table);
    }

    private void PrintCsv(Sheet sheet)
    {
        var written = Columns(sheet, except: Readers.People);
        WriteCsvLine(written.Select(i => sheet.Columns[i].Code));
        foreach (var row in sheet.Rows) WriteCsvLine(written.Select(i => Shown(row[i], "; ")));
    }

    private static int[] Columns(Sheet sheet, Readers except) =>
        [.. Enumerable.Range(0, sheet.Columns.Count).Where(i => sheet.Columns[i].Readers != except)];

    private void WriteCsvLine(IEnumerable<string> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0) line.Append(',');
            line.Append(cell.AsSpan().IndexOfAny(",\"\r\n") < 0
                ? cell
                : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        }
        _out.Write(line.Append("\r\n").ToString());
    }

    private void PrintJson(Sheet[] sheets)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOptions))
        {
            json.WriteStartObject();
            foreach (var sheet in sheets) WriteJson(json, sheet);
            json.WriteEndObject();
        }
        _out.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private void WriteJson(Utf8JsonWriter json, Sheet sheet)
    {
        json.WriteStartArray(sheet.Code);
        foreach (var row in sheet.Rows)
        {
            json.WriteStartObject();
            foreach (var i in Columns(sheet, except: Readers.People))
            {
                json.WritePropertyName(sheet.Columns[i].Code);
                WriteJson(json, row[i]);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteJson(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null: json.WriteNullValue(); break;
            case bool value: json.WriteBooleanValue(value); break;
            case int value: json.WriteNumberValue(value); break;
            case long value: json.WriteNumberValue(value); break;
            case double value: json.WriteNumberValue(value); break;
            case IEnumerable<Phrase> phrases:
                json.WriteStartArray();
                foreach (var phrase in phrases) json.WriteStringValue(phrase.In(Language));
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(Shown(cell, "; ")); break;
        }
    }

    private string Shown(object? cell, string separator) => cell switch
    {
        null => "",
        Phrase phrase => phrase.In(Language),
        IEnumerable<Phrase> phrases => string.Join(separator, phrases.Select(p => p.In(Language))),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool value => (value ? Yes : No).In(Language),
        double value => value.ToString("0.######", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static readonly Phrase Yes = Phrase.OfTexts("ja", "yes");
    private static readonly Phrase No = Phrase.OfTexts("nej", "no");
}
