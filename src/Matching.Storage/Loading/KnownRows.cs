using Matching.Core;
using Matching.Core.Loading;
using Matching.Storage.Tables;

namespace Matching.Storage.Loading;

/// <summary>
/// The stored rows that a batch of a load can touch or lead to, read with one statement per table and municipality,
/// and then kept as the batch will leave them.
/// </summary>
internal sealed class KnownRows
{
    private readonly Dictionary<(NounTable Table, Key Key), NounRow> _rows = [];

    private KnownRows()
    {
    }

    /// <summary>The row with this key, or null.</summary>
    public NounRow? Find(NounTable table, Key key) => _rows.GetValueOrDefault((table, key));

    /// <summary>What the table will hold after the batch.</summary>
    public void Put(NounTable table, NounRow row) => _rows[(table, row.Key)] = row;

    /// <summary>Reads what a batch needs.</summary>
    public static async Task<KnownRows> ReadAsync(
        StorageTransaction transaction, IReadOnlyList<LoadRow> batch, CancellationToken token)
    {
        var known = new KnownRows();
        var wanted = batch.SelectMany(row => row.Nouns).SelectMany(Wanted).Distinct();
        foreach (var group in wanted.GroupBy(w => (w.Table, w.Key.Municipality), w => w.Key.Id))
        {
            var rows = await group.Key.Table.FindAsync(transaction, group.Key.Municipality, Padded([.. group]), token);
            foreach (var row in rows) known.Put(group.Key.Table, row);
        }
        return known;
    }

    private static IEnumerable<(NounTable Table, Key Key)> Wanted(INoun noun)
    {
        var table = NounTables.Of(noun);
        return table.References(noun).Select(r => (r.Table, r.Key)).Prepend((table, noun.Key));
    }

    /// <summary>
    /// Repeats an id up to a power of two, so that few statements with different numbers of arguments are made.
    /// </summary>
    private static List<string> Padded(List<string> ids)
    {
        var count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)ids.Count);
        ids.AddRange(Enumerable.Repeat(ids[0], count - ids.Count));
        return ids;
    }
}
