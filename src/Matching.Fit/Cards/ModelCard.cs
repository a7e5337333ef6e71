using Matching.Fit.Features;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Cards;

/// <summary>The language of a card.</summary>
public enum CardLanguage
{
    /// <summary>The default.</summary>
    Swedish,

    /// <summary>English.</summary>
    English,
}

/// <summary>Figures of a model on rows that it had not seen.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="LogLoss">In nats.</param>
/// <param name="BaseRateLogLoss">The log-loss of the base rate on the same rows.</param>
/// <param name="Auc">Null where undefined.</param>
/// <param name="Brier">The Brier score.</param>
/// <param name="CalibrationError">Over ten equal-width bins.</param>
/// <param name="NoiseFloor">The calibration error that a perfect model would show on as many rows.</param>
public sealed record CardFigures(
    int Rows, double LogLoss, double BaseRateLogLoss, double? Auc, double Brier, double CalibrationError,
    double NoiseFloor);

/// <summary>A declared direction and what it cost.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Direction">Which way the score may go.</param>
/// <param name="Cost">Log-loss with the constraint less that without it, out of fold; null = not measured.</param>
public sealed record ConstraintCost(string Feature, Direction Direction, double? Cost);

/// <summary>
/// What has to be known about a model before it is used: what for and what not, from which data, how good with which
/// noise, for whom, under which constraints, with which limits, in which state, approved by whom (Mitchell et al.
/// 2019, "Model cards for model reporting"). The tables come from the model itself; the rest is stated here. What is
/// not stated is said to be missing, never left out.
/// </summary>
/// <param name="Model">The model.</param>
public sealed record ModelCard(FitModel Model)
{
    /// <summary>The model file's SHA-256; empty = not saved.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>What a good outcome is, in words; empty = the label version alone.</summary>
    public string Label { get; init; } = "";

    /// <summary>Figures out of fold; null = not measured.</summary>
    public CardFigures? Figures { get; init; }

    /// <summary>Groups as the monitor saw them; empty = not monitored.</summary>
    public IReadOnlyList<GroupFigures> Groups { get; init; } = [];

    /// <summary>What constraints cost, where it was measured; declared directions without an entry are shown as not
    /// measured.</summary>
    public IReadOnlyList<ConstraintCost> Costs { get; init; } = [];

    /// <summary>Alerts of the latest monitoring; null = not monitored.</summary>
    public IReadOnlyList<RaisedAlert>? Alerts { get; init; }

    /// <summary>Who approved the model for use; null = nobody has.</summary>
    public string? Approver { get; init; }

    /// <summary>When.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>What was never given to the model, beyond what is never given to any.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>The card as Markdown, with each shape as a table.</summary>
    public string ToMarkdown(CardLanguage language) => MarkdownCard.Of(new CardContents(this, language).Blocks());

    /// <summary>The card as one HTML page without any other file, with each shape drawn and as a table.</summary>
    public string ToHtml(CardLanguage language) => HtmlCard.Of(new CardContents(this, language).Blocks(), language);
}
