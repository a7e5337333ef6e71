using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Cells;

public sealed class DateFormsTests
{
    [Theory]
    [InlineData("2026-05-04")]
    [InlineData("2026-5-4")]
    [InlineData("2026/05/04")]
    [InlineData("2026.05.04")]
    [InlineData("20260504")]
    [InlineData("2026-05-04 00:00")]
    [InlineData("2026-05-04 00:00:00")]
    [InlineData("2026-05-04T00:00:00.000")]
    [InlineData("4/5 2026")]
    [InlineData("04/05 2026")]
    [InlineData("4/5-2026")]
    [InlineData("4.5.2026")]
    [InlineData("04.05.2026")]
    [InlineData("4. 5. 2026")]
    [InlineData("4 maj 2026")]
    [InlineData("4 MAJ 2026")]
    [InlineData("den 4 maj 2026")]
    [InlineData("4 May 2026")]
    [InlineData("4-maj-2026")]
    public void TryRead_OfAFormWithOneMeaning_GivesTheDay(string text)
    {
        Assert.True(DateForms.Day.TryRead(text, out var day));
        Assert.Equal(new DateOnly(2026, 5, 4), day);
    }

    [Theory]
    [InlineData("1 jan. 2026", 1)]
    [InlineData("1 februari 2026", 2)]
    [InlineData("1 mars 2026", 3)]
    [InlineData("1 Mar 2026", 3)]
    [InlineData("1 okt 2026", 10)]
    [InlineData("1 oct 2026", 10)]
    [InlineData("1 december 2026", 12)]
    public void TryRead_OfAMonthInWords_GivesTheMonth(string text, int month)
    {
        Assert.True(DateForms.Day.TryRead(text, out var day));
        Assert.Equal(new DateOnly(2026, month, 1), day);
    }

    [Theory]
    [InlineData("26-05-04")]
    [InlineData("260504")]
    [InlineData("04-05-2026")]
    [InlineData("4/5/2026")]
    [InlineData("5/4")]
    [InlineData("4/5 26")]
    [InlineData("46146")]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("2026-05")]
    [InlineData("2026-05/04")]
    [InlineData("0000-01-01")]
    [InlineData("2026-05-04 13:45")]
    [InlineData("4 mai 2026")]
    [InlineData("4 ma 2026")]
    [InlineData("Anna Svensson")]
    [InlineData("٢٠٢٦-٠٥-٠٤")]
    public void TryRead_OfAnAmbiguousOrWrongForm_Refuses(string text) =>
        Assert.False(DateForms.Day.TryRead(text, out _));

    [Theory]
    [InlineData(
        "26-05-04",
        "registered_on: Deltagare 'p17' har registered_on '26-05-04', väntade ett datum som 2026-05-04. Kanske "
            + "saknas århundradet, eller så är det oklart vad som är dag och månad.",
        "registered_on: Participant 'p17' has registered_on '26-05-04', expected a date such as 2026-05-04. Maybe the "
            + "century is missing, or day and month cannot be told apart.")]
    [InlineData(
        "46146",
        "registered_on: Deltagare 'p17' har registered_on '46146', väntade ett datum som 2026-05-04. Kanske är cellen "
            + "formaterad som ett tal i kalkylarket.",
        "registered_on: Participant 'p17' has registered_on '46146', expected a date such as 2026-05-04. Maybe the "
            + "cell is formatted as a number in the spreadsheet.")]
    [InlineData(
        "Anna Svensson",
        "registered_on: Deltagare 'p17' har registered_on (13 tecken), väntade ett datum som 2026-05-04.",
        "registered_on: Participant 'p17' has registered_on (13 characters), expected a date such as 2026-05-04.")]
    [InlineData(
        "19900101-1239",
        "registered_on: Deltagare 'p17' har registered_on (13 tecken), väntade ett datum som 2026-05-04.",
        "registered_on: Participant 'p17' has registered_on (13 characters), expected a date such as 2026-05-04.")]
    public async Task Message_OfADateThatCannotBeRead_SaysWhatWasExpected(string cell, string swedish, string english)
    {
        Assert.Equal([swedish], await Said(Language.Swedish, cell));
        Assert.Equal([english], await Said(Language.English, cell));
    }

    private static Task<string[]> Said(Language language, string cell) =>
        TextFiles.ViolationsAsync(FileKind.Participants, language, ("registered_on", cell));
}
