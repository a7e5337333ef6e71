namespace Matching.Tidy.Tests.Reading;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Text">
/// Its text. A byte-order mark stays as U+FEFF, and what is not UTF-8 became U+FFFD, so that a rule sees both.
/// </param>
public sealed record TextFile(string Path, string Text)
{
    /// <summary>Lines without their ends; the last one is empty when the file ends with a line end.</summary>
    public IReadOnlyList<string> Lines { get; } = Text.Split('\n');

    /// <summary>What stands after the last dot of the name, in lower case; empty when there is no dot.</summary>
    public string Extension { get; } = System.IO.Path.GetExtension(Path).TrimStart('.').ToLowerInvariant();

    /// <summary>The folder; empty for a file of the top level.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>True below this folder of the top level.</summary>
    public bool IsBelow(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The 1-based number of the line that holds a position of the text.</summary>
    public int LineAt(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
