using Matching.Core.Placements;
using Matching.Core.Snapshots;

namespace Matching.Sample.Tests.History;

public sealed class AgreedTests
{
    private static readonly Placement[] Ended =
        [.. new Snapshot(Regions.Of(2_000).Rows).Placements.Where(p => p.State == PlacementState.Ended)];

    [Fact]
    public void Draw_EveryPastPlacement_HasADecisionBeforeTheAgreedStart() => Assert.All(Ended, p =>
        Assert.True(p.DecidedOn < p.AgreedStartOn && p.AgreedStartOn <= p.StartOn && p.AgreedStartOn <= p.AgreedEndOn));

    [Fact]
    public void Draw_MostStart_InTimeAndOfficesDiffer()
    {
        var rates = Ended.GroupBy(p => p.Municipality).Where(group => group.Count() >= 100)
            .Select(group => group.Average(p => p.StartOn <= p.AgreedStartOn!.Value.AddDays(14) ? 1.0 : 0)).ToArray();
        Assert.InRange(rates.Average(), 0.7, 0.95);
        Assert.True(rates.Max() - rates.Min() > 0.1);
    }
}
