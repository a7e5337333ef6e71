using System.Text.Json;
using Matching.Core;
using Matching.Core.Checks;
using Matching.Core.Loading;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Slots;
using Matching.Core.Words;

namespace Matching.Intake.Tests.Loading;

/// <summary>
/// A store in memory with the promises of <see cref="ILoadStore"/>: verdicts by content, references followed, a batch
/// or the whole load kept or not.
/// </summary>
internal sealed class MemoryStore : ILoadStore
{
    public Dictionary<(Type Kind, Key Key), string> Kept { get; private set; } = [];

    public List<int> BatchSizes { get; } = [];

    public List<Type> FirstNouns { get; } = [];

    /// <summary>Called after each batch.</summary>
    public Action AfterBatch { get; set; } = () => { };

    public Task<ILoad> BeginAsync(LoadSettings settings, CancellationToken cancellationToken) =>
        Task.FromResult<ILoad>(new Load(this, settings));

    public int Count<T>() => Kept.Keys.Count(key => key.Kind == typeof(T));

    private sealed class Load(MemoryStore store, LoadSettings settings) : ILoad
    {
        private readonly Dictionary<(Type, Key), string> _rows = new(store.Kept);

        public Task<IReadOnlyList<RowVerdict>> ApplyAsync(
            IReadOnlyList<LoadRow> rows, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Assert.InRange(rows.Count, 1, 1_000);
            store.BatchSizes.Add(rows.Count);
            store.FirstNouns.Add(rows[0].Nouns[^1].GetType());
            IReadOnlyList<RowVerdict> verdicts = [.. rows.Select(Judge)];
            if (settings.OnError == OnError.Skip && !settings.DryRun) store.Kept = new(_rows);
            store.AfterBatch();
            return Task.FromResult(verdicts);
        }

        public Task CompleteAsync(CancellationToken cancellationToken)
        {
            if (!settings.DryRun) store.Kept = new(_rows);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private RowVerdict Judge(LoadRow row)
        {
            var lost = row.Nouns.SelectMany(Lost).ToArray();
            if (lost.Length > 0) return new RowVerdict(row.Number, Verdict.Rejected, lost);
            var verdicts = row.Nouns.Select(Put).ToArray();
            return new RowVerdict(row.Number, verdicts.Min(), []);
        }

        private Verdict Put(INoun noun)
        {
            var (key, text) = ((noun.GetType(), noun.Key), JsonSerializer.Serialize<object>(noun));
            var known = _rows.GetValueOrDefault(key);
            _rows[key] = text;
            return known is null ? Verdict.Inserted : known == text ? Verdict.Unchanged : Verdict.Updated;
        }

        private IEnumerable<Violation> Lost(INoun noun)
        {
            if (noun is not Placement placement) yield break;
            if (!_rows.ContainsKey((typeof(Participant), placement.ParticipantKey))) yield return Lost("participant");
            if (!_rows.ContainsKey((typeof(Slot), placement.SlotKey))) yield return Lost("slot");
        }

        private static Violation Lost(string field) =>
            new(field, Phrase.Of($"Placeringen leder ingenstans.", $"The placement leads nowhere."));
    }
}
