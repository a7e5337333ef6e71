using Matching.Fit.Metrics;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Monitoring;

public sealed class GroupMonitorTests
{
    /// <summary>40 women predicted .6 of whom 20 did well, 40 men predicted .7 of whom 30 did, 10 others.</summary>
    private static readonly Predictions Ninety = new(
        [.. Enumerable.Range(0, 90).Select(i => i < 40 ? .6 : .7)],
        [.. Enumerable.Range(0, 90).Select(i => i < 20 || (i >= 40 && i < 70) ? 1.0 : 0)]);

    private static readonly string?[] Sexes =
        [.. Enumerable.Range(0, 90).Select(i => i < 40 ? "f" : i < 80 ? "m" : i < 85 ? "x" : null)];

    [Fact]
    public void Of_Groups_ComparesPredictedWithObserved()
    {
        var groups = GroupMonitor.Of(new GroupRows(Ninety), "sex", Sexes, 30);
        Assert.Equal(["f", "m", "x"], groups.Select(g => g.Name));
        Assert.Equal(40, groups[0].Rows);
        Assert.Equal(.1, groups[0].Gap!.Value, 12);
        // Deviations are ±1/2, so the error is √(40/39 × 40 / 4) / 40.
        Assert.Equal(Math.Sqrt(40.0 / 39 * 10) / 40, groups[0].Gap!.StandardError, 12);
        Assert.Equal(-.05, groups[1].Gap!.Value, 12);
        Assert.Equal(.5, groups[0].Auc);
    }

    [Fact]
    public void Of_GroupBelowTheMinimumCell_IsNamedAndNotShown() => Assert.Equal(
        new GroupFigures("sex", "x"), GroupMonitor.Of(new GroupRows(Ninety), "sex", Sexes, 30)[2]);

    [Fact]
    public void Of_TwoGroupsOfWhichOneIsTooSmall_ComparesTheOtherWithNobody()
    {
        string[] groups = [.. Enumerable.Range(0, 90).Select(i => i < 80 ? "a" : "b")];
        Assert.Null(GroupMonitor.Of(new GroupRows(Ninety), "g", groups, 30)[0].Exposure);
    }

    [Fact]
    public void Exposure_UnlessStated_IsTheUpperHalfOfScores()
    {
        // The median is .7, which counts half: women 0 of 40; of the 45 others one half.
        var groups = GroupMonitor.Of(new GroupRows(Ninety), "sex", Sexes, 30);
        Assert.Equal((0.0, .15), (groups[0].Exposure!.Value, Math.Round(groups[0].Exposure!.High, 9)));
        Assert.Equal(.5 / (2.5 / 45), groups[1].Exposure!.Value, 12);
    }

    [Fact]
    public void Of_ExposureQualityAndLiftStated_ComparesThem()
    {
        var stated = new GroupRows(Ninety)
        {
            Exposed = [.. Enumerable.Range(0, 90).Select(i => i % 4 == 0 || i >= 40 && i % 2 == 0 ? 1.0 : 0)],
            Quality = [.. Enumerable.Range(0, 90).Select(i => i < 40 ? 1.0 : 2)],
            Sectors = [.. Enumerable.Range(0, 90).Select(i => i < 10 || i >= 40 ? 1 : 2)],
            Lifts = [.. Enumerable.Range(0, 90).Select(i => i < 40 ? .1 : .2)],
        };
        var women = GroupMonitor.Of(stated, "sex", Sexes, 30)[0];
        Assert.Equal(.25 / (23 / 45.0), women.Exposure!.Value, 12);
        Assert.InRange(women.Exposure.High, women.Exposure.Value, 1);
        Assert.Equal(.5, women.Quality!.Value, 12);
        Assert.Equal(.75, women.Segregation!.Value, 12);
        Assert.Equal(.1, women.Lift!.Value, 12);
    }

    [Fact]
    public void Of_OtherLength_IsRefused() => Assert.Equal(
        "Attribute 'sex' has 1 rows, expected 90.",
        Assert.Throws<ArgumentException>(() => GroupMonitor.Of(new GroupRows(Ninety), "sex", ["f"], 30)).Message);
}
