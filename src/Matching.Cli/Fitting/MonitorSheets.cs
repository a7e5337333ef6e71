using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Fit.BackTesting;
using Matching.Fit.Monitoring;

namespace Matching.Cli.Fitting;

/// <summary>The state of a model in use, in words and numbers.</summary>
internal static class MonitorSheets
{
    private static readonly Vocabulary<MonitorAlert> Alerts = new(
        new(MonitorAlert.Gap, "gap", "kalibreringsgap", "calibration gap"),
        new(MonitorAlert.Exposure, "exposure", "låg exponering", "low exposure"),
        new(MonitorAlert.Quality, "quality", "lägre platskvalitet", "lower slot quality"),
        new(MonitorAlert.Stability, "stability", "har flyttat sig (PSI)", "has moved (PSI)"),
        new(MonitorAlert.NewLevels, "new_levels", "nya ord", "new levels"),
        new(MonitorAlert.Missing, "missing", "saknas oftare", "missing more often"),
        new(MonitorAlert.Office, "office", "kontoret avviker varaktigt (z)", "office differs lastingly (z)"),
        new(MonitorAlert.Calibration, "calibration", "sannolikheterna stämmer inte (z)",
            "probabilities are not true (z)"));

    /// <summary>All sheets, the alerts first.</summary>
    public static Sheet[] Of(MonitorFile file) =>
        [Raised(file), Groups(file), Proxies(file), Stability(file), Offices(file)];

    /// <summary>How many rows, and whether probabilities are true as a whole.</summary>
    public static Phrase Whole(MonitorFile file) => file.Calibration is { } z
        ? Phrase.Of(
            $"{file.Rows} rader, {file.Resolved} med utfall. Spiegelhalters z {Two(z.Z)}; Brier {Four(z.Brier)}, "
                + $"väntat {Four(z.ExpectedBrier)}.",
            $"{file.Rows} rows, {file.Resolved} with an outcome. Spiegelhalter's z {Two(z.Z)}; Brier {Four(z.Brier)}, "
                + $"expected {Four(z.ExpectedBrier)}.")
        : Phrase.Of(
            $"{file.Rows} rader, {file.Resolved} med utfall.", $"{file.Rows} rows, {file.Resolved} with an outcome.");

    private static Sheet Raised(MonitorFile file)
    {
        var sheet = new Sheet("alerts", Phrase.OfTexts("Larm", "Alerts"),
        [
            Column.Of("subject", "Vad", "What"), Column.Of("alert_shown", "Larm", "Alert", Readers.People),
            Column.ForPrograms("alert"), Column.Of("value", "Värde", "Value"),
        ]);
        foreach (var alert in file.Alerts)
            sheet.Add(
                alert.Subject.Length == 0 ? Phrase.OfTexts("allt", "everything") : Phrase.Same(alert.Subject),
                Alerts.Say(alert.Alert), Alerts.Code(alert.Alert), Math.Round(alert.Value, 4));
        return sheet;
    }

    private static Sheet Groups(MonitorFile file)
    {
        var sheet = new Sheet("groups", Phrase.OfTexts("Grupper", "Groups"),
        [
            Column.Of("group", "Grupp", "Group"), Column.Of("rows", "Rader", "Rows"),
            Column.Of("gap_shown", "Förutsagt − observerat", "Predicted − observed", Readers.People),
            Column.ForPrograms("gap"), Column.ForPrograms("gap_low"), Column.ForPrograms("gap_high"),
            Column.Of("auc", "AUC", "AUC"),
            Column.Of("exposure_shown", "Exponering mot övriga", "Exposure to others", Readers.People),
            Column.ForPrograms("exposure"), Column.ForPrograms("exposure_low"), Column.ForPrograms("exposure_high"),
            Column.Of("quality", "Platskvalitet", "Slot quality"), Column.Of("lift", "Lyft", "Lift"),
        ]);
        foreach (var g in file.Groups)
            sheet.Add(
                $"{g.Attribute}: {g.Name}", g.Rows,
                g.Gap is { } gap ? Interval(gap) : Phrase.OfTexts("visas inte", "not shown"), g.Gap?.Value, g.Gap?.Low,
                g.Gap?.High, Rounded(g.Auc),
                g.Exposure is { } e ? Phrase.Same($"{Two(e.Value)} [{Two(e.Low)}, {Two(e.High)}]") : Phrase.Same("–"),
                g.Exposure?.Value, g.Exposure?.Low, g.Exposure?.High, Rounded(g.Quality?.Value),
                Rounded(g.Lift?.Value));
        return sheet;
    }

    private static Sheet Proxies(MonitorFile file)
    {
        var sheet = new Sheet("proxies", Phrase.OfTexts("Hur gruppen syns i kolumnerna", "How columns tell the group"),
        [
            Column.Of("group", "Grupp", "Group"), Column.Of("auc", "AUC av alla", "AUC of all"),
            Column.Of("most", "Mest ur", "Mostly from"),
        ]);
        foreach (var proxy in file.Proxies)
            sheet.Add(
                proxy.Group, Rounded(proxy.Auc),
                string.Join(", ", proxy.Features.OrderByDescending(f => Math.Abs(f.Auc - .5)).Take(3)
                    .Select(f => $"{f.Feature} {Two(f.Auc)}")));
        return sheet;
    }

    private static Sheet Stability(MonitorFile file)
    {
        var sheet = new Sheet("stability", Phrase.OfTexts("Drift", "Drift"),
        [
            Column.Of("column", "Kolumn", "Column"), Column.Of("psi", "PSI", "PSI"),
            Column.Of("noise_floor", "Brusgolv", "Noise floor"),
            Column.Of("missing_then", "Saknades", "Missing then"), Column.Of("missing_now", "Saknas", "Missing now"),
            Column.Of("new_levels", "Nya ord", "New levels"),
        ]);
        foreach (var s in file.Stability)
            sheet.Add(
                s.Name, Rounded(s.Index), Rounded(s.NoiseFloor), Rounded(s.MissingThen), Rounded(s.MissingNow),
                s.NewLevels.Count);
        return sheet;
    }

    private static Sheet Offices(MonitorFile file)
    {
        var sheet = new Sheet("offices", Phrase.OfTexts("Kontor", "Offices"),
        [
            Column.Of("office", "Kontor", "Office"), Column.Of("rows", "Rader", "Rows"),
            Column.Of("observed", "Observerat", "Observed"), Column.Of("expected", "Väntat", "Expected"),
            Column.Of("z", "z", "z"), Column.Of("better", "CUSUM bättre", "CUSUM better"),
            Column.Of("worse", "CUSUM sämre", "CUSUM worse"),
        ]);
        foreach (var o in file.Offices)
            sheet.Add(
                o.Office, o.Rows, o.Observed, Math.Round(o.Expected, 1), Rounded(o.Z), Rounded(o.Better),
                Rounded(o.Worse));
        return sheet;
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 3) : null;

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Four(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static Phrase Interval(Estimate estimate) => Phrase.Same(estimate.Signed(3));
}
