using Matching.Core;
using Matching.Storage.Tables;

namespace Matching.Storage.Loading;

/// <summary>Where a load stated a noun first.</summary>
/// <param name="File">Name of the file; empty in a load of one.</param>
/// <param name="Number">1-based number of the row.</param>
/// <param name="AsSubject">True when the noun was what the row is about.</param>
internal readonly record struct FirstSeen(string File, long Number, bool AsSubject);

/// <summary>The nouns that a load has accepted so far, so that the same id twice is noticed.</summary>
internal sealed class SeenRows
{
    private readonly Dictionary<(NounTable Table, Key Key), FirstSeen> _kept = [];
    private readonly Dictionary<(NounTable Table, Key Key), FirstSeen> _batch = [];

    /// <summary>Where the noun was accepted, or null.</summary>
    public FirstSeen? Find(NounTable table, Key key) =>
        _batch.TryGetValue((table, key), out var first) || _kept.TryGetValue((table, key), out first) ? first : null;

    /// <summary>Remembers an accepted noun for the batch under way.</summary>
    public void Add(NounTable table, Key key, FirstSeen seen)
    {
        if (Find(table, key) is not { } first) _batch[(table, key)] = seen;
        else if (seen.AsSubject && !first.AsSubject) _batch[(table, key)] = seen;
    }

    /// <summary>The batch under way is stored.</summary>
    public void KeepBatch()
    {
        foreach (var (key, seen) in _batch) _kept[key] = seen;
        _batch.Clear();
    }

    /// <summary>The batch under way was rolled back.</summary>
    public void ForgetBatch() => _batch.Clear();
}
