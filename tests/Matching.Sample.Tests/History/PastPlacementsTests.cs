using Matching.Core.Employers;
using Matching.Core.Placements;
using Matching.Core.Slots;

namespace Matching.Sample.Tests.History;

public sealed class PastPlacementsTests
{
    private static readonly Placement[] Ended =
        [.. Regions.Of(10_000).Rows.Placements.Where(p => p.State == PlacementState.Ended)];

    [Fact]
    public void Make_Everybody_HasAtMostThree() =>
        Assert.InRange(Ended.GroupBy(p => p.ParticipantKey).Max(g => g.Count()), 1, 3);

    [Fact]
    public void Make_OnePersonsPlacements_FollowOneAnother() =>
        Assert.All(Regions.Of(10_000).Rows.Placements.GroupBy(p => p.ParticipantKey), all =>
        {
            var inOrder = all.OrderBy(p => p.StartOn).ToArray();
            for (var i = 1; i < inOrder.Length; i++) Assert.True(inOrder[i - 1].EndOn < inOrder[i].StartOn);
        });

    [Fact]
    public void Make_All_LieBetweenRegistrationAndTheDate()
    {
        var registered = Regions.Of(10_000).Rows.Participants.ToDictionary(p => p.Key, p => p.RegisteredOn);

        Assert.All(Ended, p =>
        {
            Assert.True(p.StartOn >= registered[p.ParticipantKey]);
            Assert.True(p.EndOn < Regions.Of(10_000).Settings.Date);
        });
    }

    [Fact]
    public void Make_BathingCrews_LieInTheirSeason()
    {
        var snapshot = Regions.SnapshotOf(10_000);
        var bathing = Ended.Where(p =>
            snapshot.SiteOf(snapshot.Slots[snapshot.SlotIndex(p.SlotKey)]).Kind == SiteKind.BathingPlace).ToArray();

        Assert.NotEmpty(bathing);
        Assert.All(bathing, p =>
        {
            var (first, last) = Season.Bathing.NextFrom(new DateOnly(p.StartOn.Year, 1, 1));
            Assert.InRange(p.StartOn, first, last);
            Assert.InRange(p.EndOn, first, last);
        });
    }

    [Fact]
    public void Make_Outcomes_AreGoodForAboutHalfAndShowEveryResultAndReason()
    {
        var outcomes = Ended.Select(p => p.Outcome!).ToArray();

        Assert.InRange(outcomes.Count(o => o.Good) / (double)outcomes.Length, 0.50, 0.60);
        Assert.Equal(
            Enum.GetValues<OutcomeResult>().Where(r => r != OutcomeResult.EndedForCare),
            outcomes.Select(o => o.Result).Distinct().Order());
        Assert.Equal(Enum.GetValues<OutcomeReason>(), outcomes.Select(o => o.Reason).Distinct().Order());
    }
}
