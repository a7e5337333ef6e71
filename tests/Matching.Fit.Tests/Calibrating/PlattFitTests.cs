using Matching.Fit.Calibrating;
using Matching.Fit.Learning;

namespace Matching.Fit.Tests.Calibrating;

public sealed class PlattFitTests
{
    [Fact]
    public void Of_ScoresTwiceTooSure_HalvesThem()
    {
        var (rows, scores) = Rows(4_000, slope: 0.5, shift: 0.4);
        var fit = PlattFit.Of(rows, scores, _ => true);
        Assert.InRange(fit.Slope, 0.44, 0.56);
        Assert.InRange(fit.Shift, 0.3, 0.5);
        Assert.InRange(fit.SlopeError, 0.005, 0.05);
    }

    [Fact]
    public void Of_OneOutcomeAlone_StaysFinite()
    {
        var (rows, scores) = Rows(50, slope: 1, shift: 100);
        var fit = PlattFit.Of(rows, scores, _ => true);
        Assert.InRange(fit.Slope, 0, 5);
        Assert.InRange(fit.Apply(0), 0, 10);
    }

    [Fact]
    public void HeldBack_ByAQuarter_BringsScoresThatMuchNearerToTheCentre()
    {
        var fit = new PlattFit(Slope: 2, Shift: 0.5, Centre: -1, SlopeError: 0.1, ShiftError: 0.1);
        var held = fit.HeldBack(0.75);
        Assert.Equal(fit.Apply(-1), held.Apply(-1), 12);
        Assert.Equal(fit.Apply(-1) + 0.75 * (fit.Apply(3) - fit.Apply(-1)), held.Apply(3), 12);
    }

    [Theory]
    [InlineData(1, 0.0, false)]
    [InlineData(0.5, 0.0, true)]
    [InlineData(1, 1.0, true)]
    public void Gate_KeepsACalibrationWhereItPays(double slope, double shift, bool isKept)
    {
        var (rows, scores) = Rows(2_000, slope, shift);
        var fit = CalibrationGate.Of(rows, scores, seed: 1);
        Assert.Equal(isKept, (fit.Slope, fit.Shift) != (1, 0));
    }

    [Fact]
    public void OfficeIntercepts_WithAsManyRowsAsPseudoRows_TakeHalfOfTheDeviation()
    {
        // 20 rows at score 0, 15 good: the deviation is 0.25; 20 pseudo-rows at one half leave a rate of 0.625.
        var rows = new LearningRows
        {
            Bins = [], Weights = [20, 30], Positives = [15, 15], Starts = [0, 0], Units = [0, 1], UnitCount = 2,
        };
        var shifts = OfficeIntercepts.Of(rows, [1, 2], [0, 0], (4, 20)).Shifts;
        Assert.Equal([0, Math.Log(0.625 / 0.375), 0, 0], shifts.Select(s => Math.Round(s, 9)), Within);
    }

    private static bool Within(double a, double b) => Math.Abs(a - b) < 1e-8;

    private static (LearningRows Rows, double[] Scores) Rows(int count, double slope, double shift)
    {
        var random = new Random(1);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => 6 * random.NextDouble() - 3)];
        var rows = new LearningRows
        {
            Bins = [],
            Weights = [.. Enumerable.Repeat(1.0, count)],
            Positives =
            [
                .. scores.Select(s => random.NextDouble() < Logistic.Probability(shift + slope * s) ? 1.0 : 0),
            ],
            Starts = new double[count],
            Units = [.. Enumerable.Range(0, count)],
            UnitCount = count,
        };
        return (rows, scores);
    }
}
