using Matching.Fit.Features;
using Matching.Fit.Learning;

namespace Matching.Fit.Tests.Learning;

/// <summary>The small parts of learning, each computed by hand.</summary>
public sealed class PartsTests
{
    [Theory]
    [InlineData(3.2, 4.9, 4)]
    [InlineData(0.12, 0.19, 0.19)]
    [InlineData(0.09, 0.19, 0.1)]
    [InlineData(999, 1001, 1000)]
    [InlineData(-7, 3, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(-1e300, 1e300, 1e300)]
    [InlineData(1, 1.0000000000000002, 1.0000000000000002)]
    public void RoundNumber_LiesAboveTheLowerAndNotAboveTheUpper(double low, double high, double expected)
    {
        var found = RoundNumber.Between(low, high);
        Assert.True(found > low && found <= high);
        Assert.Equal(expected, found, 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(-7.5)]
    [InlineData(36)]
    [InlineData(-36)]
    public void Logistic_IsThatOfTheRuntime(double z)
    {
        Assert.Equal(1 / (1 + Math.Exp(-z)), Logistic.Probability(z), 14);
        Assert.Equal(Math.Exp(z), Logistic.Exp(z), Math.Exp(z) * 1e-13);
        Assert.Equal(3 * Math.Log(1 + Math.Exp(z)) - 2 * z, Logistic.Loss(z, 3, 2), 11);
    }

    [Fact]
    public void SeededRandom_OfOneSeed_HasAStreamAPurposeAndIndex()
    {
        var random = new SeededRandom(0, 0, 0);
        var again = new SeededRandom(0, 0, 0);
        Assert.Equal(random.Next(), again.Next());
        Assert.NotEqual(new SeededRandom(0, 1, 0).Next(), new SeededRandom(0, 0, 1).Next());
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.InRange(random.Below(7), 0, 6));
    }

    [Fact]
    public void NormalScores_HaveMeanNoughtVarianceOneAndRise()
    {
        double[] counts = [99, 1, 10, 5, 0, 4, 80];
        var scores = NormalScores.Of(counts);
        Assert.Equal(0, scores[0]);
        Assert.Equal(0, Enumerable.Range(1, 6).Sum(bin => counts[bin] * scores[bin]), 9);
        Assert.Equal(100, Enumerable.Range(1, 6).Sum(bin => counts[bin] * scores[bin] * scores[bin]), 9);
        for (var bin = 2; bin < 7; bin++) Assert.True(scores[bin] > scores[bin - 1]);
    }

    [Fact]
    public void Purify_OfAnAdditiveTable_LeavesNothing()
    {
        double[] table = [1, 2, 4, 11, 12, 14];
        var (rows, columns) = Purification.Purify(table, [1, 5, 2, 3, 1, 1], 3);
        Assert.All(table, cell => Assert.Equal(0, cell, 6));
        Assert.Equal(10, rows[1] - rows[0], 5);
        Assert.Equal(1, columns[1] - columns[0], 5);
        Assert.Equal(2, columns[2] - columns[1], 5);
    }

    [Fact]
    public void BestStep_OfTwoBins_IsTheDampedNewtonStep()
    {
        // Below: 10 rows, 2 good, at one half: gradient -3, hessian 2.5; above: 10 rows, 9 good: 4 and 2.5.
        var rows = new LearningRows
        {
            Bins = [[1, 2]], Weights = [10, 10], Positives = [2, 9], Starts = [0, 0], Units = [0, 1], UnitCount = 2,
        };
        var steps = new NumberShape(3, Direction.Any).Chooser(0, rows, new FitSettings());
        steps.SumHessians(rows, [2.5, 2.5]);
        var sums = new double[4 * 256];
        (sums[1], sums[256 + 2]) = (-3, 4);
        steps.Join(sums);
        var table = new double[3];
        steps.BestStep().AddTo(table);
        Assert.Equal([0, -0.042857142857, 0.057142857143], table.Select(step => Math.Round(step, 12)));
        var falling = new NumberShape(3, Direction.Falling).Chooser(0, rows, new FitSettings());
        falling.SumHessians(rows, [2.5, 2.5]);
        falling.Join(sums);
        falling.BestStep().AddTo(table = new double[3]);
        Assert.Equal([0.0, 0, 0], table);
    }

    [Fact]
    public void PairedGain_OverUnits_IsMeanAndStandardError()
    {
        // The first unit gains ln 2 by a score that is sure and right, the second nothing.
        var rows = new LearningRows
        {
            Bins = [], Weights = [1, 1], Positives = [1, 0], Starts = [0, 0], Units = [0, 1], UnitCount = 2,
        };
        var gain = PairedGain.Of(rows, [0, 0], [20, 0]);
        Assert.Equal(Math.Log(2) / 2, gain.Mean, 6);
        Assert.Equal(Math.Log(2) / 2, gain.StandardError, 6);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1.25, 0.36, 0.25)]
    [InlineData(2, 0.75, 1)]
    [InlineData(5, 0.96, 1)]
    public void PairedGain_InStandardErrors_SaysWhatShareIsMoreThanChance(double errors, double part, double whole)
    {
        var gain = new PairedGain(0.01 * errors, 0.01);
        Assert.Equal(part, gain.ShareOfPart, 9);
        Assert.Equal(whole, gain.ShareOfWhole, 9);
    }

    [Fact]
    public void PairedGain_OfNothingAtAll_SpeaksForNothing()
    {
        Assert.Equal(0, new PairedGain(0, 0).ShareOfPart);
        Assert.Equal(0, new PairedGain(0, 0).ShareOfWhole);
    }
}
