using Matching.Core.Checks;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Reading;

public sealed class HeaderSearchTests
{
    [Theory]
    [InlineData("kommun;id;handledarkapacitet")]
    [InlineData("KOMMUN ; Handledar-ID ;\"Stöd kapacitet\"")]
    [InlineData("municipality,id,support capacity")]
    [InlineData("Kommunkod\tHandledare\tKapacitet")]
    [InlineData("\n\n;;\nkommun;id;handledarkapacitet")]
    [InlineData("sep=;\nkommun;id;handledarkapacitet")]
    [InlineData("kommun;id;handledarkapacitet;\"tum,\"\"\"")]
    [InlineData("kommun;id;handledarkapacitet;\"Anteckning, övrigt, annat, mer\";;")]
    public async Task Find_OfAHeaderAsPeopleWriteIt_TellsTheKind(string header)
    {
        var survey = await Survey.OfAsync(TextFiles.Of(header + "\n"), new ReadSettings(), default);
        Assert.Equal(FileKind.Supervisors, survey.Header.Shape.Kind);
        Assert.Empty(survey.Header.Missing);
    }

    [Fact]
    public async Task Find_OfAColumnLikeAProtectingOneThatIsThere_PassesItOver()
    {
        var survey = await Survey.OfAsync(
            TextFiles.Of("kommun;id;steg;inskriven;halvdagar;skyddad;skyddad tom\n"), new ReadSettings(), default);
        Assert.Equal(["skyddad tom"], survey.Header.Unknown);
    }

    [Fact]
    public async Task Find_OfAnUnknownColumn_PassesItOver()
    {
        var survey = await Survey.OfAsync(
            TextFiles.Of("kommun;id;skonummer;handledarkapacitet\n"), new ReadSettings(), default);
        Assert.Equal(["skonummer"], survey.Header.Unknown);
    }

    [Theory]
    [InlineData(
        "kommun;id;steg;inskrven;halvdagar;svenska",
        "Fil 'fil.csv' med deltagare saknar inskriven, såg kommun, id, steg, inskrven, halvdagar, svenska. Kanske är "
            + "'inskrven' kolumnen inskriven.",
        "File 'fil.csv' of participants lacks registered_on, saw kommun, id, steg, inskrven, halvdagar, svenska. Maybe "
            + "'inskrven' is the column registered_on.")]
    [InlineData(
        "kommun;id;steg;halvdagar;svenska",
        "Fil 'fil.csv' med deltagare saknar inskriven, såg kommun, id, steg, halvdagar, svenska. Kanske heter "
            + "kolumnerna något annat: jämför med mallen.",
        "File 'fil.csv' of participants lacks registered_on, saw kommun, id, steg, halvdagar, svenska. Maybe the "
            + "columns have other names: compare with the template.")]
    [InlineData(
        "kommun;id;steg",
        "Fil 'fil.csv' med deltagare saknar inskriven, halvdagar_per_vecka, såg kommun, id, steg. Kanske heter "
            + "kolumnerna något annat: jämför med mallen.",
        "File 'fil.csv' of participants lacks registered_on, sessions_needed, saw kommun, id, steg. Maybe the columns "
            + "have other names: compare with the template.")]
    [InlineData(
        "kommun;id;kapacitet;handledare",
        "Fil 'fil.csv' har kolumner som betyder samma sak två gånger: handledare, väntade varje en gång.",
        "File 'fil.csv' has columns that mean the same twice: handledare, expected each once.")]
    [InlineData(
        "kommun;id;steg;inskriven;halvdagar;protected_identit",
        "Fil 'fil.csv' har kolumnen 'protected_identit', väntade skyddad_identitet rätt skriven, eftersom den skyddar "
            + "deltagaren. Kanske menas 'protected_identity'.",
        "File 'fil.csv' has the column 'protected_identit', expected protected_identity without a slip, because it "
            + "protects the participant. Maybe 'protected_identity' is meant.")]
    [InlineData(
        "kommun;id;steg;inskriven;halvdagar;vil inte",
        "Fil 'fil.csv' har kolumnen 'vil inte', väntade vill_inte rätt skriven, eftersom den skyddar deltagaren. "
            + "Kanske menas 'vill_inte'.",
        "File 'fil.csv' has the column 'vil inte', expected vetoes without a slip, because it protects the "
            + "participant. Maybe 'vill_inte' is meant.")]
    [InlineData(
        "Anna Svensson;900101-1239;Storgatan 4",
        "Fil 'fil.csv' har 0 kända kolumner av 3, väntade en rubrikrad. Kanske saknas rubrikraden, eller skiljs "
            + "kolumnerna av något annat än semikolon, komma eller tabb.",
        "File 'fil.csv' has 0 known columns of 3, expected a header row. Maybe the header row is missing, or something "
            + "else than semicolon, comma or tab is between columns.")]
    [InlineData(
        "municipality;id",
        "Fil 'fil.csv' med handledare saknar handledarkapacitet, såg municipality, id. Kanske heter kolumnerna något "
            + "annat: jämför med mallen.",
        "File 'fil.csv' of supervisors lacks support_capacity, saw municipality, id. Maybe the columns have other "
            + "names: compare with the template.")]
    [InlineData(
        "\n \n;;\n",
        "Fil 'fil.csv' är tom, väntade en rubrikrad. Kanske är det fel fil.",
        "File 'fil.csv' is empty, expected a header row. Maybe it is the wrong file.")]
    public async Task Find_OfAHeaderThatDoesNotFit_SaysWhatWasSeen(string header, string swedish, string english)
    {
        var violation = await ProblemOf(header + "\n", new ReadSettings());
        Assert.Equal(swedish, violation.Message.In(Language.Swedish));
        Assert.Equal(english, violation.Message.In(Language.English));
    }

    [Fact]
    public async Task Find_OfAHeaderThatFitsTwoKinds_AsksForTheKind()
    {
        const string Both = "kommun;placering;deltagare;plats;läge;halvdagar;startdag;slutdag;utfall;orsak;"
            + "arbetsställe;rubrik;steg;område;kapacitet";
        var unclear = await ProblemOf(Both + "\n", new ReadSettings());
        Assert.Equal(
            $"Fil 'fil.csv' kan vara platser, placeringar, väntade en rubrikrad som passar ett slag; såg "
                + $"{Both.Replace(";", ", ")}. Kanske behöver slaget anges.",
            unclear.Message.In(Language.Swedish));
        Assert.Equal(
            $"File 'fil.csv' can be slots, placements, expected a header that fits one kind; saw "
                + $"{Both.Replace(";", ", ")}. Maybe the kind has to be stated.",
            unclear.Message.In(Language.English));
    }

    [Fact]
    public async Task Find_WithAStatedKind_LooksForThatKindAlone()
    {
        var text = TextFiles.Of("kommun;id;handledarkapacitet\n");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => Survey.OfAsync(text, new ReadSettings { Kind = FileKind.Participants }, default));
        Assert.StartsWith(
            "File 'fil.csv' of participants lacks stage, registered_on, sessions_needed, saw",
            Assert.Single(refused.Violations).Message.ToString());
    }

    [Fact]
    public async Task Find_OfAHeaderWithAPersonalNumber_NeverShowsIt()
    {
        var violation = await ProblemOf("kommun;id;steg;900101-1239\n", new ReadSettings());
        Assert.DoesNotContain("1239", violation.ToString());
        Assert.Contains("…", violation.ToString());
    }

    private static async Task<Violation> ProblemOf(string text, ReadSettings settings)
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => Survey.OfAsync(TextFiles.Of(text), settings, default));
        return Assert.Single(refused.Violations);
    }
}
