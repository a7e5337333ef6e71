using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A file holds one whole idea; no idea needs more than 500 lines.</summary>
public sealed class FileLengthTests
{
    private const int Longest = 500;
    private static readonly string[] Extensions =
        ["cs", "proto", "csproj", "props", "targets", "sql", "py", "js", "css", "html", "sh", "md"];

    [Fact]
    public void EveryFile_OfTheRepository_IsShort() => Repository.Keeps(Check);

    [Theory]
    [InlineData("a.cs", 500, false)]
    [InlineData("a.cs", 501, true)]
    [InlineData("a.md", 501, true)]
    [InlineData("a.csv", 501, false)]
    public void Check_LongFile_IsNamedWithItsLength(string path, int lines, bool complains)
    {
        var file = new TextFile(path, string.Concat(Enumerable.Repeat("x\n", lines)));

        Assert.Equal(
            complains ? [$"{path}:501: File has {lines} lines, expected at most 500. Maybe it holds two ideas."] : [],
            Check(file).Select(c => c.ToString()));
    }

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        var lines = file.Text.AsSpan().Count('\n') + (file.Text.EndsWith('\n') ? 0 : 1);
        if (lines > Longest && (Extensions.Contains(file.Extension) || file.IsBelow(".ci")))
        {
            yield return new Complaint(file.Path, Longest + 1, FormattableString.Invariant(
                $"File has {lines} lines, expected at most {Longest}. Maybe it holds two ideas."));
        }
    }
}
