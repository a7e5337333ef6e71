using System.Text;
using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Kinds;

namespace Matching.Cli.Loading;

/// <summary>An empty file of a kind for somebody to fill in.</summary>
internal static class TemplateFile
{
    /// <summary>
    /// Writes the header row to a new file, marked as UTF-8 so that spreadsheets show å, ä and ö, or to the output.
    /// </summary>
    /// <exception cref="InvalidInputException">The file exists or cannot be written.</exception>
    public static int Write(TextWriter output, (FileKind Kind, string? Path) target, Language language)
    {
        var text = ColumnTable.Template(FileShapes.Of(target.Kind), language);
        if (target.Path is null)
        {
            output.Write(text);
            return ExitCode.Done;
        }
        try
        {
            using var stream = new FileStream(target.Path, FileMode.CreateNew);
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            writer.Write(text);
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var name = Path.GetFileName(target.Path);
            var check = new Check(Phrase.Of($"Mallen '{name}'", $"Template '{name}'"), "");
            check.Add(
                name,
                $"kan inte skrivas, väntade ett nytt filnamn i en mapp att skriva i. Kanske finns filen redan.",
                $"cannot be written, expected a new file name in a folder to write to. Maybe the file exists.");
            throw new InvalidInputException(check.Violations);
        }
    }
}
