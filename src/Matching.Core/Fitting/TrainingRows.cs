using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Fit;
using Matching.Fit.Features;
using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Core.Fitting;

/// <summary>What a head learns.</summary>
public enum FitTarget
{
    /// <summary>A start in time, of every agreed placement.</summary>
    Started,

    /// <summary>A good outcome, of the placements that started in time.</summary>
    Good,
}

/// <summary>
/// The past placements of a snapshot as rows to learn from, in the order of their decisions: features as they were on
/// that day, and the label as it is known today. What is not resolved, or counts for nothing, is no row.
/// </summary>
public sealed class TrainingRows
{
    private readonly double[][] _vectors;

    private TrainingRows(FitTarget target, LabelRules rules, Placement[] placements, double[][] vectors) =>
        (Target, Rules, Placements, _vectors) = (target, rules, placements, vectors);

    /// <summary>What is learned.</summary>
    public FitTarget Target { get; }

    /// <summary>The label.</summary>
    public LabelRules Rules { get; }

    /// <summary>The placement of each row, by the day of its decision, ties by key.</summary>
    public IReadOnlyList<Placement> Placements { get; }

    /// <summary>The label of each row.</summary>
    public required IReadOnlyList<bool> Outcomes { get; init; }

    /// <summary>How many rows.</summary>
    public int Count => Placements.Count;

    /// <summary>The features of a row; see <see cref="FitFeatures.Fill"/>.</summary>
    public ReadOnlySpan<double> Features(int row) => _vectors[row];

    /// <summary>Reads a snapshot's placements. O(placements · log).</summary>
    /// <param name="snapshot">The area with its past.</param>
    /// <param name="asOf">The day of learning: what happened later is not seen.</param>
    /// <param name="target">What is learned.</param>
    /// <param name="rules">The label.</param>
    public static TrainingRows Of(Snapshot snapshot, DateOnly asOf, FitTarget target, LabelRules rules)
    {
        var history = new DecisionHistory(snapshot, rules);
        var labelled = snapshot.Placements
            .Where(p => snapshot.Slots[snapshot.SlotIndex(p.SlotKey)].Activity is null)
            .Where(p => DecisionHistory.DecidedOn(p) <= asOf)
            .Select(p => (Placement: p, Label: Label(PlacementTargets.Of(p, asOf, rules), target)))
            .Where(row => row.Label is not null)
            .OrderBy(row => DecisionHistory.DecidedOn(row.Placement)).ThenBy(row => row.Placement.Key)
            .ToArray();
        var vectors = Array.ConvertAll(labelled, row =>
        {
            var vector = new double[FitFeatures.Count];
            history.Fill(row.Placement, vector);
            return vector;
        });
        return new TrainingRows(target, rules, Array.ConvertAll(labelled, row => row.Placement), vectors)
        {
            Outcomes = Array.ConvertAll(labelled, row => row.Label!.Value),
        };
    }

    /// <summary>Some rows: those from a 0-based one up to another, in their order.</summary>
    public TrainingRows Slice(Range range) => new(Target, Rules, [.. Placements.Take(range)], _vectors[range])
    {
        Outcomes = [.. Outcomes.Take(range)],
    };

    /// <summary>The rows whose placement has something, in their order.</summary>
    public TrainingRows Where(Func<Placement, bool> has)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(row => has(Placements[row]))];
        return new TrainingRows(
            Target, Rules, Array.ConvertAll(rows, row => Placements[row]), Array.ConvertAll(rows, row => _vectors[row]))
        {
            Outcomes = Array.ConvertAll(rows, row => Outcomes[row]),
        };
    }

    /// <summary>The day of a row's decision.</summary>
    public DateOnly DecidedOn(int row) => DecisionHistory.DecidedOn(Placements[row]);

    /// <summary>The table of every feature, a column each, levels by their words.</summary>
    public FitTable Table() => TableOf(FitSchema.All);

    /// <summary>What a learner needs: table, labels, groups, directions, and the prior where learning starts.</summary>
    /// <param name="name">Name and version for people.</param>
    /// <param name="prior">The prior; null = from nothing.</param>
    public FitTask Task(string name, FitModel? prior) => Task(name, prior, [.. FitSchema.All.Where(IsLearned)]);

    private FitTask Task(string name, FitModel? prior, FeatureShape[] shapes) => new()
    {
        Features = TableOf(shapes),
        Outcomes = Outcomes,
        Groups = Groups(),
        Prior = prior,
        Directions = shapes.Where(f => f.Direction != Direction.Any).ToDictionary(f => f.Name, f => f.Direction),
        Units = shapes.Where(f => f.Unit.Length > 0).ToDictionary(f => f.Name, f => f.Unit),
        Office = FitSchema.Of(FitFeature.Office).Name,
        Name = name,
        LabelVersion = $"{Target}:{Rules.Version}",
        From = Count == 0 ? null : DecisionHistory.DecidedOn(Placements[0]),
        To = Count == 0 ? null : DecisionHistory.DecidedOn(Placements[^1]),
    };

    /// <summary>
    /// Rows that are never split between learning and checking: those of one participant or one slot, and what hangs
    /// together through them. Where one such group would hold more than a fifth of the rows, those of one participant
    /// alone.
    /// </summary>
    public int[] Groups()
    {
        var roots = new Dictionary<Key, int>();
        var people = Placements.Select(p => Number(roots, p.ParticipantKey)).ToArray();
        var parents = Enumerable.Range(0, roots.Count).ToArray();
        foreach (var atSlot in Enumerable.Range(0, Count).GroupBy(row => Placements[row].SlotKey))
        {
            var first = Root(parents, people[atSlot.First()]);
            foreach (var row in atSlot) parents[Root(parents, people[row])] = first;
        }
        var joined = Array.ConvertAll(people, person => Root(parents, person));
        var largest = joined.GroupBy(group => group).Select(group => group.Count()).DefaultIfEmpty(0).Max();
        return 5 * largest <= Count ? joined : people;
    }

    private static int Number(Dictionary<Key, int> numbers, Key key)
    {
        if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
        return number;
    }

    private static int Root(int[] parents, int of)
    {
        while (parents[of] != of) of = parents[of] = parents[parents[of]];
        return of;
    }

    private static bool? Label(PlacementTargets targets, FitTarget target) => target == FitTarget.Started
        ? targets.Started
        : targets.Started == true ? targets.Good : null;

    // What comes after the first day does not decide whether there is one.
    private bool IsLearned(FeatureShape shape) => Target == FitTarget.Good || shape.Feature is
        FitFeature.TravelMinutes or FitFeature.DaysToStart or FitFeature.Stage or FitFeature.Language
        or FitFeature.EarlierPlacements or FitFeature.Office;

    private FitTable TableOf(IEnumerable<FeatureShape> shapes) => new(shapes.Select(Column), Count);

    private FitColumn Column(FeatureShape shape)
    {
        var values = _vectors.Select(vector => vector[(int)shape.Feature]);
        return shape.Levels.Count == 0
            ? new NumericColumn(shape.Name, values)
            : CategoricalColumn.Of(
                shape.Name, [.. values.Select(value => double.IsNaN(value) ? null : shape.Levels[(int)value])]);
    }
}
