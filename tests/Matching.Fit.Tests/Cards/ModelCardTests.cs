using System.Xml.Linq;
using Matching.Fit.BackTesting;
using Matching.Fit.Cards;
using Matching.Fit.Features;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Cards;

public sealed class ModelCardTests
{
    private static readonly ModelCard Bare = new(CardModels.Small());

    private static readonly ModelCard Full = Bare with
    {
        Sha256 = "ab12",
        Label = "to work or studies",
        Figures = new CardFigures(120, .61, .69, .71, .21, .041, .05),
        Groups =
        [
            new GroupFigures("sex", "f")
            {
                Rows = 60, Gap = new Estimate(.061, .02), Auc = .7, Exposure = new Ratio(.78, .6, .98),
            },
            new GroupFigures("sex", "x"),
        ],
        Costs = [new ConstraintCost("travel", Direction.Falling, .0003)],
        Alerts = [new RaisedAlert(MonitorAlert.Gap, "sex: f", .061)],
        Approver = "A. Chef",
        ApprovedOn = new DateOnly(2026, 4, 2),
        Withheld = ["age"],
    };

    [Theory]
    [InlineData("# Model card: fit 7")]
    [InlineData("Not approved. The model may not be used until a person has approved it.")]
    [InlineData("| Good outcomes | 54 (45.0 %) |")]
    [InlineData("| Decisions from | 2024-01-01 |")]
    [InlineData("| travel | number | min | 4 | never up |")]
    [InlineData("Not measured on rows that the model has not seen. Run fit cross-validate and state the report.")]
    [InlineData("| travel | never up | not measured |")]
    [InlineData("Not monitored yet. Run fit monitor and state the report.")]
    [InlineData("- The model was learned from 120 rows; below 800 single shapes are uncertain.")]
    [InlineData("| SHA-256 | not stated |")]
    [InlineData("Lowest −0.42 (from 30 min), highest +0.30 (under 10 min).")]
    [InlineData("| under 10 | +0.30 | 50 |")]
    [InlineData("| &lt;b>care&lt;/b> | −0.08 | 50 |")]
    [InlineData(@"| green\|work | +0.06 | 60 |")]
    [InlineData("### travel × field")]
    [InlineData("| under 30 | +0.01 | −0.01 |")]
    public void ToMarkdown_OfAModelAlone_SaysWhatIsKnownAndWhatIsNot(string line) =>
        Assert.Contains(line, Bare.ToMarkdown(CardLanguage.English).Split('\n'));

    [Theory]
    [InlineData("Godkänd av A. Chef den 2026-04-02. Modellen föreslår; en människa beslutar.")]
    [InlineData("| Gott utfall | to work or studies |")]
    [InlineData("| Log-loss | 0.6100 | 0.6900 för andelen ensam |")]
    [InlineData("| Kalibreringsfel | 0.0410 | brusgolv 0.0500: så mycket visar även en perfekt modell |")]
    [InlineData("| sex: f | 60 | +0.061 \\[+0.022, +0.100\\] | 0.700 | 0.78 \\[0.60, 0.98\\] |")]
    [InlineData("| sex: x | visas inte | – | – | – |")]
    [InlineData("- Kalibreringsgap för sex: f: 0.061")]
    [InlineData("| travel | aldrig uppåt | +0.0003 |")]
    [InlineData("Undanhölls dessutom denna modell: age.")]
    [InlineData("| SHA-256 | ab12 |")]
    public void ToMarkdown_OfAFullCardInSwedish_ShowsAllOfIt(string line) =>
        Assert.Contains(line, Full.ToMarkdown(CardLanguage.Swedish).Split('\n'));

    [Fact]
    public void ToMarkdown_OfAModelThatSeesWhatNoModelMay_Warns()
    {
        var card = new ModelCard(new FitModel(new FitModelDraft
        {
            Name = "old",
            Intercept = 0,
            Features = [new CategoricalFeature("Födelseland", ["x"]), new NumericFeature("travel", [10])],
            Terms = [FitTerm.Main(0, 0, 0, 100), FitTerm.Main(1, 0, 50, -50)],
        }));
        const string english = "Warning: this model sees something of that kind (Födelseland) and should not be used.";
        Assert.Contains(english, card.ToMarkdown(CardLanguage.English).Split('\n'));
        Assert.Contains(
            "Varning: den här modellen ser något sådant (Födelseland) och bör inte användas.",
            card.ToMarkdown(CardLanguage.Swedish).Split('\n'));
        Assert.DoesNotContain("Warning", Bare.ToMarkdown(CardLanguage.English));
    }

    [Theory]
    [InlineData(CardLanguage.Swedish, "sv")]
    [InlineData(CardLanguage.English, "en")]
    public void ToHtml_IsOneWellFormedPageThatLoadsNothing(CardLanguage language, string code)
    {
        var html = Full.ToHtml(language);
        var page = XDocument.Parse(html.Replace("<!DOCTYPE html>", "").Replace("utf-8\">", "utf-8\"/>")
            .Replace("initial-scale=1\">", "initial-scale=1\"/>"));
        Assert.Equal(code, page.Root!.Attribute("lang")!.Value);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>care", html, StringComparison.Ordinal);
        Assert.Single(page.Descendants("h1"));
    }

    [Fact]
    public void ToHtml_EveryDrawing_HasATitleADescriptionAndItsNumbers()
    {
        var html = Full.ToHtml(CardLanguage.English);
        var figures = html.Split("<figure>")[1..];
        Assert.Equal(3, figures.Length);
        foreach (var figure in figures)
        {
            var drawing = XElement.Parse(figure[..(figure.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
            Assert.Equal("img", drawing.Attribute("role")!.Value);
            XNamespace svg = "http://www.w3.org/2000/svg";
            Assert.NotEmpty(drawing.Element(svg + "title")!.Value);
            Assert.StartsWith(
                drawing.Element(svg + "title")!.Value.Contains('×') ? "Beyond" : "Lowest",
                drawing.Element(svg + "desc")!.Value,
                StringComparison.Ordinal);
            Assert.Contains("<th scope=\"row\">", figure, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ToHtml_PairCells_SayTheirNumberBesideTheirColour() => Assert.Contains(
        ">+0.16</text>", Full.ToHtml(CardLanguage.English), StringComparison.Ordinal);

    [Fact]
    public void ToMarkdown_OfAStatedModel_SaysThatNothingWasLearned()
    {
        var stated = new FitModel(new FitModelDraft
        {
            Name = "rules", Features = [], Intercept = 0, Terms = [],
        });
        var card = new ModelCard(stated).ToMarkdown(CardLanguage.English);
        Assert.Contains("The model was not learned from data", card, StringComparison.Ordinal);
        Assert.Contains("No directions are declared.", card, StringComparison.Ordinal);
        Assert.Contains("- The model has no bags to read intervals from.", card, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_CellsThatNobodyIsIn_AreNotShown()
    {
        var travel = Bare.ToMarkdown(CardLanguage.English).Split("### ").Single(
            part => part.StartsWith("travel\n", StringComparison.Ordinal));
        Assert.DoesNotContain("| missing |", travel, StringComparison.Ordinal);
        Assert.Contains("| under 10 |", travel, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_MonitoredWithoutAlerts_SaysSo() => Assert.Contains(
        "The latest monitoring raised no alert.",
        (Bare with { Alerts = [] }).ToMarkdown(CardLanguage.English), StringComparison.Ordinal);

    [Fact]
    public void ToHtml_Twice_IsTheSameBytes() =>
        Assert.Equal(Full.ToHtml(CardLanguage.Swedish), Full.ToHtml(CardLanguage.Swedish));
}
