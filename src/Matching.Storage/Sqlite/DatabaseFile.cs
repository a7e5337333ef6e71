using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Storage.Sqlite;

/// <summary>The file of a database before it is opened.</summary>
internal static class DatabaseFile
{
    /// <summary>Checks the settings and makes a missing file, empty and for its owner alone.</summary>
    /// <exception cref="InvalidInputException">The settings are wrong.</exception>
    /// <exception cref="StorageException">The file is missing, or cannot be made.</exception>
    public static void Prepare(DatabaseSettings settings)
    {
        Check(settings);
        if (File.Exists(settings.Path)) return;
        if (!settings.CreateMissing) throw Missing(settings.Path);
        try
        {
            Create(Path.GetFullPath(settings.Path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (!File.Exists(settings.Path))
                throw SqliteFaults.CannotOpen(cause, Path.GetFileName(settings.Path));
        }
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    private static void Check(DatabaseSettings settings)
    {
        var check = new Check(Phrase.Of($"Databasen", $"Database"), "");
        check.That(
            !string.IsNullOrWhiteSpace(settings.Path) && !settings.Path.Contains('\0'), "path",
            $"har ingen sökväg, väntade en fil. Kanske .matching/demo.db.",
            $"has no path, expected a file. Maybe .matching/demo.db.");
        check.Range("lock_patience", (long)settings.LockPatience.TotalSeconds, 1, 3_600);
        check.ThrowIfAny();
    }

    private static StorageException Missing(string path)
    {
        var file = Path.GetFileName(path);
        return new StorageException(
            StorageFault.Missing,
            Phrase.Of(
                $"Databasen '{file}' finns inte, väntade en som matching har gjort. Kanske ska filer läsas in först.",
                $"Database '{file}' does not exist, expected one that matching made. Maybe files are to be loaded "
                    + $"first."));
    }
}
