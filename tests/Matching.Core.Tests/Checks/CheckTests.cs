using Matching.Core.Checks;
using Matching.Core.Words;

namespace Matching.Core.Tests.Checks;

public sealed class CheckTests
{
    private static Check CheckOf(string id) => new(Phrase.Of($"Deltagare", $"Participant"), id);

    private static IReadOnlyList<Violation> After(Action<Check> act)
    {
        var check = CheckOf("p1");
        act(check);
        return check.Violations;
    }

    [Fact]
    public void Add_OfASubjectWithoutId_SpeaksOfTheKindAlone()
    {
        var check = CheckOf("");
        check.Add("x", $"är fel.", $"is wrong.");
        Saying.Refuses(check.Violations, "x", "Deltagare är fel.", "Participant is wrong.");
    }

    [Fact]
    public void Range_AtItsEnds_Holds() => Assert.Empty(After(check =>
    {
        check.Range("x", 1, 1, 10);
        check.Range("x", 10, 1, 10);
    }));

    [Theory]
    [InlineData(0L)]
    [InlineData(11L)]
    [InlineData(long.MinValue)]
    public void Range_Outside_NamesValueAndExpectation(long value) => Saying.Refuses(
        After(check => check.Range("x", value, 1, 10)), "x",
        FormattableString.Invariant($"Deltagare 'p1' har x {value}, väntade 1 till 10."),
        FormattableString.Invariant($"Participant 'p1' has x {value}, expected 1 to 10."));

    [Fact]
    public void Period_OfOneDay_Holds() =>
        Assert.Empty(After(check => check.Period("end_on", Area.Start, Area.Start)));

    [Fact]
    public void Period_ThatEndsFirst_SuspectsSwappedDates() => Saying.Refuses(
        After(check => check.Period("end_on", Area.Start, Area.Start.AddDays(-1))), "end_on",
        "Deltagare 'p1' slutar 2026-05-03, väntade tidigast startdagen 2026-05-04. Kanske är dagarna omkastade.",
        "Participant 'p1' ends on 2026-05-03, expected its start 2026-05-04 or later. Maybe the dates are swapped.");

    [Fact]
    public void Date_OfThisCentury_Holds() => Assert.Empty(After(check =>
    {
        check.Date("x", new DateOnly(2000, 1, 1));
        check.Date("x", new DateOnly(2099, 12, 31));
    }));

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    [InlineData(206)]
    public void Date_OutsideTheCentury_IsRefused(int year) => Saying.Refuses(
        After(check => check.Date("seen_on", new DateOnly(year, 3, 2))), "seen_on",
        $"Deltagare 'p1' har seen_on {year:0000}-03-02, väntade ett datum 2000–2099.",
        $"Participant 'p1' has seen_on {year:0000}-03-02, expected a date in 2000 to 2099.");

    [Theory]
    [InlineData("p")]
    [InlineData("7")]
    [InlineData("Åsen_2.b:c-d")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("123456789")]
    [InlineData("100234-AB12")]
    [InlineData("991399-T123")]
    [InlineData("850101-A12")]
    [InlineData("850101-ABC1")]
    [InlineData("850101-TF123")]
    [InlineData("plats-850101b")]
    [InlineData("2026-05-04.1")]
    [InlineData("12.345.6789")]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    public void Id_OfLettersDigitsAndMarks_Holds(string id) => Assert.Empty(After(check => check.Id("id", id)));

    [Theory]
    [InlineData("", "''")]
    [InlineData("-a", "'-a'")]
    [InlineData("a b", "'a b'")]
    [InlineData("a/b", "'a/b'")]
    public void Id_WithAnythingElse_IsRefused(string id, string shown) => Saying.Refuses(
        After(check => check.Id("site", id)), "site",
        $"Deltagare 'p1' har site {shown}, väntade 1–64 bokstäver, siffror, '-', '_', '.' eller ':'.",
        $"Participant 'p1' has site {shown}, expected 1 to 64 letters, digits, '-', '_', '.' or ':'.");

    [Fact]
    public void Id_ThatEndsInALineBreak_WasOnceAccepted() => Saying.Refuses(
        After(check => check.Id("site", "a1\n")), "site",
        "Deltagare 'p1' har site 'a1?', väntade 1–64 bokstäver, siffror, '-', '_', '.' eller ':'.",
        "Participant 'p1' has site 'a1?', expected 1 to 64 letters, digits, '-', '_', '.' or ':'.");

