using Matching.Core.Checks;
using Matching.Core.Fitting;
using Matching.Core.Snapshots;
using Matching.Core.Words;
using Matching.Storage;
using Matching.Storage.Fitting;

namespace Matching.Cli.Fitting;

/// <summary>Versions of the registry: made of learned heads, and found by what somebody typed.</summary>
internal static class ModelVersions
{
    /// <summary>The word for the rule-based prior.</summary>
    public const string Prior = "prior";

    /// <summary>The model of a version that somebody typed; the one that counts where nobody did.</summary>
    /// <exception cref="InvalidInputException">The registry has no such version, or several municipalities have
    /// it.</exception>
    public static async Task<PlacementModel> FindAsync(
        MatchingDatabase database, Snapshot snapshot, string? typed, CancellationToken cancellation) => typed switch
        {
            null => await database.ActiveModelAsync(snapshot.Area, cancellation),
            Prior => PlacementModel.Prior,
            _ => (await FindStoredAsync(
                database, snapshot.Area, (typed, Phrase.Of($"Frågan", $"Question")), cancellation))
                .ToModel(),
        };

    /// <summary>The versions that the municipalities of an area keep, one after another, the newest first.</summary>
    public static async Task<IReadOnlyList<StoredModel>> OfAsync(
        MatchingDatabase database, IReadOnlyList<string> area, CancellationToken cancellation)
    {
        var models = new List<StoredModel>();
        foreach (var municipality in area) models.AddRange(await database.ModelsOfAsync(municipality, cancellation));
        return models;
    }

    /// <summary>
    /// The version with a number, such as <c>2380/1</c>, or 1 where one municipality has it, or whose SHA-256 begins
    /// so.
    /// </summary>
    /// <exception cref="InvalidInputException">The registry has no such version, or several municipalities have
    /// it.</exception>
    public static async Task<StoredModel> FindStoredAsync(
        MatchingDatabase database, IReadOnlyList<string> area, (string Version, Phrase By) typed,
        CancellationToken cancellation)
    {
        var found = (await OfAsync(database, area, cancellation)).Where(m => IsMeant(m, typed.Version)).ToArray();
        // The same files that two municipalities keep are one version.
        if (found.DistinctBy(m => m.Version).Count() == 1) return found[0];
        var check = new Check(typed.By, "");
        if (found.Length == 0)
            check.Add(
                "version",
                $"har version {typed.Version.Shown()}, väntade en som finns i registret. Kanske visar 'matching fit "
                    + $"models' dem.",
                $"has version {typed.Version.Shown()}, expected one of the registry. Maybe 'matching fit models' shows "
                    + $"them.");
        else
            check.Add(
                "version",
                $"har version {typed.Version.Shown()} som stämmer på {found.Length}, väntade en. Kanske "
                    + $"'{found[0].Municipality}/{found[0].Number}'.",
                $"has version {typed.Version.Shown()} that {found.Length} match, expected one. Maybe "
                    + $"'{found[0].Municipality}/{found[0].Number}'.");
        throw new InvalidInputException(check.Violations);
    }

    private static bool IsMeant(StoredModel model, string typed) =>
        typed == $"{model.Number}" || typed == $"{model.Municipality}/{model.Number}"
        || (typed.Length >= 8 && model.Version.StartsWith(typed, StringComparison.Ordinal));

    /// <summary>A version of what was learned, not yet kept.</summary>
    public static NewModel Of(string municipality, TrainedModel trained)
    {
        var record = trained.Good.Training!;
        var metrics = trained.Rehearsal.Models.SelectMany(model => new KeyValuePair<string, double>[]
        {
            new($"{model.Part}_log_loss", model.Metrics.LogLoss),
            new($"{model.Part}_calibration_error", model.Metrics.Calibration.Error),
        });
        return new NewModel
        {
            Municipality = municipality,
            Name = trained.Good.Name,
            LabelVersion = trained.GoodRows.Rules.Version,
            From = record.From,
            To = record.To,
            Rows = trained.GoodRows.Count,
            Seed = record.Seed,
            Metrics = metrics.ToDictionary(),
            GoodFile = ModelText.Of(trained.Good),
            StartedFile = trained.Started is null ? null : ModelText.Of(trained.Started),
        };
    }
}
