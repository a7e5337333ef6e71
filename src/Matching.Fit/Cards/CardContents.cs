using System.Globalization;
using Matching.Fit.Features;

namespace Matching.Fit.Cards;

/// <summary>The card from top to bottom, in one language.</summary>
internal sealed class CardContents(ModelCard card, CardLanguage language)
{
    private readonly FitModel _model = card.Model;

    /// <summary>The blocks in the order in which they are read.</summary>
    public IEnumerable<CardBlock> Blocks() =>
    [
        new CardHeading(1, Say($"Modellkort: {_model.Name}", $"Model card: {_model.Name}")),
        new CardParagraph(State()),
        .. Purpose(), .. Training(), .. Features(), .. Figures(), .. new CardGroups(card, language).Blocks(),
        .. Constraints(), .. Limits(), .. new CardShapes(_model, language).Blocks(), .. Identity(),
    ];

    private string Say(string swedish, string english) => language == CardLanguage.Swedish ? swedish : english;

    private string State() => card.Approver is { } approver
        ? Say(
            $"Godkänd av {approver}{On("den")}. Modellen föreslår; en människa beslutar.",
            $"Approved by {approver}{On("on")}. The model suggests; a person decides.")
        : Say(
            "Inte godkänd. Modellen får inte användas förrän en människa har godkänt den.",
            "Not approved. The model may not be used until a person has approved it.");

    private string On(string word) =>
        card.ApprovedOn is { } day ? $" {word} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";

    private CardBlock[] Purpose() =>
    [
        new CardHeading(2, Say("Syfte", "Purpose")),
        new CardParagraph(Say(
            "Modellen uppskattar sannolikheten för ett gott utfall av en praktikplats för en deltagare. Den ordnar "
                + "förslag för en matchare, som väljer tillsammans med deltagaren.",
            "The model estimates the probability of a good outcome of a placement for a participant. It orders "
                + "suggestions for a matcher, who chooses together with the participant.")),
        new CardHeading(2, Say("Får inte användas till", "Not to be used for")),
        new CardBullets(language == CardLanguage.Swedish
            ?
            [
                "att besluta utan en människa",
                "att neka någon stöd, ersättning eller plats, eller för sanktioner och kontroll",
                "att jämföra eller rangordna handledare, arbetsgivare eller matchare",
                "andra målgrupper, kommuner eller utfall än dem som den lärdes av",
            ]
            :
            [
                "deciding without a person",
                "refusing anybody support, benefits or a place, or for sanctions and control",
                "comparing or ranking supervisors, employers or matchers",
                "other people, municipalities or outcomes than those it was learned from",
            ]),
    ];

    private IEnumerable<CardBlock> Training()
    {
        yield return new CardHeading(2, Say("Data", "Data"));
        if (_model.Training is not { } training)
        {
            yield return new CardParagraph(Say(
                "Modellen är inte lärd av data: den är angiven som regler med poäng.",
                "The model was not learned from data: it is stated as rules with points."));
            yield break;
        }
        var missing = Say("inte angivet", "not stated");
        string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? missing;
        var rate = training.Rows == 0 ? 0 : (double)training.Positives / training.Rows;
        yield return new CardTable(
            [Say("Uppgift", "Item"), Say("Värde", "Value")],
            [
                [Say("Gott utfall", "Good outcome"), Or(card.Label, missing)],
                [Say("Etikettens version", "Label version"), Or(training.LabelVersion, missing)],
                [Say("Beslut från och med", "Decisions from"), Day(training.From)],
                [Say("Beslut till och med", "Decisions to"), Day(training.To)],
                [Say("Rader", "Rows"), Whole(training.Rows)],
                [Say("Goda utfall", "Good outcomes"), $"{Whole(training.Positives)} ({Share(rate)})"],
                [Say("Grupper som hölls ihop", "Groups kept together"), Whole(training.Groups)],
                [Say("Lärt", "Learned"), Stage()],
            ]);
    }

    private string Stage() => _model.Stage switch
    {
        LearningStage.Prior => Say("regler, inget lärt", "rules, nothing learned"),
        LearningStage.BaseRate => Say("bara andelen goda utfall", "the base rate alone"),
        LearningStage.Intercept => Say("regler med eget intercept", "rules with an intercept of its own"),
        LearningStage.Corrections => Say("regler med lärda rättelser", "rules with learned corrections"),
        _ => Say("fullt ut", "in full"),
    };

    private IEnumerable<CardBlock> Features()
    {
        yield return new CardHeading(2, Say("Vad modellen ser", "What the model sees"));
        yield return new CardTable(
            [
                Say("Egenskap", "Feature"), Say("Slag", "Kind"), Say("Enhet", "Unit"), Say("Klasser", "Bins"),
                Say("Riktning", "Direction"),
            ],
            [.. _model.Features.Select(feature => new[]
            {
                feature.Name,
                feature is NumericFeature ? Say("tal", "number") : Say("ord", "words"),
                feature is NumericFeature { Unit.Length: > 0 } number ? number.Unit : "–",
                Whole(feature.BinCount),
                CardGroups.Say(feature.Direction, language),
            })]);
        yield return new CardParagraph(Say(
            "Får aldrig ges till någon modell: kön, etnicitet, födelseland, medborgarskap, religion, namn, "
                + "personnummer, fullständigt postnummer, diagnoser och fritext. Kolumner som heter så lärs det "
                + "aldrig av; vad som står under andra namn vet den som gjorde tabellen.",
            "May never be given to any model: sex, ethnicity, birth country, citizenship, religion, name, personal "
                + "identity number, full postcode, diagnoses and free text. Columns named so are never learned from; "
                + "what stands under other names is known to whoever made the table."));
        var forbidden = string.Join(
            ", ", _model.Features.Select(feature => feature.Name).Where(Tables.NeverLearned.Fits));
        if (forbidden.Length > 0)
            yield return new CardParagraph(Say(
                $"Varning: den här modellen ser något sådant ({forbidden}) och bör inte användas.",
                $"Warning: this model sees something of that kind ({forbidden}) and should not be used."));
        if (card.Withheld.Count > 0)
            yield return new CardParagraph(Say(
                $"Undanhölls dessutom denna modell: {string.Join(", ", card.Withheld)}.",
                $"Also withheld from this model: {string.Join(", ", card.Withheld)}."));
    }

