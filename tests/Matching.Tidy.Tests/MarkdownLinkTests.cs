using Matching.Tidy.Tests.Reading;

namespace Matching.Tidy.Tests;

/// <summary>A relative link leads to a file or folder that exists, and its anchor to a heading of that page.</summary>
public sealed class MarkdownLinkTests
{
    private static readonly TextFile Other =
        new("src/other.md", "# Other\n\n## How `fast` is it?\n\n<a name=\"here\"></a>\n");

    [Fact]
    public void EveryLink_OfTheRepository_LeadsSomewhere() => Repository.Keeps(Check);

    [Theory]
    [InlineData("[a](gone.md)", "'gone.md' leads to no file, expected one of the repository. Maybe it moved.")]
    [InlineData("![a](../gone.png)", "'../gone.png' leads to no file, expected one of the repository. Maybe it moved.")]
    [InlineData("[a]: gone.md", "'gone.md' leads to no file, expected one of the repository. Maybe it moved.")]
    [InlineData("[a](Other.md)", "'Other.md' leads to no file, expected one of the repository. Maybe it moved.")]
    [InlineData("[a](other.md#gone)",
        "'other.md#gone' leads to no heading, expected one of 'src/other.md'. Maybe it was renamed.")]
    [InlineData("[a](#gone)", "'#gone' leads to no heading, expected one of 'src/page.md'. Maybe it was renamed.")]
    [InlineData("[a](../../o.md)", "'../../o.md' leads to no file, expected one of the repository. Maybe it moved.")]
    public void Check_LinkToNowhere_IsNamed(string text, string complaint) =>
        Assert.Equal([$"src/page.md:3: Link {complaint}"], OfPage(text));

    [Theory]
    [InlineData("[a](other.md) and [b](other.md#how-fast-is-it) and [c](other.md#here)")]
    [InlineData("[a](#page)")]
    [InlineData("[a](../src) and [b](../src/) and [c](/src/other.md)")]
    [InlineData("[a](https://example.org/gone.md) and [b](mailto:a@example.org)")]
    [InlineData("`[a](gone.md)`")]
    [InlineData("```\n[a](gone.md)\n```")]
    public void Check_LinkThatLeadsSomewhere_IsFine(string text) => Assert.Empty(OfPage(text));

    internal static IEnumerable<Complaint> Check(IReadOnlyList<TextFile> files)
    {
        var pages = files.Where(f => f.Extension == "md").ToDictionary(f => f.Path, f => new MarkdownPage(f));
        var places = files.SelectMany(f => Parents(f.Path)).ToHashSet();
        foreach (var (path, page) in pages)
            foreach (var (line, target) in page.Links())
                if (Complaint(path, target, pages, places) is { } text) yield return new Complaint(path, line, text);
    }

    private static string? Complaint(
        string path, string target, Dictionary<string, MarkdownPage> pages, HashSet<string> places)
    {
        if (target.Contains(':')) return null;
        var (relative, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, "");
        var place = relative == "" ? path : Resolve(path, Uri.UnescapeDataString(relative));
        if (place is null || !places.Contains(place))
            return $"Link '{target}' leads to no file, expected one of the repository. Maybe it moved.";
        if (anchor == "" || !pages.TryGetValue(place, out var page) || page.Anchors.Contains(anchor)) return null;
        return $"Link '{target}' leads to no heading, expected one of '{place}'. Maybe it was renamed.";
    }

    /// <summary>The path that a link means, from the root; null when it leads out of the repository.</summary>
    private static string? Resolve(string page, string link)
    {
        var parts = new List<string>();
        if (!link.StartsWith('/')) parts.AddRange(page.Split('/').SkipLast(1));
        foreach (var part in link.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0) return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".") parts.Add(part);
        }
        return string.Join('/', parts);
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (; path != ""; path = path.Contains('/') ? path[..path.LastIndexOf('/')] : "") yield return path;
    }

    private static IEnumerable<string> OfPage(string text) =>
        Check([new TextFile("src/page.md", "# Page\n\n" + text + "\n"), Other]).Select(c => c.ToString());
}
