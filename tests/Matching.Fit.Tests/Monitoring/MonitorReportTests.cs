using Matching.Fit.BackTesting;
using Matching.Fit.Monitoring;

namespace Matching.Fit.Tests.Monitoring;

public sealed class MonitorReportTests
{
    private static readonly MonitorSettings Settings = new();

    [Theory]
    [InlineData(.06, .02, true)]
    [InlineData(-.06, .02, true)]
    [InlineData(.06, .04, false)]
    [InlineData(.04, .001, false)]
    public void Alerts_Gap_NeedsSizeAndAnIntervalWithoutZero(double gap, double error, bool raised) => AssertAlert(
        new MonitorReport { Groups = [new GroupFigures("sex", "f") { Gap = new Estimate(gap, error) }] },
        raised ? new RaisedAlert(MonitorAlert.Gap, "sex: f", gap) : null);

    [Theory]
    [InlineData(.7, .9, true)]
    [InlineData(.7, 1.1, false)]
    [InlineData(.85, .9, false)]
    public void Alerts_ExposureAndQuality_NeedSizeAndAnIntervalBelowOne(double ratio, double high, bool raised)
    {
        var low = new Ratio(ratio, .5, high);
        AssertAlert(
            new MonitorReport { Groups = [new GroupFigures("sex", "f") { Exposure = low }] },
            raised ? new RaisedAlert(MonitorAlert.Exposure, "sex: f", ratio) : null);
        AssertAlert(
            new MonitorReport { Groups = [new GroupFigures("sex", "f") { Quality = low }] },
            raised ? new RaisedAlert(MonitorAlert.Quality, "sex: f", ratio) : null);
    }

    [Theory]
    [InlineData(.25, .1, true)]
    [InlineData(.25, .2, false)]
    [InlineData(.19, .01, false)]
    public void Alerts_Stability_NeedsSizeBeyondChance(double index, double floor, bool raised) => AssertAlert(
        new MonitorReport { Stability = [new PopulationStability("x", index, floor, 0, 0, [])] },
        raised ? new RaisedAlert(MonitorAlert.Stability, "x", index) : null);

    [Fact]
    public void Alerts_NewLevelsAndMissingValues_AreRaised()
    {
        AssertAlert(
            new MonitorReport { Stability = [new PopulationStability("x", 0, 1, 0, 0, ["b", "c"])] },
            new RaisedAlert(MonitorAlert.NewLevels, "x", 2));
        AssertAlert(
            new MonitorReport { Stability = [new PopulationStability("x", 0, 1, .1, .25, [])] },
            new RaisedAlert(MonitorAlert.Missing, "x", .25));
    }

    [Theory]
    [InlineData(4.6, 0, true)]
    [InlineData(0, 4.6, true)]
    [InlineData(4.4, 4.4, false)]
    public void Alerts_Office_NeedsAHighSumOnEitherSide(double better, double worse, bool raised) => AssertAlert(
        new MonitorReport { Offices = [new OfficeCusum("NE", 100, 60, 50, 2, better, worse)] },
        raised ? new RaisedAlert(MonitorAlert.Office, "NE", 2) : null);

    [Theory]
    [InlineData(2.6, true)]
    [InlineData(-2.6, true)]
    [InlineData(2.5, false)]
    public void Alerts_Calibration_NeedsALargeZ(double z, bool raised) => AssertAlert(
        new MonitorReport { Calibration = new SpiegelhalterZ(z, .2, .2) },
        raised ? new RaisedAlert(MonitorAlert.Calibration, "", z) : null);

    private static void AssertAlert(MonitorReport report, RaisedAlert? expected) =>
        Assert.Equal(expected is null ? [] : [expected], report.Alerts(Settings));
}
