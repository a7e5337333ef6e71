using Matching.Core.Loading;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Storage.Tables;

namespace Matching.Storage.Loading;

/// <summary>
/// Stores one batch: reads what it touches, judges each row, writes the accepted ones table by table. Whatever could
/// make a statement fail is found before, so that one bad row never fails its batch.
/// </summary>
internal sealed class Batch(LoadSettings settings, SeenRows seen)
{
    private readonly List<Change> _changes = [];

    /// <summary>Stores the rows within a transaction and gives a verdict on each, in their order.</summary>
    public async Task<IReadOnlyList<RowVerdict>> StoreAsync(
        StorageTransaction transaction, IReadOnlyList<LoadRow> rows, CancellationToken token)
    {
        var known = await KnownRows.ReadAsync(transaction, rows, token);
        var verdicts = rows.Select(row => Judge(row, known)).ToList();
        await WriteAsync(transaction, token);
        return verdicts;
    }

    private RowVerdict Judge(LoadRow row, KnownRows known)
    {
        var check = new RowCheck(known, seen, settings);
        check.Follow(row);
        if (check.Violations.Count > 0) return new RowVerdict(row.Number, Verdict.Rejected, check.Violations);

        var subject = check.Changes[^1];
        foreach (var change in check.Changes)
        {
            seen.Add(change.Table, change.Noun.Key, new FirstSeen(row.File, row.Number, AsSubject: change == subject));
            known.Put(change.Table, change.Row);
        }
        _changes.AddRange(check.Changes.Where(change => !change.Nothing));
        var verdict = subject.Before is null ? Verdict.Inserted
            : check.Changes.All(change => change.Nothing) ? Verdict.Unchanged
            : Verdict.Updated;
        return new RowVerdict(row.Number, verdict, []);
    }

    private async Task WriteAsync(StorageTransaction transaction, CancellationToken token)
    {
        if (_changes.Count == 0) return;
        await MunicipalityTable.EnsureAsync(transaction, _changes.Select(c => c.Row.Municipality), token);
        foreach (var table in NounTables.All)
        {
            var rows = _changes.Where(change => change.Table == table).Select(change => change.Row).ToList();
            if (rows.Count > 0) await table.WriteAsync(transaction, rows, token);
        }
        await StepTable.WriteAsync(transaction, _changes.SelectMany(StepsOf), settings.Source, token);
    }

    private IEnumerable<Step> StepsOf(Change change) =>
        change is { Before: ParticipantRow before, Noun: Participant after }
            ? Step.Between(NounTables.Participants.Read(before), after, settings.Today)
            : [];
}
