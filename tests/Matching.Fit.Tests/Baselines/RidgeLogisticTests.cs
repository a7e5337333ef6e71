using Matching.Fit.Baselines;
using Matching.Fit.Metrics;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Baselines;

public sealed class RidgeLogisticTests
{
    // One balanced two-level column is ±1 once standardised. Each side has 1 of 4 and 3 of 4: the slope b solves
    // 8 (3/4 - σ(b)) = b, so b = .7853…, and both predictions follow.
    [Fact]
    public void Learn_OneBinaryColumn_SolvesTheRidgeEquation()
    {
        var table = Table(new NumericColumn("x", [0, 0, 0, 0, 1, 1, 1, 1]));
        var p = RidgeLogistic.Learn(table, [1, 0, 0, 0, 1, 1, 1, 0], default)(table);
        var b = LogOdds.Of(p[4]);
        Assert.Equal(8 * (.75 - LogOdds.Probability(b)), b, 6);
        Assert.Equal(-b, LogOdds.Of(p[0]), 6);
    }

    [Fact]
    public void Learn_PlantedSlope_IsFoundAgain()
    {
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * 4)];
        double[] y = [.. x.Select(v => random.NextDouble() < LogOdds.Probability(1.5 * v - 3) ? 1.0 : 0)];
        var predict = RidgeLogistic.Learn(Table(new NumericColumn("x", x)), y, default);
        double[] logits = [.. predict(Table(new NumericColumn("x", [1.0, 2, 3]))).Select(LogOdds.Of)];
        Assert.InRange((logits[2] - logits[0]) / 2, 1.4, 1.6);
        Assert.InRange(logits[1], -.1, .1);
    }

    [Fact]
    public void Learn_MissingValuesAndRareLevels_ArePredictedWithoutNumbers()
    {
        string?[] words = [.. Enumerable.Range(0, 60).Select(i => i < 5 ? $"rare{i}" : i % 3 == 0 ? null : "a")];
        double[] numbers = [.. Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? double.NaN : i)];
        double[] y = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 || i % 7 == 0 ? 1.0 : 0)];
        var table = new FitTable([CategoricalColumn.Of("w", words), new NumericColumn("n", numbers)], 60);
        var predict = RidgeLogistic.Learn(table, y, default);
        var p = predict(new FitTable(
            [CategoricalColumn.Of("w", [null, "a", "never seen"]), new NumericColumn("n", [9.0, 9, double.NaN])], 3));
        Assert.True(p[0] > p[1]);
        Assert.All(p, q => Assert.InRange(q, .01, .99));
    }

    [Fact]
    public void Learn_NumbersOfEverySize_StaysFinite()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => i == 7 ? 1e300 : i % 2 == 0 ? 1e-300 : -1e300)];
        var table = Table(new NumericColumn("x", x));
        var p = RidgeLogistic.Learn(table, [.. x.Select(v => v > 0 ? 1.0 : 0)], default)(table);
        Assert.All(p, q => Assert.InRange(q, 0, 1));
        Assert.True(p[0] > p[1]);
    }

    [Fact]
    public void Learn_ConstantColumns_IsTheBaseRate()
    {
        var table = new FitTable([new NumericColumn("x", [3, 3, 3, 3]), CategoricalColumn.Of("c", new string?[4])], 4);
        Assert.All(RidgeLogistic.Learn(table, [1, 0, 0, 0], default)(table), p => Assert.Equal(.25, p, 6));
    }

    [Fact]
    public void Learn_OneClass_IsRefused() => Assert.Equal(
        "Target has 2 values for 2 rows, expected a 0 or 1 a row and both.",
        Assert.Throws<ArgumentException>(
            () => RidgeLogistic.Learn(Table(new NumericColumn("x", [0, 1])), [1, 1], default)).Message);

    [Fact]
    public void Predict_OtherTable_IsRefusedNamingTheColumn()
    {
        var predict = RidgeLogistic.Learn(Table(new NumericColumn("x", [0, 1])), [0, 1], default);
        Assert.Equal(
            "Table has no column 'x', expected those learned from.",
            Assert.Throws<ArgumentException>(() => predict(Table(new NumericColumn("z", [1])))).Message);
        Assert.Equal(
            "Column 'x' is of another kind than the one learned from, expected numbers.",
            Assert.Throws<ArgumentException>(() => predict(Table(CategoricalColumn.Of("x", ["1"])))).Message);
    }

    private static FitTable Table(FitColumn column) => new([column], column.RowCount);
}
