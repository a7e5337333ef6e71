using Matching.Core.Fitting;
using Matching.Storage.Fitting;

namespace Matching.Cli.Fitting;

/// <summary>Turns learned heads into a version of the registry.</summary>
internal static class ModelVersions
{
    /// <summary>A version of what was learned, not yet kept.</summary>
    public static NewModel Of(string municipality, TrainedModel trained)
    {
        var record = trained.Good.Training!;
        var metrics = trained.Rehearsal.SelectMany(model => new KeyValuePair<string, double>[]
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
