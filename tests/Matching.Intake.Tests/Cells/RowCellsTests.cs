using Matching.Core.Words;
using Matching.Intake.Columns;
using Matching.Intake.Reading;

namespace Matching.Intake.Tests.Cells;

public sealed class RowCellsTests
{
    [Fact]
    public async Task Violations_OfCellsAndOfTheNounsCheck_ComeAllAtOnceInTheOrderOfColumns()
    {
        var violations = await TextFiles.ViolationsAsync(
            FileKind.Participants, Language.English, ("support_need", "99"), ("registered_on", "när?"),
            ("sessions_needed", "40"), ("municipality", ""), ("latitude", "norr"));
        Assert.Equal(
            [
                "municipality: Participant 'p17' has no municipality, expected a four-digit municipality code.",
                "registered_on: Participant 'p17' has registered_on (4 characters), expected a date such as "
                    + "2026-05-04.",
                "sessions_needed: Participant 'p17' has sessions_needed 40, expected 1 to 10.",
                "available_sessions: Participant 'p17' has 6 available half-days, expected at least sessions_needed = "
                    + "40. Maybe sessions_needed is too high.",
                "support_need: Participant 'p17' has support_need 99, expected 1 to 10.",
                "latitude: Participant 'p17' has latitude (4 characters), expected degrees with a decimal comma or "
                    + "point.",
            ],
            violations);
    }

    [Theory]
    [InlineData(FileKind.Slots, "start_on", "snart", "start_on")]
    [InlineData(FileKind.Slots, "activity", "dans", "activity")]
    [InlineData(FileKind.Slots, "session_capacity", "många", "session_capacity")]
    [InlineData(FileKind.Placements, "state", "pausad", "state")]
    [InlineData(FileKind.Placements, "outcome", "oklart", "outcome")]
    [InlineData(FileKind.Participants, "readiness", "kanske", "readiness")]
    [InlineData(FileKind.Sites, "latitude", "norr", "latitude")]
    [InlineData(FileKind.Sites, "employer", "Anna Svensson", "employer")]
    public async Task Violations_OfACellThatCannotBeRead_NameThatColumnAlone(
        FileKind kind, string code, string cell, string expected)
    {
        (string, string)[] changes = kind switch
        {
            FileKind.Slots when code == "activity" => [(code, cell), ("stage", "grund")],
            FileKind.Slots when code == "session_capacity" => [(code, cell), ("minimum_crew", "2")],
            FileKind.Participants => [(code, cell), ("ready_from", "2026-09-01")],
            _ => [(code, cell)],
        };
        var row = Assert.Single(await TextFiles.ReadAsync(TextFiles.With(kind, changes)));
        Assert.Equal([expected], row.Violations.Select(violation => violation.Field));
        Assert.Empty(row.Nouns);
    }

    [Fact]
    public async Task Violations_OfAnEmployer_NameTheEmployersColumns() =>
        Assert.Equal(
            ["employer_name: Employer 'fritid' has name of 130 characters, expected 1 to 120 without control "
                + "characters."],
            await TextFiles.ViolationsAsync(
                FileKind.Sites, Language.English, ("employer_name", new string('x', 130))));

    [Fact]
    public async Task Violations_OfAReasonWithoutAnOutcome_AreNamed()
    {
        (string, string)[] changes = [("state", "pågående"), ("outcome", ""), ("outcome_reason", "resvägen")];
        Assert.Equal(
            ["outcome: Placering 'pl-204' har outcome_reason eller progress utan outcome, väntade alla eller ingen."],
            await TextFiles.ViolationsAsync(FileKind.Placements, Language.Swedish, changes));
        Assert.Equal(
            ["outcome: Placement 'pl-204' has outcome_reason or progress without outcome, expected all or none."],
            await TextFiles.ViolationsAsync(FileKind.Placements, Language.English, changes));
    }

    [Fact]
    public async Task Violations_OfARequiredBlankCell_SayWhatWasExpected()
    {
        Assert.Equal(
            ["title: Plats 'badplats-smitingen' saknar title, väntade en text."],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.Swedish, ("title", " ")));
        Assert.Equal(
            ["title: Slot 'badplats-smitingen' has no title, expected a text."],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.English, ("title", " ")));
    }

    [Fact]
    public async Task Violations_OfAnOverlongCell_NameItsLength()
    {
        var file = TextFiles.Of(TextFiles.With(FileKind.Slots, ("tasks", new string('x', 51))));
        var settings = new ReadSettings { Limits = new FileLimits { CellLength = 50 } };
        var row = Assert.Single(await TextFiles.ReadAsync(file, settings));
        Assert.Equal(
            "Plats 'badplats-smitingen' har tasks med 51 tecken, väntade högst 50.",
            Assert.Single(row.Violations).Message.In(Language.Swedish));
        Assert.Equal(
            "tasks: Slot 'badplats-smitingen' has tasks of 51 characters, expected at most 50.",
            Assert.Single(row.Violations).ToString());
    }

    [Fact]
    public async Task Violations_OfColumnsWithSwedishHeaders_AreNamedAsInTheFile()
    {
        var row = Assert.Single(await TextFiles.ReadAsync("Kommun;Handledare;Kapacitet \n2280;h1;mycket\n"));
        Assert.Equal("Kapacitet", Assert.Single(row.Violations).Field);
    }
}
