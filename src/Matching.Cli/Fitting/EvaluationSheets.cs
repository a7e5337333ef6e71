using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Fit.Features;

namespace Matching.Cli.Fitting;

/// <summary>A cross-validation as sheets: figures with what they are held against, baselines, folds.</summary>
internal static class EvaluationSheets
{
    /// <summary>All sheets; for CSV, which has room for one, the folds.</summary>
    public static Sheet[] Of(EvaluationReport report, OutputForm form) => form == OutputForm.Csv
        ? [Folds(report)]
        : [Figures(report), Baselines(report), Costs(report), Folds(report)];

    private static Sheet Figures(EvaluationReport report)
    {
        var sheet = new Sheet("figures", Phrase.OfTexts("Utanför vecken", "Out of fold"),
        [
            Column.Of("figure", "Mått", "Figure"), Column.Of("value", "Värde", "Value"),
            Column.Of("against", "Att jämföra med", "To be held against"),
        ]);
        sheet.Add("log-loss", report.LogLoss, Against(
            report.BaseRateLogLoss, "för andelen ensam", "for the base rate alone"));
        sheet.Add("AUC", report.Auc, Phrase.OfTexts("0.5 är slumpen", "0.5 is chance"));
        sheet.Add("Brier", report.Brier, Phrase.Of(
            $"kunskap {Shown(report.Resolution)}, kalibrering {Shown(report.Reliability)}",
            $"resolution {Shown(report.Resolution)}, reliability {Shown(report.Reliability)}"));
        sheet.Add(
            Phrase.OfTexts("kalibreringsfel", "calibration error"), report.CalibrationError,
            Against(report.NoiseFloor, "visar även en perfekt modell", "is shown by a perfect model too"));
        sheet.Add(
            Phrase.OfTexts("kalibreringslutning", "calibration slope"), report.CalibrationSlope,
            Phrase.OfTexts("1; under 1 är för djärvt", "1; below 1 is too bold"));
        sheet.Add(
            Phrase.OfTexts("kalibreringsnivå", "calibration intercept"), report.CalibrationIntercept,
            Phrase.Same("0"));
        if (report.RankedGroups is { } groups)
        {
            var words = Phrase.Of($"{groups} personer med val", $"{groups} persons with a choice");
            sheet.Add("NDCG@5", report.Ndcg5, words);
            sheet.Add("hit@3", report.Hit3, words);
        }
        return sheet;
    }

    private static Sheet Baselines(EvaluationReport report)
    {
        var sheet = new Sheet("baselines", Phrase.OfTexts("Enkla modeller", "Plain models"),
        [
            Column.Of("name", "Modell", "Model"), Column.Of("log_loss", "Log-loss", "Log-loss"),
            Column.Of("auc", "AUC", "AUC"), Column.Of("calibration_error", "Kalibreringsfel", "Calibration error"),
            Column.Of("gain", "Vunnet mot den", "Gained over it"),
            Column.Of("interval", "95 %", "95 %", Readers.People), Column.ForPrograms("gain_low"),
            Column.ForPrograms("gain_high"),
        ]);
        foreach (var baseline in report.Baselines)
            sheet.Add(
                baseline.Name == "base_rate"
                    ? Phrase.OfTexts("andelen ensam", "base rate")
                    : Phrase.OfTexts("logistisk regression", "logistic regression"),
                baseline.LogLoss, baseline.Auc, baseline.CalibrationError, baseline.Gain,
                Phrase.Same($"[{Shown(baseline.GainLow)}, {Shown(baseline.GainHigh)}]"), baseline.GainLow,
                baseline.GainHigh);
        return sheet;
    }

    private static Sheet Costs(EvaluationReport report)
    {
        var sheet = new Sheet("constraint_costs", Phrase.OfTexts("Vad riktningarna kostar", "What directions cost"),
        [
            Column.Of("feature", "Kolumn", "Column"), Column.Of("direction", "Riktning", "Direction"),
            Column.Of("cost", "Kostnad i log-loss", "Cost in log-loss"),
        ]);
        foreach (var cost in report.ConstraintCosts)
            sheet.Add(
                cost.Feature,
                cost.Direction == Direction.Rising
                    ? Phrase.OfTexts("aldrig nedåt", "never down")
                    : Phrase.OfTexts("aldrig uppåt", "never up"),
                cost.Cost);
        return sheet;
    }

    private static Sheet Folds(EvaluationReport report)
    {
        var sheet = new Sheet("folds", Phrase.OfTexts("Vecken", "Folds"),
        [
            Column.Of("fold", "Veck", "Fold"), Column.Of("train_rows", "Lärda rader", "Rows learned from"),
            Column.Of("rows", "Testade rader", "Rows tested"), Column.Of("base_rate", "Andel", "Base rate"),
            Column.Of("log_loss", "Log-loss", "Log-loss"), Column.Of("auc", "AUC", "AUC"),
            Column.Of("brier", "Brier", "Brier"),
            Column.Of("calibration_error", "Kalibreringsfel", "Calibration error"),
            Column.Of("noise_floor", "Brusgolv", "Noise floor"),
        ]);
        foreach (var fold in report.PerFold)
            sheet.Add(
                fold.Fold, fold.TrainRows, fold.Rows, fold.BaseRate, fold.LogLoss, fold.Auc, fold.Brier,
                fold.CalibrationError, fold.NoiseFloor);
        return sheet;
    }

    private static Phrase Against(double value, string swedish, string english) =>
        Phrase.Of($"{Shown(value)} {swedish}", $"{Shown(value)} {english}");

    private static string Shown(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
