using Matching.Fit.Features;

namespace Matching.Fit.Learning;

/// <summary>A task made ready: features with bins, compressed rows, and what the prior says of them.</summary>
internal sealed class LearningSample
{
    private LearningSample(FitTask task, ModelFeature[] features, LearningRows rows) =>
        (Task, Features, AllRows) = (task, features, rows);

    /// <summary>The task.</summary>
    internal FitTask Task { get; }

    /// <summary>The features, one a column.</summary>
    internal ModelFeature[] Features { get; }

    /// <summary>The rows, the office included.</summary>
    internal LearningRows AllRows { get; }

    /// <summary>The rows as boosting sees them: the office, which takes an intercept later, is in one bin.</summary>
    internal LearningRows Rows => OfficeIndex < 0
        ? AllRows
        : AllRows with { Bins = [.. AllRows.Bins.Select((b, f) => f == OfficeIndex ? new byte[b.Length] : b)] };

    /// <summary>0-based feature of the office; -1 = none.</summary>
    internal int OfficeIndex => Task.Office is { } office ? Task.Features.IndexOf(office) : -1;

    /// <summary>True when learning starts from a prior or from offsets.</summary>
    internal bool HasStart => Task.Prior is not null || Task.Offsets is not null;

    /// <summary>Rows learned from, duplicates counted.</summary>
    internal long RowCount => (long)AllRows.Weights.Sum();

    /// <summary>Rows with a good outcome, duplicates counted.</summary>
    internal long PositiveCount => (long)AllRows.Positives.Sum();

    /// <summary>Bins a checked task.</summary>
    internal static LearningSample Of(FitTask task, FitSettings settings)
    {
        var features = Binning.Of(task, settings);
        var starts = task.Prior is { } prior ? prior.Score(task.Features) : new int[task.RowCount];
        for (var row = 0; row < starts.Length; row++) starts[row] += task.Offsets?[row] ?? 0;
        return new LearningSample(task, features, RowCompression.Of(task, features, starts));
    }

    /// <summary>The record of this sample.</summary>
    internal TrainingRecord Record(FitSettings settings, IReadOnlyDictionary<string, double> metrics) => new()
    {
        LabelVersion = Task.LabelVersion,
        From = Task.From,
        To = Task.To,
        Rows = RowCount,
        Positives = PositiveCount,
        Groups = AllRows.UnitCount,
        Seed = settings.Seed,
        CodeVersion = typeof(FitLearner).Assembly.GetName().Version?.ToString(3) ?? "",
        Metrics = metrics,
    };
}
