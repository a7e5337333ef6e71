using System.Diagnostics;
using Matching.Core.Words;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Sqlite;

/// <summary>Puts SQLite's result codes (sqlite.org/rescode.html) into words.</summary>
internal static class SqliteFaults
{
    /// <summary>The exception to throw instead.</summary>
    /// <param name="cause">What SQLite said.</param>
    /// <param name="file">Name of the file without folders.</param>
    public static Exception Explain(SqliteException cause, string file) => cause.SqliteErrorCode switch
    {
        5 or 6 => Locked(cause, file),
        8 => ReadOnly(cause, file),
        10 => InputOutput(cause, file),
        11 => Damaged(cause, file),
        13 => Full(cause, file),
        14 => CannotOpen(cause, file),
        26 => NotADatabase(cause, file),
        _ => new UnreachableException($"SQLite refused a statement with code {cause.SqliteExtendedErrorCode}.", cause),
    };

    public static StorageException CannotOpen(Exception cause, string file) => new(
        StorageFault.CannotOpen,
        Phrase.Of(
            $"Databasen '{file}' kan inte öppnas, väntade en fil som får läsas och skrivas. Kanske saknas mappen "
                + $"eller rättigheten till den.",
            $"Database '{file}' cannot be opened, expected a file that may be read and written. Maybe its folder or "
                + $"the right to it is missing."),
        cause);

    public static StorageException Locked(Exception? cause, string file) => new(
        StorageFault.Locked,
        Phrase.Of(
            $"Databasen '{file}' är låst, väntade att den andra skrivningen skulle bli klar. Kanske pågår en stor "
                + $"inläsning.",
            $"Database '{file}' is locked, expected the other writer to finish. Maybe a large load is under way."),
        cause);

    private static StorageException ReadOnly(Exception cause, string file) => new(
        StorageFault.ReadOnly,
        Phrase.Of(
            $"Databasen '{file}' får bara läsas, väntade en fil som får skrivas. Kanske är den skrivskyddad eller "
                + $"ligger på ett skrivskyddat medium.",
            $"Database '{file}' may only be read, expected a file that may be written. Maybe it is write-protected "
                + $"or on a read-only medium."),
        cause);

    private static StorageException InputOutput(Exception cause, string file) => new(
        StorageFault.InputOutput,
        Phrase.Of(
            $"Databasen '{file}' kan inte läsas eller skrivas, väntade en disk utan fel. Kanske är disken eller "
                + $"nätverket trasigt.",
            $"Database '{file}' cannot be read or written, expected a disk without faults. Maybe the disk or the "
                + $"network failed."),
        cause);

    private static StorageException Damaged(Exception cause, string file) => new(
        StorageFault.Damaged,
        Phrase.Of(
            $"Databasen '{file}' är skadad, väntade en hel fil. Kanske finns en säkerhetskopia att läsa tillbaka.",
            $"Database '{file}' is damaged, expected a whole file. Maybe there is a backup to restore."),
        cause);

    private static StorageException Full(Exception cause, string file) => new(
        StorageFault.DiskFull,
        Phrase.Of(
            $"Databasen '{file}' får inte plats, väntade ledigt utrymme på disken. Kanske räcker det att tömma "
                + $"gamla filer och försöka igen.",
            $"Database '{file}' has no room to grow, expected free space on the disk. Maybe removing old files and "
                + $"trying again is enough."),
        cause);

    private static StorageException NotADatabase(Exception cause, string file) => new(
        StorageFault.NotADatabase,
        Phrase.Of(
            $"Filen '{file}' är ingen databas, väntade en som matching har gjort. Kanske är det en annan fil med "
                + $"samma namn.",
            $"File '{file}' is no database, expected one that matching made. Maybe it is another file of that name."),
        cause);
}
