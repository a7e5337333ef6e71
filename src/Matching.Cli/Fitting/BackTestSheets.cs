using System.Globalization;
using Matching.Cli.Output;
using Matching.Core.Words;
using Matching.Fit.BackTesting;

namespace Matching.Cli.Fitting;

/// <summary>A back-test in words and numbers.</summary>
internal static class BackTestSheets
{
    /// <summary>What every back-test rests on.</summary>
    public static readonly Phrase Assumption = Phrase.OfTexts(
        "Antagande: allt som styrde både valet och utfallet finns bland kolumnerna. Det stämmer sällan, så en vinst "
            + "är en övre gräns att undersöka vidare, inget löfte. Modellens eget värde visas bara för att synas "
            + "bredvid.",
        "Assumption: all that drove both the choice and the outcome is among the columns. That is seldom so, and a "
            + "gain is an upper bound to look into, no promise. The model's own value is shown only to be seen beside "
            + "it.");

    private static readonly Vocabulary<BackTestAlarm> Alarms = new(
        new(BackTestAlarm.MeanWeight, "mean_weight", "medelvikten är inte omkring 1", "the mean weight is not about 1"),
        new(BackTestAlarm.FewEffectiveRows, "few_effective_rows", "vilar på få rader", "rests on few rows"),
        new(BackTestAlarm.PoorOverlap, "poor_overlap", "föreslår sådant som knappt gjordes",
            "proposes what was hardly ever done"),
        new(BackTestAlarm.ModelPromisesMore, "model_promises_more", "modellen lovar mer än vikterna bär",
            "the model promises more than the weights bear"),
        new(BackTestAlarm.RandomDiffers, "random_differs", "slumpen skiljer sig från det observerade",
            "chance differs from what was observed"),
        new(BackTestAlarm.PracticeDiffers, "practice_differs", "modellerad praxis skiljer sig från det observerade",
            "modelled practice differs from what was observed"),
        new(BackTestAlarm.WorstBeatsBest, "worst_beats_best", "det sämsta valet slår det bästa",
            "the worst choice beats the best"));

    /// <summary>All sheets, the policies first.</summary>
    public static Sheet[] Of(BackTestReport report) =>
        [Policies(report), Weights(report), Groups(report), Raised(report), Overlap(report)];

    /// <summary>What happened, in a line.</summary>
    public static Phrase Observed(BackTestReport report) => Phrase.Of(
        $"Observerat: {Shown(report.Observed)} av {report.Rows} beslut ({report.Clusters} oberoende).",
        $"Observed: {Shown(report.Observed)} of {report.Rows} decisions ({report.Clusters} independent).");

    private static Sheet Policies(BackTestReport report)
    {
        var sheet = new Sheet("policies", Phrase.OfTexts("Policyer", "Policies"),
        [
            Column.Of("policy", "Policy", "Policy"),
            Column.Of("model_shown", "Modellen ensam", "Model alone", Readers.People),
            Column.Of("ipw_shown", "IPW", "IPW", Readers.People),
            Column.Of("aipw_shown", "AIPW", "AIPW", Readers.People),
            Column.Of("difference_shown", "Mot observerat", "Against observed", Readers.People),
            .. Numbers("model"), .. Numbers("ipw"), .. Numbers("aipw"), .. Numbers("difference"),
            Column.ForPrograms("difference_low"), Column.ForPrograms("difference_high"),
            Column.Of("worse_off", "Sämre för", "Worse for"),
        ]);
        foreach (var p in report.Policies)
            sheet.Add(
                p.Name, Shown(p.ModelOnly), Shown(p.Ipw), Shown(p.Aipw), Interval(p.Difference), p.ModelOnly.Value,
                p.ModelOnly.StandardError, p.Ipw.Value, p.Ipw.StandardError, p.Aipw.Value, p.Aipw.StandardError,
                p.Difference.Value, p.Difference.StandardError, p.Difference.Low, p.Difference.High,
                Math.Round(p.WorseOff, 4));
        return sheet;
    }

