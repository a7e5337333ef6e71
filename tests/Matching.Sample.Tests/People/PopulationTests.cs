using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Core.Travel;

namespace Matching.Sample.Tests.People;

public sealed class PopulationTests
{
    [Fact]
    public void Make_Ids_AreOpaqueNumberedAndOneEach()
    {
        var ids = Regions.Of(10_000).Rows.Participants.Select(p => p.Id).ToArray();

        Assert.Equal("demo-p00001", ids[0]);
        Assert.Equal("demo-p10000", ids[^1]);
        Assert.Equal(10_000, ids.Distinct().Count());
    }

    [Fact]
    public void Make_ProtectedIdentity_HasBandsAndNoPosition()
    {
        var protectedPeople = Regions.Of(10_000).Rows.Participants.Where(p => p.ProtectedIdentity).ToArray();

        Assert.NotEmpty(protectedPeople);
        Assert.All(protectedPeople, p => Assert.Null(p.Latitude));
        Assert.All(protectedPeople, p => Assert.Contains(p.TravelBands, b => b.Site == "*"));
        Assert.All(protectedPeople, p => Assert.True(p.TravelBands.Count > 1));
    }

    [Fact]
    public void Make_OtherPeople_HaveAPositionToTwoDecimalsAndNoBands() =>
        Assert.All(Regions.Of(500).Rows.Participants.Where(p => !p.ProtectedIdentity), p =>
        {
            Assert.Equal(Math.Round(p.Latitude!.Value, 2), p.Latitude);
            Assert.Empty(p.TravelBands);
        });

    [Fact]
    public void Make_CarAmongTheModes_TakesALicence() =>
        Assert.All(
            Regions.Of(10_000).Rows.Participants.Where(p => p.TravelModes.Contains(TravelMode.Car)),
            p => Assert.True(p.DrivingLicence));

    [Fact]
    public void Make_ManyUpToB1_HaveFiveHalfDaysLeftBesideSwedish()
    {
        var learners = Regions.Of(10_000).Rows.Participants.Where(p => p.Language <= LanguageLevel.B1).ToArray();

        Assert.InRange(learners.Count(p => p.AvailableSessions.Count <= 5) / (double)learners.Length, 0.75, 0.90);
    }

    [Theory]
    [InlineData(25, 1, 3)]
    [InlineData(50, 1, 5)]
    [InlineData(75, 1, 8)]
    [InlineData(100, 1, 10)]
    public void Make_WorkAbility_SaysHowManyHalfDaysTheReadyWant(int percent, int fewest, int most) =>
        Assert.All(
            Regions.Of(10_000).Rows.Participants.Where(
                p => p.Stage >= Stage.OwnArena && p.WorkAbilityPercent == percent),
            p => Assert.InRange(p.SessionsNeeded, fewest, most));

    [Fact]
    public void Make_Vetoes_NeverNameWhatIsWishedFor() =>
        Assert.All(Regions.Of(10_000).Rows.Participants, p => Assert.Empty(p.Vetoes.Intersect(p.Wishes)));

    [Fact]
    public void Make_NamedWishesAndVetoes_LeadToASlotOrSiteOfTheMunicipality()
    {
        var rows = Regions.Of(2_000).Rows;
        var slots = rows.Slots.Select(s => (s.Municipality, s.Id)).ToHashSet();
        var sites = rows.Sites.Select(s => (s.Municipality, s.Id)).ToHashSet();

        var named = rows.Participants
            .SelectMany(p => p.Wishes.Concat(p.Vetoes).Select(preference => (p.Municipality, preference)))
            .Where(n => n.preference.Target != PreferenceTarget.Field).ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.Contains(
            (n.Municipality, n.preference.Value), n.preference.Target == PreferenceTarget.Slot ? slots : sites));
    }

    [Fact]
    public void Make_WheelchairAccess_IsNeededByFewButSome() =>
        Assert.InRange(
            Regions.Of(10_000).Rows.Participants.Count(
                p => p.NeededAdaptations.Contains(AdaptationKind.WheelchairAccess)),
            50, 250);
}
