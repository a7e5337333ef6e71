using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Cells;

public sealed class TextFormsTests
{
    [Fact]
    public async Task Municipality_WithoutItsLeadingZero_GetsItBack()
    {
        var row = Assert.Single(await TextFiles.ReadAsync(
            TextFiles.With(FileKind.Supervisors, ("municipality", "114"))));
        Assert.Equal("0114", Assert.IsType<Supervisor>(Assert.Single(row.Nouns)).Municipality);
    }

    [Theory]
    [InlineData("11", "har municipality '11', väntade en fyrsiffrig kommunkod.", "has municipality '11', expected a "
        + "four-digit municipality code.")]
    [InlineData("Härnösand", "har municipality (9 tecken), väntade en fyrsiffrig kommunkod.", "has municipality (9 "
        + "characters), expected a four-digit municipality code.")]
    [InlineData("", "saknar municipality, väntade en fyrsiffrig kommunkod.", "has no municipality, expected a "
        + "four-digit municipality code.")]
    public async Task Municipality_ThatIsNoCode_IsRefused(string cell, string swedish, string english)
    {
        Assert.Equal(
            [$"municipality: Handledare 'h3' {swedish}"],
            await TextFiles.ViolationsAsync(FileKind.Supervisors, Language.Swedish, ("municipality", cell)));
        Assert.Equal(
            [$"municipality: Supervisor 'h3' {english}"],
            await TextFiles.ViolationsAsync(FileKind.Supervisors, Language.English, ("municipality", cell)));
    }

    [Theory]
    [InlineData("900101-1239", " Kanske är det ett personnummer: använd systemets interna löpnummer.", " Maybe it "
        + "is a personal identity number: use the system's internal number.")]
    [InlineData("Anna Svensson", " Kanske är det ett namn.", " Maybe it is a name.")]
    [InlineData("=cmd()", "", "")]
    public async Task Id_ThatMayBePersonal_IsRefusedAndNeverShown(string cell, string swedish, string english)
    {
        Assert.Equal(
            [$"id: Deltagare har id ({cell.Length} tecken), väntade ett id med 1–64 bokstäver, siffror, '-', '_', '.' "
                + $"eller ':'.{swedish}"],
            await TextFiles.ViolationsAsync(FileKind.Participants, Language.Swedish, ("id", cell)));
        Assert.Equal(
            [$"id: Participant has id ({cell.Length} characters), expected an id of 1 to 64 letters, digits, '-', '_', "
                + $"'.' or ':'.{english}"],
            await TextFiles.ViolationsAsync(FileKind.Participants, Language.English, ("id", cell)));
    }

    [Fact]
    public async Task Text_WithALineBreak_IsRefusedByTheNounsOwnCheck() =>
        Assert.Equal(
            ["title: Slot 'badplats-smitingen' has title of 7 characters, expected 1 to 120 without control "
                + "characters."],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.English, ("title", "Bad\nlag")));
}
