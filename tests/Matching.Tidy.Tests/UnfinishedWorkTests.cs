using System.Text.RegularExpressions;
using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>What is delivered is done: no marks of unfinished work, nothing that only throws.</summary>
public sealed partial class UnfinishedWorkTests
{
    private static readonly string[] Folders = ["src", "protos", "benchmarks", ".ci"];

    [Fact]
    public void EveryDeliveredFile_OfTheRepository_IsFinished() => Repository.Keeps(Check);

    [Theory]
    [InlineData("src/a.cs", "// TODO: mend", "TODO")]
    [InlineData("protos/a.proto", "/* FIXME */", "FIXME")]
    [InlineData(".ci/run", "# HACK around it", "HACK")]
    [InlineData("benchmarks/a.cs", "throw new NotImplementedException();", "NotImplementedException")]
    public void Check_MarkOfUnfinishedWork_IsNamed(string path, string text, string mark) =>
        Assert.Equal(
            [$"{path}:2: '{mark}' stands here, expected finished work. Maybe it belongs into an issue."],
            Check(new TextFile(path, "\n" + text + "\n")).Select(c => c.ToString()));

    [Theory]
    [InlineData("tests/a.cs", "// TODO")]
    [InlineData("src/a.cs", "// a hackathon; MastodonTODOs")]
    public void Check_OtherPlaceOrWord_IsFine(string path, string text) =>
        Assert.Empty(Check(new TextFile(path, text)));

    internal static IEnumerable<Complaint> Check(TextFile file)
    {
        if (!Folders.Any(file.IsBelow)) yield break;
        foreach (Match mark in Mark().Matches(file.Text))
        {
            yield return new Complaint(file.Path, file.LineAt(mark.Index),
                $"'{mark.Value}' stands here, expected finished work. Maybe it belongs into an issue.");
        }
    }

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Mark();
}
