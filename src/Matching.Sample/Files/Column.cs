namespace Matching.Sample.Files;

/// <summary>A column of a file: its name and the text of its cell in a row.</summary>
internal sealed record Column<T>(string Name, Func<T, string> Text);
