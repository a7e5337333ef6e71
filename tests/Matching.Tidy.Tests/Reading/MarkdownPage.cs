using System.Text.RegularExpressions;

namespace Matching.Tidy.Tests.Reading;

/// <summary>A Markdown page: its prose, headings and links; fenced blocks and code spans are left out.</summary>
public sealed partial class MarkdownPage
{
    /// <summary>Reads a page.</summary>
    public MarkdownPage(TextFile file)
    {
        var prose = new List<string>();
        var fence = "";
        foreach (var line in file.Lines)
        {
            var mark = FenceMark().Match(line).Value.Trim();
            var isFence = mark != "" && (fence == "" || mark.StartsWith(fence, StringComparison.Ordinal));
            prose.Add(fence != "" || isFence ? "" : line);
            if (isFence) fence = fence == "" ? mark : "";
        }
        Prose = prose;
        Headings = [.. prose.Index().Select(Heading).OfType<Heading>()];
        Anchors = Headings.Select(h => Slug(h.Text))
            .Concat(prose.SelectMany(l => NamedAnchor().Matches(l)).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Its lines; those of fenced blocks, fences included, are empty.</summary>
    public IReadOnlyList<string> Prose { get; }

    /// <summary>Headings in order.</summary>
    public IReadOnlyList<Heading> Headings { get; }

    /// <summary>What a link to this page may name after its '#'.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>Targets of links and images, with the 1-based number of their line.</summary>
    public IEnumerable<(int Line, string Target)> Links() =>
        from line in Prose.Index()
        from Match link in Link().Matches(CodeSpan().Replace(line.Item, ""))
        select (line.Index + 1, link.Groups[1].Success ? link.Groups[1].Value : link.Groups[2].Value);

    private static Heading? Heading((int Index, string Line) line)
    {
        var match = HeadingLine().Match(line.Line);
        return match.Success ? new Heading(line.Index + 1, match.Groups[1].Length, match.Groups[2].Value) : null;
    }

    /// <summary>The anchor that code hosts give a heading: letters, digits, '_' and '-', in lower case.</summary>
    private static string Slug(string heading) =>
        NotInSlug().Replace(LinkText().Replace(heading, "$1").ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex FenceMark();

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"(`+)(?!`).*?(?<!`)\1(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(<?([^)\s>]*)>?[^)]*\)|^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex("<a\\s+(?:id|name)=\"([^\"]+)\"")]
    private static partial Regex NamedAnchor();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}_\- ]")]
    private static partial Regex NotInSlug();
}

/// <summary>A heading.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text.</param>
public sealed record Heading(int Line, int Level, string Text);
