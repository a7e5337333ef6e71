using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Reading;

public sealed class RowReaderTests
{
    private const string Header = "kommun;id;handledarkapacitet\n";

    [Fact]
    public async Task Read_OfBlankRows_PassesThemOverAndKeepsTheSpreadsheetsNumbers()
    {
        var rows = await TextFiles.ReadAsync("\n" + Header + "2280;h1;5\n\n;;\n \t \n2280;h2;5\n");
        Assert.Equal([1, 5], rows.Select(row => row.Number));
    }

    [Fact]
    public async Task Read_OfCellsWithBlanksQuotesAndLineBreaks_GivesTheirText()
    {
        var rows = await TextFiles.ReadAsync(
            Header.TrimEnd() + ";not\r\n 2280 ; \"h1\" ;5 ;\"två\r\nrader; och \"\"citat\"\"\"\r\n2280;h2;6\r\n");
        var first = Assert.IsType<Supervisor>(Assert.Single(rows[0].Nouns));
        Assert.Equal(("2280", "h1", 5), (first.Municipality, first.Id, first.SupportCapacity));
        Assert.Equal("två\r\nrader; och \"citat\"", rows[0].Cells[3]);
        Assert.Equal(2, rows[1].Number);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Read_OfEachLineEnding_GivesEveryRow(string ending)
    {
        var rows = await TextFiles.ReadAsync($"kommun;id;kapacitet{ending}2280;h1;5{ending}2280;h2;6{ending}");
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Empty(row.Violations));
    }

    [Fact]
    public async Task Read_OfRowsWithTrailingBlankCells_TakesThem()
    {
        var rows = await TextFiles.ReadAsync(Header + "2280;h1;5;;\n2280;h2;6; ;\n");
        Assert.All(rows, row => Assert.Empty(row.Violations));
    }

    [Theory]
    [InlineData(
        "2280;p2;;egen arena;2026-02-02;4;\n",
        "Deltagare 'p2' har 7 celler och slutar innan vill_inte är slut, väntade 9. Kanske delade en radbrytning utan "
            + "citattecken raden, eller så utelämnade kalkylarket tomma celler: då går felfilen att läsa in som den "
            + "är.",
        "Participant 'p2' has 7 cells and ends before vill_inte does, expected 9. Maybe a line break without quotes "
            + "tore the row, or the spreadsheet left out blank cells: then the error file can be loaded as it is.")]
    [InlineData(
        "2280;p2\n",
        "Deltagare 'p2' har 2 celler och slutar innan skyddad är slut, väntade 9. Kanske delade en radbrytning utan "
            + "citattecken raden, eller så utelämnade kalkylarket tomma celler: då går felfilen att läsa in som den "
            + "är.",
        "Participant 'p2' has 2 cells and ends before skyddad does, expected 9. Maybe a line break without quotes "
            + "tore the row, or the spreadsheet left out blank cells: then the error file can be loaded as it is.")]
    [InlineData(
        "2280;p2;;egen arena;2026-02-02;4;;område:butik\n",
        "Deltagare 'p2' har 8 celler och slutar innan vill_inte är slut, väntade 9. Kanske delade en radbrytning utan "
            + "citattecken raden, eller så utelämnade kalkylarket tomma celler: då går felfilen att läsa in som den "
            + "är.",
        "Participant 'p2' has 8 cells and ends before vill_inte does, expected 9. Maybe a line break without quotes "
            + "tore the row, or the spreadsheet left out blank cells: then the error file can be loaded as it is.")]
    public async Task Read_OfARowTornBeforeAProtectionOrAVetoEnds_OnceTookItsFirstHalf(
        string torn, string swedish, string english)
    {
        const string header = "kommun;id;skyddad;steg;inskriven;halvdagar;önskemål;vill_inte;kön\n";
        var rows = await TextFiles.ReadAsync(header + torn + "2280;p3;nej;egen arena;2026-02-02;4;;;\n");
        var violation = Assert.Single(rows[0].Violations);
        Assert.Equal("", violation.Field);
        Assert.Equal(swedish, violation.Message.In(Language.Swedish));
        Assert.Equal(english, violation.Message.In(Language.English));
        Assert.Empty(rows[0].Nouns);
        Assert.Empty(rows[1].Violations);
    }

