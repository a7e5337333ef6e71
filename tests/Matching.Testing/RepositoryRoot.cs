namespace Matching.Testing;

/// <summary>Finds files of the repository from wherever its tests run.</summary>
public static class RepositoryRoot
{
    private const string Mark = "Matching.sln";

    /// <summary>The folder that holds the solution.</summary>
    public static string Path { get; } = Find();

    /// <summary>A file or folder below the root, from its parts.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds '{Mark}', expected "
            + "the tests to run from inside the repository.");
    }
}
