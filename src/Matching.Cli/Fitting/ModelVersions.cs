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
    /// <exception cref="InvalidInputException">The registry has no such version.</exception>
    public static async Task<PlacementModel> FindAsync(
        MatchingDatabase database, Snapshot snapshot, string? typed, CancellationToken cancellation) => typed switch
        {
            null => await ActiveModel.LoadAsync(database, snapshot, cancellation),
            Prior => PlacementModel.Prior,
            _ => (await FindStoredAsync(
                database, ActiveModel.RegistryOf(snapshot), (typed, Phrase.Of($"Frågan", $"Question")), cancellation))
                .ToModel(),
        };

    /// <summary>The version with a number, or whose SHA-256 begins so.</summary>
    /// <exception cref="InvalidInputException">The registry has no such version.</exception>
    public static async Task<StoredModel> FindStoredAsync(
        MatchingDatabase database, string registry, (string Version, Phrase By) typed, CancellationToken cancellation)
    {
        var models = await database.ModelsOfAsync(registry, cancellation);
        var found = models.Where(m => $"{m.Number}" == typed.Version
            || (typed.Version.Length >= 8 && m.Version.StartsWith(typed.Version, StringComparison.Ordinal))).ToArray();
        if (found.Length == 1) return found[0];
        var check = new Check(typed.By, "");
        check.Add(
            "version",
            $"har version {typed.Version.Shown()}, väntade en som finns i registret. Kanske visar 'matching fit "
                + $"models' dem.",
            $"has version {typed.Version.Shown()}, expected one of the registry. Maybe 'matching fit models' shows "
                + $"them.");
        throw new InvalidInputException(check.Violations);
    }

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
