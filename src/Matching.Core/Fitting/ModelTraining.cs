using Matching.Core.Placements;
using Matching.Core.Snapshots;
using Matching.Fit;
using Matching.Fit.Learning;

namespace Matching.Core.Fitting;

/// <summary>How a placement model is learned.</summary>
public sealed record TrainingOrder
{
    /// <summary>The area with its past.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>The day of learning: what happened later is not seen.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Name and version for people.</summary>
    public required string Name { get; init; }

    /// <summary>The label. Default: 14 days, 80 %, 90 days.</summary>
    public LabelRules Rules { get; init; } = new();

    /// <summary>How to learn.</summary>
    public FitSettings Settings { get; init; } = new();

    /// <summary>Told of each step; null = nobody.</summary>
    public IProgress<FitProgress>? Progress { get; init; }
}

/// <summary>What was learned, and how it stands beside others on the newest part of the past.</summary>
/// <param name="Good">The head for good outcomes, learned from all rows.</param>
/// <param name="Started">The head for starts; null where the past has none but starts in time.</param>
/// <param name="GoodRows">What the first head was learned from.</param>
/// <param name="Rehearsal">The same learning on older rows, beside others on the newest ones.</param>
public sealed record TrainedModel(FitModel Good, FitModel? Started, TrainingRows GoodRows, Rehearsal Rehearsal);

/// <summary>Learns both heads from a snapshot's past placements.</summary>
public static class ModelTraining
{
    /// <summary>
    /// Learns the heads, after a rehearsal in which champion and challenger meet on rows that neither learned from.
    /// </summary>
    /// <param name="order">What from, and how.</param>
    /// <param name="champion">The model that counts today; the rule-based prior where nobody activated one.</param>
    /// <param name="cancellation">Ends the learning.</param>
    public static TrainedModel Train(TrainingOrder order, PlacementModel champion, CancellationToken cancellation)
    {
        var good = Rows(order, FitTarget.Good);
        var rehearsal = Rehearsal.Of(good, champion, rows => Good(order, rows, cancellation));
        return new TrainedModel(
            Good(order, good, cancellation), Started(order, Rows(order, FitTarget.Started), cancellation), good,
            rehearsal);
    }

    /// <summary>Learns the head for good outcomes alone, without a rehearsal; null where nothing is resolved.</summary>
    /// <param name="order">What from, and how.</param>
    /// <param name="cancellation">Ends the learning.</param>
    public static FitModel? LearnGood(TrainingOrder order, CancellationToken cancellation) =>
        Rows(order, FitTarget.Good) is { Count: > 0 } rows ? Good(order, rows, cancellation) : null;

    private static TrainingRows Rows(TrainingOrder order, FitTarget target) =>
        TrainingRows.Of(order.Snapshot, order.AsOf, target, order.Rules);

    private static FitModel Good(TrainingOrder order, TrainingRows rows, CancellationToken cancellation) =>
        FitLearner.Train(rows.Task(order.Name, RulePrior.Model), order.Settings, order.Progress, cancellation);

    // Where everybody started in time, or too few did not, a second head would say nothing but that.
    private static FitModel? Started(TrainingOrder order, TrainingRows rows, CancellationToken cancellation) =>
        rows.Outcomes.Count(started => !started) < FitLearner.LeastOfAnOutcome
            || rows.Outcomes.Count(started => started) < FitLearner.LeastOfAnOutcome
            ? null
            : FitLearner.Train(rows.Task(order.Name, null), order.Settings, order.Progress, cancellation);
}
