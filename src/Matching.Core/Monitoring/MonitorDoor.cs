using Matching.Core.Fitting;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Fit;
using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;
using Matching.Fit.Tables;

namespace Matching.Core.Monitoring;

/// <summary>Which past decisions are monitored.</summary>
/// <param name="Snapshot">The area with its past.</param>
/// <param name="Model">The frozen model.</param>
/// <param name="AsOf">The day of monitoring; what happened later is not seen.</param>
public sealed record MonitoredPast(Snapshot Snapshot, PlacementModel Model, DateOnly AsOf)
{
    /// <summary>
    /// First decision that is monitored, such as the day after the last one learned from; null = all.
    /// </summary>
    public DateOnly? From { get; init; }

    /// <summary>The participants' municipality; null = all.</summary>
    public string? Municipality { get; init; }

    /// <summary>The label.</summary>
    public LabelRules Rules { get; init; } = new();

    /// <summary>Further attributes, such as <c>age_band</c>: the group of each participant.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<Key, string>> Attributes { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<Key, string>>(StringComparer.Ordinal);
}

/// <summary>
/// Rows to monitor: what a frozen model said of past decisions, what came of them, and whose they were.
/// </summary>
/// <param name="Rows">Predictions, outcomes and sectors, in the order of the decisions.</param>
/// <param name="Features">What the model looked at.</param>
/// <param name="Earlier">The same of the decisions before; null where there are none.</param>
/// <param name="Groups">By attribute, the group of each row; null where nobody stated it.</param>
/// <param name="Offices">The municipality of each row.</param>
public sealed record MonitoredRows(
    GroupRows Rows, FitTable Features, FitTable? Earlier, IReadOnlyDictionary<string, string?[]> Groups,
    string[] Offices);

/// <summary>
/// The one door through which groups meet scores. Sex comes from the participants, anything else (an age band) from
/// whoever keeps it: the engine has no field for it. Nothing here flows back: rules, fit, values and plans never see
/// this room, and a test reads their sources to make sure.
/// </summary>
public static class MonitorDoor
{
    /// <summary>Joins a model's scores on past decisions with outcomes and groups.</summary>
    /// <returns>Null when no placement is resolved.</returns>
    public static MonitoredRows? Of(MonitoredPast past)
    {
        var all = TrainingRows.Of(past.Snapshot, past.AsOf, FitTarget.Good, past.Rules)
            .Where(p => past.Municipality is null || p.Municipality == past.Municipality);
        var earlier = all.Where(p => DecisionHistory.DecidedOn(p) < past.From);
        var rows = all.Slice(earlier.Count..);
        if (rows.Count == 0) return null;
        var (probabilities, outcomes) = (new double[rows.Count], new double[rows.Count]);
        var sectors = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            probabilities[row] = FitModel.Probability(past.Model.Good.Score(rows.Features(row)));
            outcomes[row] = rows.Outcomes[row] ? 1 : 0;
            sectors[row] = (int)rows.Features(row)[(int)FitFeature.Sector];
        }
        return new MonitoredRows(
            new GroupRows(new Predictions(probabilities, outcomes)) { Sectors = sectors },
            rows.Table(),
            earlier.Count == 0 ? null : earlier.Table(),
            Groups(past.Snapshot, rows, past.Attributes),
            [.. rows.Placements.Select(p => p.Municipality)]);
    }

    /// <summary>The sex of each row as a back-test tells effects by, "not stated" included.</summary>
    internal static (int[] Groups, string[] Names) SexesOf(Snapshot snapshot, TrainingRows rows)
    {
        string[] names = [.. Enum.GetValues<Sex>().Select(SexWords.Sexes.Code)];
        return ([.. rows.Placements.Select(p => (int)Of(snapshot, p))], names);
    }

    private static Dictionary<string, string?[]> Groups(
        Snapshot snapshot, TrainingRows rows,
        IReadOnlyDictionary<string, IReadOnlyDictionary<Key, string>> attributes)
    {
        var groups = new Dictionary<string, string?[]>(StringComparer.Ordinal)
        {
            ["sex"] = [.. rows.Placements.Select(p => SexOf(snapshot, p))],
        };
        foreach (var (attribute, byParticipant) in attributes)
            groups[attribute] = [.. rows.Placements.Select(p => byParticipant.GetValueOrDefault(p.ParticipantKey))];
        return groups;
    }

    private static string? SexOf(Snapshot snapshot, Placement placement)
    {
        var sex = Of(snapshot, placement);
        return sex == Sex.NotStated ? null : SexWords.Sexes.Code(sex);
    }

    private static Sex Of(Snapshot snapshot, Placement placement) =>
        snapshot.Participants[snapshot.ParticipantIndex(placement.ParticipantKey)].Sex;
}
