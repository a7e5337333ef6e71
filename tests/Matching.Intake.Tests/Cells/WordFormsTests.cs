using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Cells;

public sealed class WordFormsTests
{
    [Theory]
    [InlineData("ja", true)]
    [InlineData("JA", true)]
    [InlineData("j", true)]
    [InlineData("yes", true)]
    [InlineData("x", true)]
    [InlineData("X", true)]
    [InlineData("1", true)]
    [InlineData("sant", true)]
    [InlineData("TRUE", true)]
    [InlineData("nej", false)]
    [InlineData("no", false)]
    [InlineData("n", false)]
    [InlineData("0", false)]
    [InlineData("FALSKT", false)]
    [InlineData("-", false)]
    public void Yes_OfEachWord_IsRead(string text, bool expected)
    {
        Assert.True(WordForms.Yes.TryRead(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("kanske")]
    [InlineData("2")]
    public void Yes_OfAnythingElse_IsRefused(string text) => Assert.False(WordForms.Yes.TryRead(text, out _));

    [Theory]
    [InlineData("recycling_park")]
    [InlineData("Recycling Park")]
    [InlineData("återvinningscentral")]
    [InlineData("Atervinningscentral")]
    [InlineData("ÅTERVINNINGSCENTRAL")]
    [InlineData("a\u030atervinningscentral")]
    [InlineData("återbrukspark")]
    public void Of_AVocabulary_ReadsCodesWordsAndWhatFilesMakeOfThem(string text)
    {
        Assert.True(WordForms.Of(SiteKinds.Words).TryRead(text, out var kind));
        Assert.Equal(SiteKind.RecyclingPark, kind);
    }

    [Fact]
    public void Of_LanguageLevels_ReadsTheDash()
    {
        Assert.True(WordForms.Of(LanguageWords.Levels).TryRead("-", out var level));
        Assert.Equal(LanguageLevel.None, level);
    }

    [Fact]
    public async Task Message_OfAMisspeltWord_NamesTheNearest()
    {
        Assert.Equal(
            ["sector: Arbetsställe 'badplats-1' har sector 'komunal', väntade ett av kommunal, privat, civilsamhälle. "
                + "Kanske 'kommunal'."],
            await TextFiles.ViolationsAsync(FileKind.Sites, Language.Swedish, ("sector", "komunal")));
        Assert.Equal(
            ["sector: Site 'badplats-1' has sector 'komunal', expected one of municipal, private, civil_society. Maybe "
                + "'kommunal'."],
            await TextFiles.ViolationsAsync(FileKind.Sites, Language.English, ("sector", "komunal")));
    }

    [Fact]
    public async Task Message_OfNeitherYesNorNo_SaysWhatWasExpected()
    {
        Assert.Equal(
            ["shared: Plats 'badplats-smitingen' har shared (6 tecken), väntade ja, nej, x eller tomt."],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.Swedish, ("shared", "kanske")));
        Assert.Equal(
            ["shared: Slot 'badplats-smitingen' has shared (6 characters), expected yes, no, x or blank."],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.English, ("shared", "kanske")));
    }

    [Fact]
    public async Task Message_OfAPersonalNumberForAWord_HidesIt()
    {
        var hidden = Assert.Single(
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.English, ("shared", "900101-1239")));
        Assert.Contains("(11 characters)", hidden);
        Assert.DoesNotContain("1239", hidden);
    }

    [Theory]
    [InlineData("protected_identity", "Ja, bor på Storgatan 5", "(22 characters)")]
    [InlineData("protected_identity", "Jan", "(3 characters)")]
    [InlineData("stage", "grund, har ångest", "(17 characters)")]
    [InlineData("travel_modes", "buss|skjuts av Eva", "part 2 (13 characters)")]
    [InlineData("needed_adaptations", "extra pauser ms", "part 1 (15 characters)")]
    [InlineData("available_sessions", "ej mån (KBT)", "(12 characters)")]
    public async Task Message_OfWhatPeopleWriteBesideAWord_OnceQuotedAddressesNamesAndHealth(
        string code, string cell, string seen)
    {
        var said = Assert.Single(
            await TextFiles.ViolationsAsync(FileKind.Participants, Language.English, (code, cell)));
        Assert.StartsWith($"{code}: Participant 'p17' has {code} {seen}, expected ", said);
    }

    [Fact]
    public async Task Message_OfASlotsRemarkOnAnAdaptation_NamesItsLength()
    {
        (string Cell, string Seen)[] cells =
            [("bildinstruktoner", "'bildinstruktoner'"), ("bildinstruktioner:snart", "(23 characters)")];
        foreach (var (cell, seen) in cells)
            Assert.StartsWith(
                $"adaptations: Slot 'badplats-smitingen' has adaptations part 1 {seen}, expected ",
                Assert.Single(
                    await TextFiles.ViolationsAsync(FileKind.Slots, Language.English, ("adaptations", cell))));
    }
}
