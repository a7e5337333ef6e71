using Matching.Core;
using Matching.Core.Loading;
using Matching.Core.Words;

namespace Matching.Storage;

/// <summary>Why a database could not do what was asked.</summary>
public enum StorageFault
{
    /// <summary>The file does not exist, and was not to be made.</summary>
    Missing,

    /// <summary>The file or its folder cannot be opened.</summary>
    CannotOpen,

    /// <summary>The file is no database.</summary>
    NotADatabase,

    /// <summary>The file is a database of something else.</summary>
    Foreign,

    /// <summary>The schema was made by a newer version.</summary>
    NewerSchema,

    /// <summary>A migration that was applied differs from the one of this version, or is gone.</summary>
    ChangedSchema,

    /// <summary>Another process was writing for longer than the patience allows. Asking again later may help.</summary>
    Locked,

    /// <summary>The disk is full. Nothing of the transaction is kept; reading goes on.</summary>
    DiskFull,

    /// <summary>The file may only be read.</summary>
    ReadOnly,

    /// <summary>The file has content that it cannot have.</summary>
    Damaged,

    /// <summary>The disk or the file system failed.</summary>
    InputOutput,
}

/// <summary>
/// The database could not do what was asked, for a reason outside the program. What was not acknowledged is not kept.
/// </summary>
public sealed class StorageException : StoreException
{
    internal StorageException(StorageFault fault, Phrase words, Exception? cause = null) : base(words, cause) =>
        Fault = fault;

    /// <summary>A stored row holds what it cannot hold: it was changed by something else.</summary>
    internal static StorageException DamagedRow(string table, Key key, Exception cause) => new(
        StorageFault.Damaged,
        Phrase.Of(
            $"Tabellen {table} har raden '{key}' med otillåtna värden, väntade vad matching skrev. Kanske har den "
                + $"ändrats för hand.",
            $"Table {table} has row '{key}' with values that it cannot have, expected what matching wrote. Maybe it "
                + $"was edited by hand."),
        cause);

    /// <summary>Why.</summary>
    public StorageFault Fault { get; }
}
