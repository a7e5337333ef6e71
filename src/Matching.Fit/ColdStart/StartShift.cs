using Matching.Fit.Calibrating;
using Matching.Fit.Learning;

namespace Matching.Fit.ColdStart;

/// <summary>
/// The prior with an intercept of its own, shrunk by pseudo-rows that come out as the prior says, and taken only where
/// rows that were kept back gain by it.
/// </summary>
internal sealed class StartShift
{
    /// <summary>
    /// Standard errors that a step beyond the prior must gain with few rows: replayed on sixteen offices, one was too
    /// few (up to .0035 log-loss worse than the prior).
    /// </summary>
    internal const double Doubt = 2;

    private readonly double _shift;

    private StartShift(double shift, double[] outOfBag) => (_shift, OutOfBag) = (shift, outOfBag);

    /// <summary>Score of each row in logits with what was learned from other rows.</summary>
    internal double[] OutOfBag { get; }

    /// <summary>The prior as it stands.</summary>
    internal static StartShift None(LearningSample sample) => new(0, sample.AllRows.Starts);

    /// <summary>The shift, or none where it does not pay.</summary>
    internal static StartShift Of(LearningSample sample, FitSettings settings)
    {
        var rows = sample.AllRows;
        if (rows.UnitCount < Blocks.Most) return None(sample);
        var dealt = Blocks.Deal(rows, Blocks.Most, new SeededRandom(settings.Seed, 5, 0));
        var scores = (double[])rows.Starts.Clone();
        for (var block = 0; block < Blocks.Most; block++)
        {
            var kept = block;
            int[] others = Array.ConvertAll(rows.Units, unit => dealt[unit] == kept ? 0 : 1);
            var shift = Shift(rows.Taken(others), settings);
            for (var i = 0; i < scores.Length; i++)
                if (others[i] == 0) scores[i] += shift;
        }
        var gain = PairedGain.Of(rows, rows.Starts, scores);
        return gain.Mean > Doubt * gain.StandardError ? new StartShift(Shift(rows, settings), scores) : None(sample);
    }

    /// <summary>The model: the prior in the sample's bins, shifted.</summary>
    internal FitModel Write(LearningSample sample, FitSettings settings)
    {
        var prior = sample.Task.Prior;
        var metrics = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["out_of_bag_log_loss"] = LearningFigures.Loss(sample.AllRows, OutOfBag),
            ["out_of_bag_log_loss_of_start"] = LearningFigures.Loss(sample.AllRows, sample.AllRows.Starts),
        };
        var tables = prior is null ? null : new PriorTables(prior, sample.Features);
        int[][] zeros = [.. sample.Features.Select(f => new int[f.BinCount])];
        var mains = new RoundedMains(sample, zeros, tables);
        FitTerm[] pairs = [.. tables?.Pairs(sample.AllRows) ?? []];
        var kept = mains.KeepDirections(pairs);
        return new FitModel(new FitModelDraft
        {
            Name = sample.Task.Name,
            Features = sample.Features,
            Intercept = (prior?.Intercept ?? 0) + (int)Math.Round(1000 * _shift) + kept,
            PriorIntercept = prior?.Intercept ?? 0,
            Terms = prior is null ? [] : [.. mains.Terms(), .. pairs],
            Stage = _shift == 0 ? LearningStage.Prior : LearningStage.Intercept,
            StandardError = prior?.StandardError ?? 0,
            Training = sample.Record(settings, metrics),
        });
    }

    private static double Shift(LearningRows rows, FitSettings settings) =>
        OfficeIntercepts.Of(rows, new byte[rows.Count], rows.Starts, (1, settings.OfficeRows)).Shifts[0];
}