    private static Column[] Numbers(string code) =>
        [Column.ForPrograms(code), Column.ForPrograms($"{code}_standard_error")];

    private static Sheet Weights(BackTestReport report)
    {
        var sheet = new Sheet("weights", Phrase.OfTexts("Vad vikterna bär", "What the weights bear"),
        [
            Column.Of("policy", "Policy", "Policy"), Column.Of("mean_weight", "Medelvikt", "Mean weight"),
            Column.Of("effective_rows", "Effektiva rader", "Effective rows"),
            Column.Of("largest_weight", "Största vikt", "Largest weight"),
            Column.Of("matched", "Som det blev", "As it was"), Column.Of("unlikely", "Under 2 %", "Below 2 %"),
        ]);
        foreach (var p in report.Policies)
            sheet.Add(
                p.Name, Math.Round(p.Weights.Mean, 4), Math.Round(p.Weights.EffectiveRows, 1),
                Math.Round(p.Weights.Largest, 2), Math.Round(p.Weights.Matched, 4), Math.Round(p.Weights.Unlikely, 4));
        return sheet;
    }

    private static Sheet Groups(BackTestReport report)
    {
        var sheet = new Sheet("groups", Phrase.OfTexts("Grupper mot observerat", "Groups against observed"),
        [
            Column.Of("policy", "Policy", "Policy"), Column.Of("group", "Grupp", "Group"),
            Column.Of("rows", "Rader", "Rows"),
            Column.Of("difference_shown", "Skillnad", "Difference", Readers.People),
            Column.ForPrograms("difference"), Column.ForPrograms("standard_error"),
        ]);
        foreach (var policy in report.Policies)
            foreach (var group in policy.Groups)
                sheet.Add(
                    policy.Name, group.Name, group.Rows,
                    group.Difference is { } shown ? Interval(shown) : Phrase.OfTexts("visas inte", "not shown"),
                    group.Difference?.Value, group.Difference?.StandardError);
        return sheet;
    }

    private static Sheet Raised(BackTestReport report)
    {
        var sheet = new Sheet("alarms", Phrase.OfTexts("Larm", "Alarms"),
        [
            Column.Of("policy", "Policy", "Policy"), Column.Of("alarm_shown", "Larm", "Alarm", Readers.People),
            Column.ForPrograms("alarm"), Column.Of("value", "Värde", "Value"),
        ]);
        foreach (var raised in report.Alarms)
            sheet.Add(
                raised.Policy, Alarms.Say(raised.Alarm), Alarms.Code(raised.Alarm), Math.Round(raised.Value, 4));
        return sheet;
    }

    private static Sheet Overlap(BackTestReport report)
    {
        var sheet = new Sheet(
            "overlap", Phrase.OfTexts("Hur vanligt det som gjordes var", "How usual what was done was"),
        [
            Column.Of("range", "Sannolikhet", "Propensity", Readers.People), Column.ForPrograms("start"),
            Column.ForPrograms("end"), Column.Of("taken", "Andel beslut", "Share of decisions"),
            Column.Of("cells", "Andel möjliga", "Share of possible ones"),
            Column.Of("bar", "", "", Readers.People),
        ]);
        foreach (var bin in report.Overlap)
            sheet.Add(
                Phrase.Same(FormattableString.Invariant($"[{bin.Start}, {bin.End}{(bin.End == 1 ? ']' : ')')}")),
                bin.Start, bin.End, Math.Round(bin.Taken, 4), Math.Round(bin.Cells, 4),
                Phrase.Same(new string('#', (int)Math.Round(40 * bin.Taken))));
        return sheet;
    }

    private static string Shown(Estimate estimate) => string.Create(
        CultureInfo.InvariantCulture, $"{estimate.Value:0.0000} ({estimate.StandardError:0.0000})");

    private static Phrase Interval(Estimate estimate) => Phrase.Same(estimate.Signed(4));
}
