using Matching.Core.Slots;

namespace Matching.Sample.Tests;

public sealed class SampleOutcomesTests
{
    private static readonly SampleRegion Region = Regions.Of(60);
    private static readonly Slot Place = Region.Rows.Slots.First(s => s.Activity is null);

    [Fact]
    public void Draw_OverManyFutures_ComesTrueAsOftenAsItsChances()
    {
        foreach (var participant in Region.Rows.Participants.Take(10))
        {
            var sessions = new SessionMask(15);
            var chance = Region.Outcomes.ChanceOfStart(participant.Key, Place)
                * Region.Outcomes.ChanceOfGood(participant.Key, Place, sessions);
            var drawn = Enumerable.Range(0, 4_000)
                .Count(future => Region.Outcomes.Draw(participant.Key, Place, sessions, future)) / 4_000.0;
            Assert.InRange(drawn, chance - 0.03, chance + 0.03);
        }
    }

    [Fact]
    public void ChanceOfGood_MoreHalfDaysThanWanted_IsLower()
    {
        var participant = Region.Rows.Participants.First(p => p.SessionsNeeded == 2);
        Assert.True(
            Region.Outcomes.ChanceOfGood(participant.Key, Place, new SessionMask(15))
            < Region.Outcomes.ChanceOfGood(participant.Key, Place, new SessionMask(3)));
    }

    [Fact]
    public void Draw_TheSameFuture_HasTheSameLuckAtEverySlot()
    {
        var (who, sessions) = (Region.Rows.Participants[0].Key, new SessionMask(3));
        double Good(Slot slot) => Region.Outcomes.ChanceOfGood(who, slot, sessions);
        double Start(Slot slot) => Region.Outcomes.ChanceOfStart(who, slot);
        var slots = Region.Rows.Slots.Where(s => s.Activity is null).OrderBy(Good).ToArray();
        var (worse, better) = (slots[0], slots.Last(s => Start(s) >= Start(slots[0])));
        Assert.True(Good(better) > Good(worse) + 0.1);
        var futures = Enumerable.Range(0, 500)
            .Select(future => (
                Worse: Region.Outcomes.Draw(who, worse, sessions, future),
                Better: Region.Outcomes.Draw(who, better, sessions, future))).ToArray();
        Assert.DoesNotContain(futures, future => future.Worse && !future.Better);
        Assert.Contains(futures, future => future.Better && !future.Worse);
    }
}
