using Matching.Core.Eligibility;
using Matching.Core.Participants;
using Matching.Core.Placements;
using Matching.Core.Planning;

namespace Matching.Sample.Tests.History;

public sealed class PresentPlacementsTests
{
    [Theory]
    [InlineData(60, 1)]
    [InlineData(60, 2)]
    [InlineData(60, 3)]
    [InlineData(500, 1)]
    [InlineData(10_000, 2)]
    public void Make_AgreedPlacements_OverfillNoSlotSupervisorOrSite(int size, ulong seed)
    {
        var date = Regions.Of(size, seed).Settings.Date;
        var facts = new AreaFacts(Regions.SnapshotOf(size, seed), new PlanPeriod(date, date));

        Assert.NotEmpty(facts.Agreed);
        Assert.Empty(Seats.Offered(facts).Notes);
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(10_000, 10)]
    public void Make_States_AreAsFrequentAmongTheReadyAsStated(int size, int tolerance)
    {
        var rows = Regions.Of(size).Rows;
        var ready = rows.Participants.Count(p => p.Readiness == Readiness.Ready);

        int Count(PlacementState state) => rows.Placements.Count(p => p.State == state);

        Assert.Equal(0.25 * ready, Count(PlacementState.Started) + Count(PlacementState.Accepted), (double)tolerance);
        Assert.Equal(0.05 * ready, Count(PlacementState.Proposed), (double)tolerance);
        Assert.Equal(0.04 * ready, Count(PlacementState.Declined), (double)tolerance);
        Assert.Equal(0.01 * ready, Count(PlacementState.Withdrawn), (double)tolerance);
    }

    [Fact]
    public void Make_NobodyHasTwoPresentPlacements() =>
        Assert.All(
            Regions.Of(10_000).Rows.Placements.Where(p => p.State != PlacementState.Ended)
                .GroupBy(p => p.ParticipantKey),
            g => Assert.Single(g));

    [Fact]
    public void Make_EveryPresentPlacement_LiesWithinSlotPeriodAndHalfDays()
    {
        var snapshot = Regions.SnapshotOf(10_000);
        var date = Regions.Of(10_000).Settings.Date;

        Assert.All(snapshot.Placements.Where(p => p.State != PlacementState.Ended), p =>
        {
            var slot = snapshot.Slots[snapshot.SlotIndex(p.SlotKey)];
            var who = snapshot.Participants[snapshot.ParticipantIndex(p.ParticipantKey)];
            Assert.Equal(p.Sessions, p.Sessions & slot.OpenSessions & who.AvailableSessions);
            Assert.Equal(who.SessionsNeeded, p.Sessions.Count);
            Assert.InRange(p.StartOn, slot.StartOn, slot.EndOn);
            Assert.InRange(p.EndOn, p.StartOn.AddDays(30), slot.EndOn);
            Assert.True(p.EndOn < p.StartOn.AddMonths(6));
            Assert.Equal(p.State == PlacementState.Started, p.StartOn < date);
            Assert.True(slot.Shared || slot.Municipality == p.Municipality);
        });
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(500, 1)]
    [InlineData(10_000, 2)]
    public void Make_AcceptedAndProposed_AreOptionsByTheEngineToo(int size, ulong seed)
    {
        var snapshot = Regions.SnapshotOf(size, seed);
        var date = Regions.Of(size, seed).Settings.Date;
        var facts = new AreaFacts(snapshot, new PlanPeriod(date, date));
        var coming = snapshot.Placements.Where(
            p => p.State is PlacementState.Accepted or PlacementState.Proposed).ToArray();

        // What the last place taught is the engine's own rule: matchers may decide otherwise.
        var refused = coming.SelectMany(p => EligibilityRules.Judge(facts.Pair(
                snapshot.ParticipantIndex(p.ParticipantKey), snapshot.SlotIndex(p.SlotKey))).Hindrances)
            .Select(h => h.Rule.Name).Except(["last_placement", "site_cap"]);

        Assert.NotEmpty(coming);
        Assert.Empty(refused);
    }
}
