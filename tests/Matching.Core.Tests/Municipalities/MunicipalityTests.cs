using Matching.Core.Checks;
using Matching.Core.Municipalities;

namespace Matching.Core.Tests.Municipalities;

public sealed class MunicipalityTests
{
    [Fact]
    public void Constructor_TakesACodeWithALeadingZero() =>
        Assert.Equal("0114", new Municipality(new MunicipalityDraft { Code = "0114", Name = "Upplands Väsby" }).Code);

    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfIt()
    {
        var thrown = Assert.Throws<InvalidInputException>(
            () => new Municipality(new MunicipalityDraft { Code = "114" }));
        Assert.Equal("code name", Saying.Fields(thrown.Violations));
        Saying.Is(
            thrown.Violations[0].Message,
            "Kommun '114' har kod '114', väntade fyra siffror. Kanske saknas en inledande nolla.",
            "Municipality '114' has code '114', expected four digits. Maybe a leading zero was lost.");
        Saying.Is(
            thrown.Violations[1].Message,
            "Kommun '114' har name med 0 tecken, väntade 1–120 utan styrtecken.",
            "Municipality '114' has name of 0 characters, expected 1 to 120 without control characters.");
    }

    [Fact]
    public void Constructor_WithAPersonalNumberForACode_OnceEchoedIt()
    {
        var thrown = Assert.Throws<InvalidInputException>(
            () => new Municipality(new MunicipalityDraft { Code = "19800101-1234", Name = "X" }));
        Saying.Refuses(
            thrown.Violations, "code",
            "Kommun har kod '…', väntade fyra siffror. Kanske saknas en inledande nolla.",
            "Municipality has code '…', expected four digits. Maybe a leading zero was lost.");
    }
}
