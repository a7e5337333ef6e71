using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>
/// Text is UTF-8 without a mark, lines end with a line feed and with no blank before it, and the last line ends too.
/// Inside a fenced block of Markdown, which shows what a program prints, blanks may stay. Files that others
/// published (tests/data) stay as they are, and the solution keeps the mark that its tools write.
/// </summary>
public sealed class WhitespaceTests
{
    [Fact]
    public void EveryFile_OfTheRepository_HasCleanLines() => Repository.Keeps(Check);

    [Theory]
    [InlineData("a.cs", "a \nb\n", "1: Line ends in a blank, expected none. Maybe the editor can strip it.")]
    [InlineData("a.cs", "a\n\t\n", "2: Line ends in a blank, expected none. Maybe the editor can strip it.")]
    [InlineData("a.md", "a \n", "1: Line ends in a blank, expected none. Maybe the editor can strip it.")]
    [InlineData("a.cs", "a\nb", "2: File ends without a line end, expected one. Maybe the editor can add it.")]
    [InlineData("a.cs", "a\n\n", "2: File ends with an empty line, expected none. Maybe delete it.")]
    [InlineData("a.cs", "a\r\nb\n", "1: Line ends in CR LF, expected LF. Maybe git converts line ends here.")]
    [InlineData("a.cs", "\uFEFFa\n",
        "1: File starts with a byte-order mark, expected none. Maybe the editor can omit it.")]
    [InlineData("a.cs", "a\n\uFFFD\n", "2: Line is not UTF-8, expected UTF-8. Maybe the file is in Windows-1252.")]
    public void Check_BadLine_IsNamed(string path, string text, string complaint) =>
        Assert.Equal([$"{path}:{complaint}"], Check(new TextFile(path, text)).Select(c => c.ToString()));

    [Theory]
    [InlineData("a.cs", "a\n\nb\n")]
    [InlineData("a.cs", "")]
    [InlineData("a.md", "# A\n\n```\ntable \n```\n")]
    [InlineData("a.sln", "\uFEFF\na\n")]
    [InlineData("tests/data/a.txt", "a \r\nb")]
    public void Check_GoodLines_AreFine(string path, string text) => Assert.Empty(Check(new TextFile(path, text)));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (file.IsBelow("tests/data") || file.Text == "") yield break;
        var strict = file.Extension == "md" ? new MarkdownPage(file).Prose : file.Lines;
        if (file.Text[0] == '\uFEFF' && file.Extension != "sln")
        {
            yield return new Complaint(
                file.Path, 1, "File starts with a byte-order mark, expected none. Maybe the editor can omit it.");
        }
        foreach (var (index, line) in file.Lines.Index())
            if (OfLine(line, strict[index]) is { } text) yield return new Complaint(file.Path, index + 1, text);
        if (!file.Text.EndsWith('\n'))
        {
            yield return new Complaint(file.Path, file.Lines.Count,
                "File ends without a line end, expected one. Maybe the editor can add it.");
        }
        else if (file.Lines is [.., "", ""])
        {
            yield return new Complaint(file.Path, file.Lines.Count - 1,
                "File ends with an empty line, expected none. Maybe delete it.");
        }
    }

    private static string? OfLine(string line, string strict)
    {
        if (line.Contains('\uFFFD')) return "Line is not UTF-8, expected UTF-8. Maybe the file is in Windows-1252.";
        if (line.EndsWith('\r')) return "Line ends in CR LF, expected LF. Maybe git converts line ends here.";
        return strict.EndsWith(' ') || strict.EndsWith('\t')
            ? "Line ends in a blank, expected none. Maybe the editor can strip it." : null;
    }
}
