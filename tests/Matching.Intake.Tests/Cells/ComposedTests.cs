using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Cells;

public sealed class ComposedTests
{
    [Theory]
    [InlineData("ma\u030An", "mån")]
    [InlineData("A\u030AA\u0308O\u0308", "ÅÄÖ")]
    [InlineData("Andre\u0301 N\u030C", "André Ň")]
    [InlineData("mån", "mån")]
    [InlineData("", "")]
    [InlineData("\u030Aq\u030A", "\u030Aq\u030A")]
    public void Of_LettersAndMarks_GivesOneCharacterEach(string text, string expected) =>
        Assert.Equal(expected, Composed.Of(text));

    [Fact]
    public async Task Row_AsMacToolsWriteIt_WasOnceRefusedInWordsThatContradictThemselves()
    {
        var file = TextFiles.With(
            FileKind.Participants, ("available_sessions", "ma\u030An-tor-fm fre"), ("wishes", "omra\u030Ade:ko\u0308k"),
            ("vetoes", "plats:a\u030As-1"), ("id", "A\u030A-17"));
        var row = Assert.Single(await TextFiles.ReadAsync(file));
        Assert.Empty(row.Violations.Select(violation => violation.Message.In(Language.Swedish)));
        var participant = Assert.IsType<Participant>(Assert.Single(row.Nouns));
        Assert.True(SessionMask.TryParse("mån-tor-fm fre", out var expected));
        Assert.Equal(expected, participant.AvailableSessions);
        Assert.Equal("Å-17", participant.Id);
        Assert.Equal("slot:ås-1", Assert.Single(participant.Vetoes).ToString());
    }
}
