using System.Globalization;
using Matching.Fit.Features;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Cards;

/// <summary>The parts of a card that the monitor fills: groups, and the state of drift.</summary>
internal sealed class CardGroups(ModelCard card, CardLanguage language)
{
    /// <summary>Groups, then drift.</summary>
    public IEnumerable<CardBlock> Blocks() => [.. Groups(), .. Drift()];

    /// <summary>A direction in words.</summary>
    public static string Say(Direction direction, CardLanguage language) =>
        (direction, language == CardLanguage.Swedish) switch
        {
            (Direction.Rising, true) => "aldrig nedåt",
            (Direction.Rising, false) => "never down",
            (Direction.Falling, true) => "aldrig uppåt",
            (Direction.Falling, false) => "never up",
            (_, true) => "fri",
            _ => "free",
        };

    private string Say(string swedish, string english) => language == CardLanguage.Swedish ? swedish : english;

    private IEnumerable<CardBlock> Groups()
    {
        yield return new CardHeading(2, Say("Grupper", "Groups"));
        if (card.Groups.Count == 0)
        {
            yield return new CardParagraph(Say(
                "Inte övervakat än. Kör fit monitor och ange rapporten.",
                "Not monitored yet. Run fit monitor and state the report."));
            yield break;
        }
        yield return new CardParagraph(Say(
            "Kalibreringsgapet är förutsagt minus observerat: över 0 lovar modellen gruppen för mycket. Grupper under "
                + "minsta antalet visas inte. Intervallen är 95 %.",
            "The calibration gap is predicted less observed: above 0 the model promises the group too much. Groups "
                + "below the minimum cell are not shown. Intervals are 95 %."));
        yield return new CardTable(
            [
                Say("Grupp", "Group"), Say("Rader", "Rows"), Say("Kalibreringsgap", "Calibration gap"), "AUC",
                Say("Exponering mot övriga", "Exposure to others"),
            ],
            [.. card.Groups.Select(Row)]);
    }

    private string[] Row(GroupFigures group) => group.Rows is { } rows
        ?
        [
            $"{group.Attribute}: {group.Name}", rows.ToString(CultureInfo.InvariantCulture),
            group.Gap?.Signed(3) ?? "–",
            group.Auc is { } auc ? auc.ToString("0.000", CultureInfo.InvariantCulture) : "–",
            group.Exposure is { } ratio
                ? FormattableString.Invariant($"{ratio.Value:0.00} [{ratio.Low:0.00}, {ratio.High:0.00}]")
                : "–",
        ]
        : [$"{group.Attribute}: {group.Name}", Say("visas inte", "not shown"), "–", "–", "–"];

    private IEnumerable<CardBlock> Drift()
    {
        yield return new CardHeading(2, Say("Drift", "Drift"));
        if (card.Alerts is not { } alerts)
            yield return new CardParagraph(Say(
                "Inte övervakat än. Kör fit monitor och ange rapporten.",
                "Not monitored yet. Run fit monitor and state the report."));
        else if (alerts.Count == 0)
            yield return new CardParagraph(Say(
                "Senaste övervakningen gav inga larm.", "The latest monitoring raised no alert."));
        else
            yield return new CardBullets([.. alerts.Select(Words)]);
    }

    private string Words(RaisedAlert alert)
    {
        var value = alert.Value.ToString("0.###", CultureInfo.InvariantCulture);
        return alert.Alert switch
        {
            MonitorAlert.Gap => Say(
                $"Kalibreringsgap för {alert.Subject}: {value}",
                $"Calibration gap of {alert.Subject}: {value}"),
            MonitorAlert.Exposure => Say(
                $"Låg exponering för {alert.Subject}: {value}",
                $"Low exposure of {alert.Subject}: {value}"),
            MonitorAlert.Quality => Say(
                $"Lägre platskvalitet för {alert.Subject}: {value}",
                $"Lower slot quality of {alert.Subject}: {value}"),
            MonitorAlert.Stability => Say(
                $"{alert.Subject} har flyttat sig (PSI {value})",
                $"{alert.Subject} has moved (PSI {value})"),
            MonitorAlert.NewLevels => Say(
                $"{alert.Subject} har {value} nya ord",
                $"{alert.Subject} has {value} new levels"),
            MonitorAlert.Missing => Say(
                $"{alert.Subject} saknas oftare ({value})",
                $"{alert.Subject} is missing more often ({value})"),
            MonitorAlert.Office => Say(
                $"Kontor {alert.Subject} avviker varaktigt (z {value})",
                $"Office {alert.Subject} differs lastingly (z {value})"),
            _ => Say(
                $"Sannolikheterna stämmer inte som helhet (z {value})",
                $"Probabilities are not true as a whole (z {value})"),
        };
    }
}