    private IEnumerable<CardBlock> Figures()
    {
        yield return new CardHeading(2, Say("Mått", "Figures"));
        if (card.Figures is not { } figures)
        {
            yield return new CardParagraph(Say(
                "Inte mätt på rader som modellen inte sett. Kör fit cross-validate och ange rapporten.",
                "Not measured on rows that the model has not seen. Run fit cross-validate and state the report."));
            yield break;
        }
        yield return new CardParagraph(Say(
            $"Mätt på {Whole(figures.Rows)} rader utanför det som lärdes.",
            $"Measured on {Whole(figures.Rows)} rows outside what was learned from."));
        yield return new CardTable(
            [Say("Mått", "Figure"), Say("Värde", "Value"), Say("Att jämföra med", "To be held against")],
            [
                [
                    "Log-loss", Number(figures.LogLoss),
                    Say($"{Number(figures.BaseRateLogLoss)} för andelen ensam",
                        $"{Number(figures.BaseRateLogLoss)} for the base rate alone"),
                ],
                [
                    "AUC", figures.Auc is { } auc ? Number(auc) : Say("ej definierad", "undefined"),
                    Say("0.5 är slumpen", "0.5 is chance"),
                ],
                ["Brier", Number(figures.Brier), Say("0 är bäst", "0 is best")],
                [
                    Say("Kalibreringsfel", "Calibration error"), Number(figures.CalibrationError),
                    Say($"brusgolv {Number(figures.NoiseFloor)}: så mycket visar även en perfekt modell",
                        $"noise floor {Number(figures.NoiseFloor)}: a perfect model shows as much"),
                ],
            ]);
    }

    private IEnumerable<CardBlock> Constraints()
    {
        yield return new CardHeading(2, Say("Villkor och vad de kostar", "Constraints and what they cost"));
        ModelFeature[] bound = [.. _model.Features.Where(feature => feature.Direction != Direction.Any)];
        if (bound.Length == 0)
        {
            yield return new CardParagraph(Say("Inga riktningar är angivna.", "No directions are declared."));
            yield break;
        }
        yield return new CardTable(
            [Say("Egenskap", "Feature"), Say("Riktning", "Direction"), Say("Kostnad i log-loss", "Cost in log-loss")],
            [.. bound.Select(feature => new[]
            {
                feature.Name, CardGroups.Say(feature.Direction, language),
                card.Costs.FirstOrDefault(cost => cost.Feature == feature.Name)?.Cost is { } cost
                    ? cost.ToString("+0.0000;−0.0000;0", CultureInfo.InvariantCulture)
                    : Say("inte mätt", "not measured"),
            })]);
    }

    private IEnumerable<CardBlock> Limits()
    {
        yield return new CardHeading(2, Say("Kända gränser", "Known limits"));
        var limits = new List<string>
        {
            Say("Sambanden är inte orsaker: poäng säger vad som brukar följas åt.",
                "Associations are no causes: points say what tends to go together."),
            Say("Utfall är kända bara för platser som någon fick; andra platser är en gissning av modellen.",
                "Outcomes are known only for places that somebody got; other places are the model's guess."),
            Say($"Under {FitModel.LeastSupport} liknande placeringar säger modellen att underlaget är för litet.",
                $"Below {FitModel.LeastSupport} similar placements the model says that there are too few."),
            Say("Nya kontor och nya tider avviker: kalibreringen blir sämre framåt i tiden än i korsvalidering.",
                "New offices and new times differ: calibration is worse forward in time than in cross-validation."),
        };
        if (_model.Training is { Rows: < 800 } few)
            limits.Add(Say(
                $"Modellen är lärd av {Whole(few.Rows)} rader; under 800 är enskilda kurvor osäkra.",
                $"The model was learned from {Whole(few.Rows)} rows; below 800 single shapes are uncertain."));
        if (_model.Bags.Count == 0)
            limits.Add(Say("Modellen har inga stickprov att läsa intervall ur.",
                "The model has no bags to read intervals from."));
        yield return new CardBullets(limits);
    }

    private IEnumerable<CardBlock> Identity()
    {
        var missing = Say("inte angivet", "not stated");
        yield return new CardHeading(2, Say("Identitet", "Identity"));
        yield return new CardTable(
            [Say("Uppgift", "Item"), Say("Värde", "Value")],
            [
                ["SHA-256", Or(card.Sha256, missing)],
                [Say("Frö", "Seed"), _model.Training is { } t ? Whole(t.Seed) : missing],
                [Say("Kodens version", "Code version"), Or(_model.Training?.CodeVersion ?? "", missing)],
                [Say("Tabeller", "Tables"), Whole(_model.Terms.Count)],
                [Say("Kalibrering", "Calibration"), FormattableString.Invariant(
                    $"{_model.Calibration.Slope / 1000.0:0.###} × z + {_model.Calibration.Shift / 1000.0:0.###}")],
            ]);
    }

    private static string Or(string text, string otherwise) => text.Length == 0 ? otherwise : text;

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole<T>(T value) where T : IFormattable =>
        value.ToString(null, CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
