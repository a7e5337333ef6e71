using Matching.Fit.Calibrating;
using Matching.Fit.Learning;
using Matching.Fit.ModelFiles;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Calibrating;

public sealed class OfficeInterceptsTests
{
    // How much offices differ, in logits: more than twenty pseudo-rows take them to, which is .45.
    private const double Spread = 0.7;

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(100)]
    [InlineData(400)]
    public void Of_OfficesOfSomeRows_HasErrorsThatHoldTheTruthEightTimesInTen(int rowsOfAnOffice)
    {
        const int offices = 200;
        var (random, truth) = (new Random(rowsOfAnOffice), new double[offices]);
        for (var office = 0; office < offices; office++) truth[office] = Spread * Normal(random);
        var count = offices * rowsOfAnOffice;
        var bins = Enumerable.Range(0, count).Select(i => (byte)(i % offices)).ToArray();
        var scores = Enumerable.Range(0, count).Select(_ => Normal(random)).ToArray();
        var rows = new LearningRows
        {
            Bins = [bins],
            Weights = [.. bins.Select(_ => 1.0)],
            Positives = [.. scores.Select((z, i) => Drawn(random, z + truth[bins[i]]) ? 1.0 : 0)],
            Starts = new double[count],
            Units = [.. Enumerable.Range(0, count)],
            UnitCount = count,
        };
        var found = OfficeIntercepts.Of(rows, bins, scores, (offices + 1, 20));
        var held = Enumerable.Range(0, offices)
            .Count(o => Math.Abs(found.Shifts[o] - truth[o]) <= 1.2816 * found.Errors[o]);
        Assert.InRange(held, 0.7 * offices, 0.88 * offices);
        Assert.Equal(0, found.Shifts[offices]);
        Assert.InRange(found.Errors[offices], 0.5, 0.85);
    }

    [Fact]
    public void Train_OfficesOfFewRows_HasIntervalsThatHoldTheTruthAboutEightTimesInTen()
    {
        const int offices = 12;
        var held = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var truth = Enumerable.Range(0, offices).Select(_ => Spread * Normal(random)).ToArray();
            var codes = Enumerable.Range(0, 40 * offices).Select(i => i % offices).ToArray();
            var x = codes.Select(_ => Math.Round(Normal(random), 1)).ToArray();
            var model = FitLearner.Train(
                new FitTask
                {
                    Features = new FitTable(
                        [
                            new NumericColumn("x", x),
                            new CategoricalColumn("office", codes, Enumerable.Range(10, offices).Select(o => $"{o}")),
                        ], x.Length),
                    Outcomes = [.. x.Select((at, i) => Drawn(random, 0.8 * at + truth[codes[i]]))],
                    Groups = [.. Enumerable.Range(0, x.Length)],
                    Office = "office",
                },
                new FitSettings { Pairs = 0 });
            var again = ModelFile.Read(ModelFile.Write(model));
            for (var office = 0; office < offices; office++)
            {
                var interval = model.Interval([0, office]);
                Assert.Equal(interval, again.Interval([0, office]));
                if (interval.Low <= 1_000 * truth[office] && 1_000 * truth[office] <= interval.High) held++;
            }
        }
        Assert.InRange(held, 0.70 * 8 * offices, 0.92 * 8 * offices);
    }

    private static bool Drawn(Random random, double logit) => random.NextDouble() < Logistic.Probability(logit);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
