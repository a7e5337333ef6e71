using System.Text;

namespace Matching.Cli.Fitting;

/// <summary>Reads and writes whole files with messages that name the file.</summary>
internal static class FitFiles
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="FitFileException">It cannot be read.</exception>
    public static string ReadText(string path) => Tried(
        path, "cannot be read, expected a file", () => File.ReadAllText(path));

    /// <summary>Writes a file as UTF-8 without a mark.</summary>
    /// <exception cref="FitFileException">It cannot be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    /// <summary>Writes a file; an older one is replaced at once, never half.</summary>
    /// <exception cref="FitFileException">It cannot be written.</exception>
    public static void Write(string path, byte[] bytes) => Tried(
        path, "cannot be written, expected a folder to write to",
        () =>
        {
            var draft = $"{path}.part";
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, path, overwrite: true);
            return true;
        });

    /// <summary>A long run should not end with nowhere to write to.</summary>
    /// <exception cref="FitFileException">The folder does not exist.</exception>
    public static void CheckFolder(string? path)
    {
        var folder = path is null ? null : Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder))
            throw new FitFileException(
                $"File '{Path.GetFileName(path)}' has no folder to lie in, expected one that exists. Maybe it should "
                + "be created first.");
    }

    /// <summary>Runs what touches a file.</summary>
    public static T Tried<T>(string path, string failure, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new FitFileException(
                $"File '{Path.GetFileName(path)}' {failure}. Maybe the name is misspelt or a right is missing.", bad);
        }
    }
}
