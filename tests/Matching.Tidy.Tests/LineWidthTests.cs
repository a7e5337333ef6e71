using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A line has at most 120 columns, so that two files stand side by side.</summary>
public sealed class LineWidthTests
{
    private const int Widest = 120;
    private static readonly string[] Extensions =
        ["cs", "proto", "csproj", "props", "targets", "sql", "py", "js", "css", "html", "sh", "md"];

    [Fact]
    public void EveryLine_OfTheRepository_IsNarrow() => Repository.Keeps(Check);

    [Theory]
    [InlineData("a.cs", 120, false)]
    [InlineData("a.cs", 121, true)]
    [InlineData("a.md", 121, true)]
    [InlineData(".ci/run", 121, true)]
    [InlineData("a.csv", 121, false)]
    public void Check_WideLine_IsNamedWithItsWidth(string path, int width, bool complains)
    {
        var file = new TextFile(path, $"short\n{new string('x', width)}\n");

        Assert.Equal(
            complains ? [$"{path}:2: Line has {width} columns, expected at most 120. Maybe it says two things."] : [],
            Check(file).Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("| table |")]
    [InlineData("see [the page](a.md)")]
    [InlineData("see <https://example.org>")]
    public void Check_TableOrLinkOfMarkdown_MayBeWide(string start)
    {
        var wide = start + new string('x', Widest);

        Assert.Empty(Check(new TextFile("a.md", wide)));
        Assert.Single(Check(new TextFile("a.cs", wide)));
    }

    /// <summary>Å, 😀 and a are one column each.</summary>
    [Fact]
    public void Check_LettersOutsideTheBasicPlane_CountOnce() =>
        Assert.Empty(Check(new TextFile("a.cs", string.Concat(Enumerable.Repeat("😀", Widest)))));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (!Extensions.Contains(file.Extension) && !file.IsBelow(".ci")) yield break;
        foreach (var (index, line) in file.Lines.Index())
        {
            var width = line.EnumerateRunes().Count();
            if (width <= Widest || (file.Extension == "md" && MayBeWide(line))) continue;
            yield return new Complaint(file.Path, index + 1, FormattableString.Invariant(
                $"Line has {width} columns, expected at most {Widest}. Maybe it says two things."));
        }
    }

    private static bool MayBeWide(string line) =>
        line.TrimStart().StartsWith('|') || line.Contains("](") || line.Contains("https://") || line.Contains("]: ");
}
