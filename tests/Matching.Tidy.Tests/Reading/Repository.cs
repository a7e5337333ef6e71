using System.Diagnostics;
using System.Text;
using Matching.Testing;

namespace Matching.Tidy.Tests.Reading;

/// <summary>
/// The text files of the repository: those that git tracks or would track, or, where there is no git, those outside
/// hidden and build folders. Read once. A folder with a licence of its own holds what somebody else wrote, unchanged;
/// no rule of ours is for that.
/// </summary>
public static class Repository
{
    private static readonly string[] BinaryExtensions =
        ["png", "jpg", "ico", "gz", "zip", "db", "xlsx", "binpb", "pdf", "woff2"];

    private static readonly string[] IgnoredFolders =
        ["bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "__pycache__"];

    /// <summary>Every text file, by path.</summary>
    public static IReadOnlyList<TextFile> Files { get; } =
    [
        .. WithoutForeign([.. Paths()])
            .Where(path => File.Exists(RepositoryRoot.Combine(path)))
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .Where(file => !BinaryExtensions.Contains(file.Extension)),
    ];

    /// <summary>Fails with every complaint that a rule about single files has of the repository.</summary>
    public static void Keeps(Func<TextFile, IEnumerable<Complaint>> rule) => Keeps(files => files.SelectMany(rule));

    /// <summary>Fails with every complaint that a rule about all files together has of the repository.</summary>
    public static void Keeps(Func<IReadOnlyList<TextFile>, IEnumerable<Complaint>> rule)
    {
        var complaints = rule(Files).Select(c => c.ToString()).ToList();
        if (complaints.Count > 0) Assert.Fail(string.Join('\n', complaints.Prepend($"{complaints.Count} complaints:")));
    }

    /// <summary>The paths that are not below a folder with a licence of its own.</summary>
    internal static IEnumerable<string> WithoutForeign(IReadOnlyList<string> paths)
    {
        var foreign = paths.Where(path => path.EndsWith("/LICENSE", StringComparison.Ordinal))
            .Select(path => path[..^"LICENSE".Length]).ToList();
        return paths.Where(path => !foreign.Exists(folder => path.StartsWith(folder, StringComparison.Ordinal)));
    }

    private static TextFile Read(string path) =>
        new(path, Encoding.UTF8.GetString(File.ReadAllBytes(RepositoryRoot.Combine(path))));

    private static IEnumerable<string> Paths() =>
        GitPaths() ?? Walk(new DirectoryInfo(RepositoryRoot.Path))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'));

    private static string[]? GitPaths()
    {
        // A file that is new and not ignored is read too: the rule speaks before the commit.
        string[] arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var git = Process.Start(start);
            if (git is null) return null;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            errors.GetAwaiter().GetResult();
            return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(f => f.FullName)
            .Concat(folder.EnumerateDirectories().Where(IsOurs).SelectMany(Walk));

    private static bool IsOurs(DirectoryInfo folder) =>
        folder.Name == ".ci" || !(folder.Name.StartsWith('.') || IgnoredFolders.Contains(folder.Name));
}
