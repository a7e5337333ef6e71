using Matching.Core.Eligibility;
using Matching.Core.Employers;
using Matching.Core.Participants;
using Matching.Core.Slots;
using Matching.Sample.Offers;

namespace Matching.Sample.Tests.Offers;

public sealed class RegionOffersTests
{
    [Fact]
    public void Sites_Ids_AreOneEachInTheWholeRegion()
    {
        var ids = Regions.Of(10_000).Rows.Sites.Select(s => s.Id).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Sites_ThoseThatAreReal_AreBathingPlacesAndRecyclingParksAndNothingElse() =>
        Assert.All(Regions.Of(10_000).Rows.Sites, s => Assert.Equal(
            s.Kind is SiteKind.BathingPlace or SiteKind.RecyclingPark,
            !s.Name.EndsWith(InventedNames.Mark, StringComparison.Ordinal)));

    [Fact]
    public void Employers_All_SayThatTheyAreInvented() =>
        Assert.All(
            Regions.Of(10_000).Rows.Employers,
            e => Assert.EndsWith(InventedNames.Mark, e.Name, StringComparison.Ordinal));

    [Fact]
    public void Slots_AtTenThousand_ShowEveryFieldFormStageAndKindOfSite()
    {
        var rows = Regions.Of(10_000).Rows;

        Assert.Equal(Enum.GetValues<WorkField>(), rows.Slots.Select(s => s.Field).Distinct().Order());
        Assert.Equal(Enum.GetValues<PlacementForm>(), rows.Slots.Select(s => s.Form).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<Activity>(), rows.Slots.Select(s => s.Activity).OfType<Activity>().Distinct().Order());
        Assert.Equal(Enum.GetValues<SiteKind>(), rows.Sites.Select(s => s.Kind).Distinct().Order());
    }

    [Theory]
    [InlineData(60)]
    [InlineData(500)]
    public void Slots_SmallRegion_ShowsBathingCrewsRecyclingParksClearanceAndSharing(int size)
    {
        var snapshot = Regions.SnapshotOf(size);

        Assert.Contains(snapshot.Slots, s => s.MinimumCrew == 2 && s.Season == Season.Bathing);
        Assert.Contains(snapshot.Sites, s => s.Kind == SiteKind.RecyclingPark);
        Assert.Contains(snapshot.Sites, s => SiteKinds.Clearance(s.Kind) is not null);
        Assert.Contains(snapshot.Slots, s => s.Shared);
        Assert.Contains(snapshot.Slots, s => s.Form == PlacementForm.StateProgramme);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(60, 2)]
    [InlineData(60, 3)]
    [InlineData(500, 2)]
    [InlineData(2_000, 2)]
    public void Activities_EverybodyWhoseNextStepTheyAre_HasOneWithRoom(int size, ulong seed)
    {
        var snapshot = Regions.SnapshotOf(size, seed);
        var date = Regions.Of(size, seed).Settings.Date;
        var facts = new AreaFacts(snapshot, new PlanPeriod(date, date));
        var early = Enumerable.Range(0, size).Where(i => snapshot.Participants[i].Stage < Stage.OwnArena).ToArray();

        var options = early.ToDictionary(
            i => i,
            i => Enumerable.Range(0, snapshot.Slots.Count)
                .Where(j => EligibilityRules.IsOption(facts.Pair(i, j), out _)).ToArray());

        Assert.All(early, i => Assert.NotEmpty(options[i]));
        // Room for all at once, even if every participant came on the same half-day.
        foreach (var group in early.GroupBy(
            i => (snapshot.Participants[i].Municipality, snapshot.Participants[i].Stage)))
            Assert.True(
                group.Count() <= group.SelectMany(i => options[i]).Distinct()
                    .Where(j => snapshot.Slots[j].Municipality == group.Key.Municipality)
                    .Sum(j => snapshot.Slots[j].SessionCapacity.Min()));
    }
}
