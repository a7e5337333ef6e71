using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Loading;
using Matching.Intake.Reading;

namespace Matching.Cli.Loading;

/// <summary>The files that somebody named and where their error files go.</summary>
internal static class LoadFiles
{
    /// <summary>
    /// Looks at every path at once: each is a plain file that can be opened, none is named twice, and no error file
    /// would replace another or a file to load.
    /// </summary>
    /// <param name="paths">Paths of the files.</param>
    /// <param name="errorFolder">Folder for the error files, made where it is missing; null = beside each
    /// file.</param>
    /// <param name="dryRun">The error files of a dry run have a name of their own.</param>
    /// <exception cref="InvalidInputException">Names every path that is not so.</exception>
    public static IReadOnlyList<FileToLoad> Of(
        IReadOnlyList<string> paths, string? errorFolder, bool dryRun = false)
    {
        var problems = new List<Violation>();
        var whole = paths.Select(Path.GetFullPath).ToArray();
        foreach (var path in whole) problems.AddRange(Opened(path));
        foreach (var twice in whole.GroupBy(path => path, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(Problem(
                twice.Key,
                $"nämns {twice.Count()} gånger, väntade en. Kanske menades en annan fil.",
                $"is named {twice.Count()} times, expected once. Maybe another file was meant."));
        if (problems.Count == 0 && errorFolder is not null) problems.AddRange(Made(errorFolder));
        var files = whole.Select(path => (Path: path, Errors: ErrorPath(path, errorFolder, dryRun))).ToArray();
        if (problems.Count == 0) problems.AddRange(Colliding(files));
        if (problems.Count > 0) throw new InvalidInputException(problems);
        return [.. files.Select(file => new FileToLoad(SourceFile.At(file.Path), file.Errors))];
    }

    private static string ErrorPath(string path, string? folder, bool dryRun) => Path.Combine(
        folder is null ? Path.GetDirectoryName(path) ?? path : Path.GetFullPath(folder),
        Path.GetFileNameWithoutExtension(path) + (dryRun ? ".dry-run.errors.csv" : ".errors.csv"));

    private static IEnumerable<Violation> Opened(string path)
    {
        try
        {
            using var stream = SourceFile.At(path).Open();
            if (stream.CanSeek) return [];
            return
            [
                Problem(
                    path,
                    $"är ingen vanlig fil, väntade en som kan läsas flera gånger. Kanske kan den sparas först.",
                    $"is no plain file, expected one that can be read several times. Maybe it can be saved first."),
            ];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return
            [
                Problem(
                    path,
                    $"finns inte, väntade en fil att läsa. Kanske är sökvägen felskriven.",
                    $"does not exist, expected a file to read. Maybe its path is misspelt."),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return
            [
                Problem(
                    path,
                    $"kan inte öppnas, väntade en fil att läsa. Kanske är den en mapp, öppen i ett annat program "
                        + $"eller skyddad.",
                    $"cannot be opened, expected a file to read. Maybe it is a folder, open in another program or "
                        + $"protected."),
            ];
        }
    }

    private static IEnumerable<Violation> Made(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return
            [
                Problem(
                    folder,
                    $"kan inte bli mapp för felfiler, väntade en mapp att skriva i. Kanske finns en fil med det "
                        + $"namnet.",
                    $"cannot become the folder for error files, expected a folder to write to. Maybe a file has that "
                        + $"name."),
            ];
        }
    }

    private static IEnumerable<Violation> Colliding((string Path, string Errors)[] files)
    {
        var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, errors) in files)
            if (paths.Contains(errors) || !taken.Add(errors))
                yield return Problem(
                    path,
                    $"får en felfil '{Path.GetFileName(errors)}' som skulle ersätta en annan fil i samma inläsning, "
                        + $"väntade ett eget namn. Kanske kan filerna läsas in var för sig.",
                    $"gets an error file '{Path.GetFileName(errors)}' that would replace another file of the same "
                        + $"load, expected a name of its own. Maybe the files can be loaded one by one.");
    }

    private static Violation Problem(string path, Wording swedish, Wording english)
    {
        var name = Path.GetFileName(path);
        var check = new Check(Phrase.Of($"Fil '{name}'", $"File '{name}'"), "");
        check.Add(name, swedish, english);
        return check.Violations[0];
    }
}
