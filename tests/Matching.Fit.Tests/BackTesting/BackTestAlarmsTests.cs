using Matching.Fit.BackTesting;

namespace Matching.Fit.Tests.BackTesting;

public sealed class BackTestAlarmsTests
{
    private static readonly WeightDiagnostics Sound = new(1, .01, 3, 500, .5, 0);
    private static readonly PolicyValue Calm = new(
        "p", PolicyRole.Candidate, new Estimate(.5, .01), new Estimate(.5, .01), new Estimate(.5, .01),
        new Estimate(0, .01), Sound) { Optimism = new Estimate(0, .01) };

    [Fact]
    public void Of_SoundValues_IsEmpty() => Assert.Empty(BackTestAlarms.Of([Calm]));

    public static TheoryData<BackTestAlarm, double> Cases => new()
    {
        { BackTestAlarm.MeanWeight, 1.06 },
        { BackTestAlarm.FewEffectiveRows, 99 },
        { BackTestAlarm.PoorOverlap, .06 },
        { BackTestAlarm.ModelPromisesMore, .03 },
        { BackTestAlarm.RandomDiffers, .03 },
        { BackTestAlarm.PracticeDiffers, .03 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_OneDoubt_RaisesItsAlarmAlone(BackTestAlarm alarm, double figure)
    {
        var value = alarm switch
        {
            BackTestAlarm.MeanWeight => Calm with { Weights = Sound with { Mean = figure } },
            BackTestAlarm.FewEffectiveRows => Calm with { Weights = Sound with { EffectiveRows = figure } },
            BackTestAlarm.PoorOverlap => Calm with { Weights = Sound with { Unlikely = figure } },
            BackTestAlarm.ModelPromisesMore => Calm with { Optimism = new Estimate(figure, .01) },
            BackTestAlarm.RandomDiffers => Calm with
            {
                Role = PolicyRole.Random, Difference = new Estimate(figure, .01),
            },
            _ => Calm with { Role = PolicyRole.Practice, Difference = new Estimate(figure, .01) },
        };
        var raised = Assert.Single(BackTestAlarms.Of([value]));
        Assert.Equal((alarm, "p"), (raised.Alarm, raised.Policy));
        Assert.Equal(figure, raised.Value, 12);
    }

    [Fact]
    public void Of_ASureButTinyDifferenceOfChance_OnceRaisedAnAlarm() => Assert.Empty(BackTestAlarms.Of(
        [Calm with { Role = PolicyRole.Random, Difference = new Estimate(-.004, .0001) }]));

    [Fact]
    public void Of_WorstAheadOfBest_IsRaised()
    {
        var best = Calm with { Name = "learned", Role = PolicyRole.Best };
        var worst = Calm with { Name = "worst", Role = PolicyRole.Worst, Difference = new Estimate(.01, .02) };
        Assert.Equal([new RaisedAlarm(BackTestAlarm.WorstBeatsBest, "worst", .01)], BackTestAlarms.Of([best, worst]));
        Assert.Empty(BackTestAlarms.Of([best, worst with { Difference = new Estimate(-.01, .02) }]));
    }
}