    [Fact]
    public void Id_OfAMillionCharacters_IsShownShortenedInSubjectAndText()
    {
        var check = CheckOf(new string('x', 1_000_000));
        check.Id("id", new string('x', 1_000_000));
        var shown = $"'{new string('x', 77)}...'";
        Saying.Refuses(
            check.Violations, "id",
            $"Deltagare {shown} har id {shown}, väntade 1–64 bokstäver, siffror, '-', '_', '.' eller ':'.",
            $"Participant {shown} has id {shown}, expected 1 to 64 letters, digits, '-', '_', '.' or ':'.");
    }

    [Theory]
    [InlineData("198001011234")]
    [InlineData("19800101-1234")]
    [InlineData("800101-1234")]
    [InlineData("800101+1234")]
    [InlineData("8001011234")]
    [InlineData("19800101 1234")]
    [InlineData("19800101–1234")]
    [InlineData("800101_1234")]
    [InlineData("p-19800101-1234-b")]
    [InlineData("850101.1234")]
    [InlineData("850101:1234")]
    [InlineData("850101-TF12")]
    [InlineData("850161T123")]
    [InlineData("p-19850131_R001")]
    public void Id_LikeAPersonalNumber_IsRefusedAndNeverEchoed(string number)
    {
        var check = CheckOf(number);
        check.Id("id", number);
        Saying.Refuses(
            check.Violations, "id",
            "Deltagare har ett id som liknar ett personnummer, väntade ett id utan personuppgift. Kanske har systemet "
            + "ett internt löpnummer.",
            "Participant has a id that looks like a personal identity number, expected an opaque id. Maybe the system "
            + "has an internal number.");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  ", 2)]
    [InlineData("a\tb", 3)]
    [InlineData("abcdef", 6)]
    public void Text_BlankLongOrWithControlCharacters_IsCountedAndNotEchoed(string text, int length) => Saying.Refuses(
        After(check => check.Text("name", text, 5)), "name",
        $"Deltagare 'p1' har name med {length} tecken, väntade 1–5 utan styrtecken.",
        $"Participant 'p1' has name of {length} characters, expected 1 to 5 without control characters.");

    [Fact]
    public void Defined_OfAnUnknownValue_NamesItsNumber() => Saying.Refuses(
        After(check => check.Defined("language", (Language)7)), "language",
        "Deltagare 'p1' har language 7, väntade ett av de listade värdena.",
        "Participant 'p1' has language 7, expected one of the listed values.");

    [Fact]
    public void Position_OfOneCoordinate_AsksForBoth()
    {
        const string Swedish = "Deltagare 'p1' har bara en av latitude och longitude, väntade båda eller ingen.";
        const string English = "Participant 'p1' has only one of latitude and longitude, expected both or none.";
        Saying.Refuses(After(check => check.Position(62, null)), "longitude", Swedish, English);
        Saying.Refuses(After(check => check.Position(null, 17)), "latitude", Swedish, English);
    }

    [Fact]
    public void Position_Swapped_SaysSoWithNoMoreThanTwoDecimals()
    {
        var violations = After(check => check.Position(17.943218, 62.634521));
        Assert.Equal("latitude longitude", Saying.Fields(violations));
        Saying.Is(
            violations[0].Message,
            "Deltagare 'p1' har latitude 17.94, väntade 55 till 70 grader (WGS 84). Kanske är latitud och longitud "
            + "omkastade.",
            "Participant 'p1' has latitude 17.94, expected 55 to 70 degrees (WGS 84). Maybe latitude and longitude "
            + "are swapped.");
        Saying.Is(
            violations[1].Message,
            "Deltagare 'p1' har longitude 62.63, väntade 10 till 25 grader (WGS 84). Kanske är latitud och longitud "
            + "omkastade.",
            "Participant 'p1' has longitude 62.63, expected 10 to 25 degrees (WGS 84). Maybe latitude and longitude "
            + "are swapped.");
    }

    [Fact]
    public void Position_ThatIsNoNumber_IsRefused() =>
        Assert.Equal("latitude", Saying.Fields(After(check => check.Position(double.NaN, 17))));

    [Fact]
    public void ThrowIfAny_WithTwoViolations_NamesBothOnLinesOfTheirOwn()
    {
        var check = CheckOf("p1");
        check.Range("x", 0, 1, 2);
        check.Range("y", 9, 1, 2);
        var thrown = Assert.Throws<InvalidInputException>(check.ThrowIfAny);
        Assert.Equal(2, thrown.Violations.Count);
        Assert.Equal(
            $"x: Participant 'p1' has x 0, expected 1 to 2.{Environment.NewLine}"
            + "y: Participant 'p1' has y 9, expected 1 to 2.",
            thrown.Message);
    }
}