    [Fact]
    public async Task Read_OfShortRowsThatHoldEveryProtectingColumn_TakesThem()
    {
        var rows = await TextFiles.ReadAsync(
            "kommun;id;skyddad;vill_inte;steg;inskriven;halvdagar;kön;anteckning;\n"
            + "2280;p1;ja;;egen arena;2026-02-02;4\n2280;p2;;;egen arena;2026-02-02;4;man\n");
        Assert.All(rows, row => Assert.Empty(row.Violations));
        Assert.Equal([true, false], rows.Select(row => row.StatesProtection));
    }

    [Fact]
    public async Task Read_OfAStrayQuoteInText_KeepsIt()
    {
        var text = TextFiles.With(FileKind.Slots).Replace("\"Badvakternas lag\"", "Lag \"Havet\" 2");
        var row = Assert.Single(await TextFiles.ReadAsync(text));
        Assert.Equal("Lag \"Havet\" 2", Assert.IsType<Slot>(Assert.Single(row.Nouns)).Title);
    }

    [Theory]
    [InlineData(
        "2280;h1;5;extra\n",
        "Handledare 'h1' har 4 celler, väntade högst 3. Kanske innehåller en cell avgränsaren och saknar citattecken.",
        "Supervisor 'h1' has 4 cells, expected at most 3. Maybe a cell holds the delimiter and lacks quotes.")]
    [InlineData(
        "2280;\"h1\"x;5\n",
        "Handledare 'h1x' har text efter ett stängande citattecken, väntade en avgränsare. Kanske saknas ett "
            + "citattecken.",
        "Supervisor 'h1x' has text after a closing quote, expected a delimiter. Maybe a quote is missing.")]
    [InlineData(
        "2280;h1",
        "Handledare 'h1' har 2 celler och filen slutar mitt i raden, väntade 3. Kanske är filen avbruten.",
        "Supervisor 'h1' has 2 cells and the file ends within the row, expected 3. Maybe the file was cut off.")]
    public async Task Read_OfARowThatIsNotWhole_IsOneViolationOfTheRow(string line, string swedish, string english)
    {
        var row = Assert.Single(await TextFiles.ReadAsync(Header + line));
        var violation = Assert.Single(row.Violations);
        Assert.Equal("", violation.Field);
        Assert.Equal(swedish, violation.Message.In(Language.Swedish));
        Assert.Equal(english, violation.Message.In(Language.English));
        Assert.Empty(row.Nouns);
    }

    [Fact]
    public async Task Read_OfACutRowThatLacksOnlyOptionalCells_IsStillRejected()
    {
        var whole = TextFiles.With(FileKind.Slots);
        var cut = whole[..whole.LastIndexOf(";\"nej\"", StringComparison.Ordinal)];
        Assert.Single(Assert.Single(await TextFiles.ReadAsync(cut)).Violations);
        Assert.Empty(Assert.Single(await TextFiles.ReadAsync(cut + "\n")).Violations);
    }

    [Theory]
    [InlineData("Fel")]
    [InlineData("ERROR")]
    public async Task Read_OfAFileWithAReasonColumn_LeavesItOut(string reason)
    {
        var row = Assert.Single(await TextFiles.ReadAsync($"kommun;{reason};id;kapacitet\n2280;rad ett;h1;5\n"));
        Assert.Empty(row.Violations);
        Assert.Equal(["2280", "h1", "5"], row.Cells);
    }

    [Theory]
    [InlineData("note")]
    [InlineData("Anmärkning")]
    [InlineData("kommentar")]
    public async Task Read_OfAColumnOfNotes_PassesItOverInSilence(string name)
    {
        var file = TextFiles.Of($"kommun;id;kapacitet;{name}\n2280;h1;5;bra på bad\n");
        Assert.Empty((await Survey.OfAsync(file, new ReadSettings(), default)).Header.Unknown);
        Assert.Equal("bra på bad", Assert.Single(await TextFiles.ReadAsync(file)).Cells[3]);
    }

    [Fact]
    public async Task Read_OfOptionalColumnsThatAreNotThere_TakesTheirBlankValues()
    {
        var row = Assert.Single(await TextFiles.ReadAsync(
            "kommun;id;arbetsställe;rubrik;steg;område;startdag;slutdag;kapacitet\n"
            + "2280;s1;b1;Lag;egen arena;utomhus;2026-06-22;2026-08-14;3\n"));
        var slot = Assert.IsType<Slot>(Assert.Single(row.Nouns));
        Assert.Equal((SessionMask.All, 1, false), (slot.OpenSessions, slot.MinimumCrew, slot.Shared));
        Assert.Equal(new Levels(1, 1, 1), slot.Demands);
    }
}
