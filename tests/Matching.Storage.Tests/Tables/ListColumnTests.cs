using System.Text.Json;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;
using Matching.Storage.Tables;

namespace Matching.Storage.Tests.Tables;

/// <summary>The stored form of lists; it may not change without a migration.</summary>
public sealed class ListColumnTests
{
    [Fact]
    public void Of_EmptyList_IsAnEmptyArray()
    {
        Assert.Equal("[]", ListColumn.Of<TravelMode>([]));
        Assert.Empty(ListColumn.Read<TravelMode>("[]"));
    }

    [Fact]
    public void Of_Capacities_AreNumbers() => AssertForm([0, 10_000], "[0,10000]");

    [Fact]
    public void Of_TravelModes_AreCodes() =>
        AssertForm([TravelMode.PublicTransport, TravelMode.Walk], """["public_transport","walk"]""");

    [Fact]
    public void Of_NeededAdaptations_AreCodes() =>
        AssertForm([AdaptationKind.WeekdayColours], """["weekday_colours"]""");

    [Fact]
    public void Of_Tasks_AreObjectsThatCarryEveryCharacter() => AssertForm(
        [new SlotTask("såga | a=b?", LanguageLevel.B1, true)],
        """[{"name":"såga | a=b?","language_minimum":"B1","optional":true}]""");

    [Fact]
    public void Of_Adaptations_AreObjects() => AssertForm(
        [new Adaptation(AdaptationKind.LiftingAid, 14)], """[{"kind":"lifting_aid","arrange_days":14}]""");

    [Fact]
    public void Of_TravelBands_AreObjects() =>
        AssertForm([new TravelBand("*", 45)], """[{"site":"*","maximum_minutes":45}]""");

    [Fact]
    public void Of_Preferences_AreObjects() => AssertForm(
        [new Preference(PreferenceTarget.Field, "outdoor")], """[{"target":"field","value":"outdoor"}]""");

    [Fact]
    public void Of_Clearances_AreObjectsWithoutDerivedDays() => AssertForm(
        [new Clearance(ClearanceKind.School, new DateOnly(2026, 3, 2), "m4")],
        """[{"kind":"school","seen_on":"2026-03-02","seen_by":"m4"}]""");

    [Theory]
    [InlineData("""["by_boat"]""")]
    [InlineData("""["Walk"]""")]
    [InlineData("""[0]""")]
    [InlineData("""[null]""")]
    [InlineData("nothing")]
    public void Read_NotWhatWasWritten_Throws(string text) =>
        Assert.True(Record.Exception(() => ListColumn.Read<TravelMode>(text)) is JsonException or FormatException);

    [Theory]
    [InlineData("""[{"arrange_days":14}]""")]
    [InlineData("""[{"kind":"lifting_aid","arrange_days":14,"more":1}]""")]
    public void Read_OtherMembersThanWritten_Throws(string text) =>
        Assert.Throws<JsonException>(() => ListColumn.Read<Adaptation>(text));

    private static void AssertForm<T>(IReadOnlyList<T> elements, string text)
    {
        Assert.Equal(text, ListColumn.Of(elements));
        Assert.Equal(elements, ListColumn.Read<T>(text));
    }
}
