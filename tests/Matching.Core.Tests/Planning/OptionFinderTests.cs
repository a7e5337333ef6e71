using Matching.Core.Participants;
using Matching.Core.Planning;

namespace Matching.Core.Tests.Planning;

public sealed class OptionFinderTests
{
    private static readonly Area ThreeSlots = new Area
    {
        Slots =
        [
            Area.AnySlot with { Id = "s3" }, Area.AnySlot with { Id = "s1" },
            Area.AnySlot with { Id = "s2", Field = Core.Slots.WorkField.Outdoor },
        ],
    }.Who(p => p with { Wishes = [new(PreferenceTarget.Field, "outdoor")] });

    private static string[] Ids(Area area, IEnumerable<PlanningOption> options)
    {
        var snapshot = area.Snapshot();
        return [.. options.Select(option => snapshot.Slots[option.Slot].Id)];
    }

    [Fact]
    public void OfParticipant_IsByFallingValueTiesBySlot() => Assert.Equal(
        ["s2", "s1", "s3"], Ids(ThreeSlots, new OptionFinder(ThreeSlots.Facts(), new()).OfParticipant(0)));

    [Fact]
    public void OfParticipant_KeepsTheBestOfTheCap_WhileRankedHasThemAll()
    {
        var finder = new OptionFinder(ThreeSlots.Facts(), new PlanningOptions { OptionsPerParticipant = 2 });
        Assert.Equal(["s2", "s1"], Ids(ThreeSlots, finder.OfParticipant(0)));
        Assert.Equal(["s2", "s1", "s3"], Ids(ThreeSlots, finder.Ranked(0)));
    }

    [Fact]
    public void OfAll_AtAnyNumberOfThreads_IsTheSame()
    {
        var finder = new OptionFinder(RandomAreas.At(4, participants: 40, slots: 20).Facts(), new());
        var one = finder.OfAll(1, CancellationToken.None).SelectMany(o => o).ToArray();
        Assert.NotEmpty(one);
        foreach (var threads in new[] { 2, 8 })
            Assert.Equal(one, finder.OfAll(threads, CancellationToken.None).SelectMany(o => o));
    }

    [Fact]
    public void OfAll_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(
        () => new OptionFinder(new Area().Facts(), new()).OfAll(1, new CancellationToken(canceled: true)));
}
