using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A page opens with its one title; a heading occurs once, so that a link to it has one meaning.</summary>
public sealed class MarkdownHeadingTests
{
    [Fact]
    public void EveryPage_OfTheRepository_HasOneTitleAndDistinctHeadings() => Repository.Keeps(Check);

    [Theory]
    [InlineData("Text\n\n# Title\n", "1: Page opens with 'Text', expected its title after one '#'. Maybe move it up.")]
    [InlineData("## Part\n", "1: Page opens with '## Part', expected its title after one '#'. Maybe move it up.")]
    [InlineData("# A\n\n# B\n", "3: Title 'B' is the page's second, expected one. Maybe it is a part: '##'.")]
    [InlineData("# A\n\n## B\n\n### B\n", "5: Heading 'B' stands twice, expected once. Maybe say which B is meant.")]
    public void Check_BadHeading_IsNamed(string text, string complaint) =>
        Assert.Equal([$"a.md:{complaint}"], Check(new TextFile("a.md", text)).Select(c => c.ToString()));

    [Theory]
    [InlineData("a.md", "# A\n\n## B\n\n```\n# B\n```\n")]
    [InlineData("a.txt", "Text\n")]
    public void Check_GoodPageOrNoPage_IsFine(string path, string text) =>
        Assert.Empty(Check(new TextFile(path, text)));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (file.Extension != "md") yield break;
        var page = new MarkdownPage(file);
        if (!file.Lines[0].StartsWith("# ", StringComparison.Ordinal))
        {
            yield return new Complaint(file.Path, 1,
                $"Page opens with '{file.Lines[0]}', expected its title after one '#'. Maybe move it up.");
        }
        foreach (var heading in page.Headings.Where(h => h.Level == 1).Skip(1))
        {
            yield return new Complaint(file.Path, heading.Line,
                $"Title '{heading.Text}' is the page's second, expected one. Maybe it is a part: '##'.");
        }
        var byText = page.Headings.GroupBy(h => h.Text, StringComparer.OrdinalIgnoreCase);
        foreach (var heading in byText.SelectMany(g => g.Skip(1)))
        {
            yield return new Complaint(file.Path, heading.Line,
                $"Heading '{heading.Text}' stands twice, expected once. Maybe say which {heading.Text} is meant.");
        }
    }
}
