using Matching.Fit.Learning;

namespace Matching.Fit.Tests.Learning;

public sealed class LogisticRowsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(101)]
    public void Slopes_ManyRowsAtOnce_AreTheBitsOfOneRowAfterTheOther(int count)
    {
        var (rows, scores) = Rows(count);
        var (gradients, hessians) = (new double[count], new double[count]);
        LogisticRows.Slopes(rows, scores, gradients, hessians);
        for (var i = 0; i < count; i++)
        {
            var p = Logistic.Probability(scores[i]);
            Assert.Equal(rows.Positives[i] - rows.Weights[i] * p, gradients[i]);
            Assert.Equal(Math.Max(rows.Weights[i] * p * (1 - p), 1e-9), hessians[i]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(101)]
    public void Loss_ManyRowsAtOnce_IsTheBitsOfOneRowAfterTheOther(int count)
    {
        var (rows, scores) = Rows(count);
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += Logistic.Loss(scores[i], rows.Weights[i], rows.Positives[i]);
        Assert.Equal(sum, LogisticRows.Loss(rows, scores));
    }

    [Fact]
    public void Loss_OfKnownScores_IsTheLogarithmOfTheirProbabilities()
    {
        var (rows, scores) = Rows(101);
        var expected = scores.Index().Sum(s => rows.Weights[s.Index] * Math.Log(1 + Math.Exp(s.Item))
            - rows.Positives[s.Index] * s.Item);
        Assert.Equal(expected, LogisticRows.Loss(rows, Array.ConvertAll(scores, z => Math.Clamp(z, -36, 36))), 9);
    }

    [Fact]
    public void Intercept_OfRowsThatStartSomewhere_MakesTheirMeanProbabilityTheShareOfGoodOutcomes()
    {
        var (rows, starts) = Rows(1_000);
        var intercept = LogisticRows.Intercept(rows, starts);
        var (wanted, predicted) = (0.5, Logistic.Probability(intercept));
        for (var i = 0; i < rows.Count; i++)
        {
            wanted += rows.Positives[i];
            predicted += rows.Weights[i] * Logistic.Probability(starts[i] + intercept);
        }
        Assert.Equal(wanted, predicted, 6);
    }

    /// <summary>Rows with scores from -36 to 36 and weights from 1 to 3.</summary>
    private static (LearningRows Rows, double[] Scores) Rows(int count)
    {
        var random = new SeededRandom(7, 0, count);
        var scores = new double[count];
        var (weights, positives) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            scores[i] = (random.Below(72_001) - 36_000) / 1000.0 / (1 + i % 20);
            weights[i] = 1 + random.Below(3);
            positives[i] = random.Below((int)weights[i] + 1);
        }
        var rows = new LearningRows
        {
            Bins = [],
            Weights = weights,
            Positives = positives,
            Starts = scores,
            Units = [.. Enumerable.Range(0, count)],
            UnitCount = count,
        };
        return (rows, scores);
    }
}
