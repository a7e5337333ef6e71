using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Core.Words;
using Matching.Intake.Cells;
using Matching.Intake.Columns;

namespace Matching.Intake.Tests.Cells;

public sealed class ListFormsTests
{
    [Theory]
    [InlineData("buss|cykel")]
    [InlineData("buss, cykel")]
    [InlineData("Buss | Cykel |")]
    [InlineData("buss\ncykel")]
    [InlineData("public_transport|cycle")]
    public void Of_AVocabulary_ReadsPartsHoweverTheyAreSeparated(string text)
    {
        Assert.True(ListForms.Of(TravelWords.Modes).TryRead(text, out var modes));
        Assert.Equal([TravelMode.PublicTransport, TravelMode.Cycle], modes);
    }

    [Fact]
    public void Tasks_WithCommas_KeepThem()
    {
        Assert.True(ListForms.Tasks.TryRead("tvätta, vika=A1|till=B1?", out var tasks));
        Assert.Equal(
            [new SlotTask("tvätta, vika", LanguageLevel.A1), new SlotTask("till", LanguageLevel.B1, true)], tasks);
    }

    [Fact]
    public void PreferencesAndTravelBands_OfAnotherMunicipality_AreRead()
    {
        Assert.True(ListForms.Preferences.TryRead("plats:s1|arbetsställe:2281/a1", out var wishes));
        Assert.Equal([new(PreferenceTarget.Slot, "s1"), new(PreferenceTarget.Site, "2281/a1")], wishes);
        Assert.True(ListForms.TravelBands.TryRead("a1=20, 2281/a1=45, *=60", out var bands));
        Assert.Equal([new TravelBand("a1", 20), new TravelBand("2281/a1", 45), new TravelBand("*", 60)], bands);
        Assert.False(ListForms.Preferences.TryRead("plats:22/s1", out _));
        Assert.False(ListForms.TravelBands.TryRead("2281/*=20", out _));
    }

    [Fact]
    public void Sessions_OverSeveralLines_AreRead()
    {
        Assert.True(ListForms.Sessions.TryRead("mån-fm\ntis", out var mask));
        Assert.Equal(0b1101, mask.Bits);
    }

    [Theory]
    [InlineData("travel_modes", "buss|flyg",
        "har travel_modes del 2 (4 tecken), väntade ett av till fots, cykel, kollektivtrafik, bil.",
        "has travel_modes part 2 (4 characters), expected one of walk, cycle, public_transport, car.")]
    [InlineData("wishes", "område:utomhus|Anna vill vara ute",
        "har wishes del 2 (18 tecken), väntade område:utomhus eller plats:ID.",
        "has wishes part 2 (18 characters), expected field:outdoor or slot:ID.")]
    [InlineData("wishes", "område:rymden",
        "har wishes del 1 (13 tecken), väntade område:utomhus eller plats:ID.",
        "has wishes part 1 (13 characters), expected field:outdoor or slot:ID.")]
    [InlineData("vetoes", "slot:anna svensson",
        "har vetoes del 1 (18 tecken), väntade område:utomhus eller plats:ID.",
        "has vetoes part 1 (18 characters), expected field:outdoor or slot:ID.")]
    [InlineData("travel_bands", "hemma hos mamma=30",
        "har travel_bands del 1 (18 tecken), väntade arbetsställe=minuter eller *=minuter.",
        "has travel_bands part 1 (18 characters), expected site=minutes or *=minutes.")]
    [InlineData("clearances", "skola:2026-03-02:Anna Svensson",
        "har clearances del 1 (30 tecken), väntade skola:2026-03-02:ID på den som såg det.",
        "has clearances part 1 (30 characters), expected school:2026-03-02:ID of who saw it.")]
    [InlineData("available_sessions", "mån-fm lör",
        "har available_sessions (10 tecken), väntade halvdagar som mån-fm tis, eller alla.",
        "has available_sessions (10 characters), expected half-days such as mon-am tue, or all.")]
    public async Task Message_OfAParticipantsList_NamesThePart(string code, string cell, string swedish, string english)
    {
        Assert.Equal(
            [$"{code}: Deltagare 'p17' {swedish}"],
            await TextFiles.ViolationsAsync(FileKind.Participants, Language.Swedish, (code, cell)));
        Assert.Equal(
            [$"{code}: Participant 'p17' {english}"],
            await TextFiles.ViolationsAsync(FileKind.Participants, Language.English, (code, cell)));
    }

    [Theory]
    [InlineData("adaptations", "lyfthjälpmedel|hiss:3",
        "har adaptations del 2 (6 tecken), väntade lyfthjälpmedel eller bildinstruktioner:14 (dagar att ordna).",
        "has adaptations part 2 (6 characters), expected lifting_aid or picture_instructions:14 (days to arrange).")]
    [InlineData("tasks", "städa=Z9",
        "har tasks del 1 (8 tecken), väntade uppgift=nivå med nivå A1–C1, '?' efter en frivillig.",
        "has tasks part 1 (8 characters), expected task=level with level A1 to C1, '?' if optional.")]
    [InlineData("session_capacity", "2|två",
        "har session_capacity del 2 (3 tecken), väntade ett heltal, eller tio med '|' emellan.",
        "has session_capacity part 2 (3 characters), expected a whole number, or ten with '|' between.")]
    [InlineData("season", "sommaren",
        "har season (8 tecken), väntade en säsong som 05-01..09-30.",
        "has season (8 characters), expected a season such as 05-01..09-30.")]
    [InlineData("supervisors", "h3|Anna Svensson",
        "har supervisors del 2 (13 tecken), väntade ett id med 1–64 bokstäver, siffror, '-', '_', '.' eller ':'.",
        "has supervisors part 2 (13 characters), expected an id of 1 to 64 letters, digits, '-', '_', '.' or ':'.")]
    public async Task Message_OfASlotsList_NamesThePart(string code, string cell, string swedish, string english)
    {
        Assert.Equal(
            [$"{code}: Plats 'badplats-smitingen' {swedish}"],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.Swedish, (code, cell)));
        Assert.Equal(
            [$"{code}: Slot 'badplats-smitingen' {english}"],
            await TextFiles.ViolationsAsync(FileKind.Slots, Language.English, (code, cell)));
    }
}
