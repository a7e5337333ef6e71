using Matching.Fit.Features;
using Matching.Fit.Learning;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests.Learning;

public sealed class BadInputTests
{
    [Fact]
    public void Train_OneOutcomeAlone_IsTheRateWithHalfARowOfTheOther()
    {
        var task = Planted.Draw(99, 1, Planted.Mixed) with { Outcomes = [.. Enumerable.Repeat(true, 99)] };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Equal(LearningStage.BaseRate, model.Stage);
        Assert.Equal((int)Math.Round(1000 * Math.Log(99.5 / 0.5)), model.Intercept);
        Assert.Empty(model.Terms);
    }

    [Fact]
    public void Train_ThreeRows_IsTheRateAndSaysThatThereAreThree()
    {
        var task = Planted.Draw(3, 1, Planted.Mixed) with { Outcomes = [true, false, false] };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.Equal((LearningStage.BaseRate, -511), (model.Stage, model.Intercept));
        Assert.Equal(3, model.Support([0, 0, 0, 0]));
    }

    [Fact]
    public void Train_ConstantColumns_AreTheRate()
    {
        var table = new FitTable(
            [new NumericColumn("a", Enumerable.Repeat(7.0, 100)), CategoricalColumn.Of("b", new string?[100])], 100);
        var task = new FitTask { Features = table, Outcomes = [.. Enumerable.Range(0, 100).Select(i => i < 30)] };
        Assert.Equal(LearningStage.BaseRate, FitLearner.Train(task, Planted.Quick).Stage);
    }

    [Fact]
    public void Train_NoColumns_IsTheRate()
    {
        var task = new FitTask { Features = new FitTable([], 100), Outcomes = new bool[100] };
        Assert.Equal(-5_303, FitLearner.Train(task, Planted.Quick).Intercept);
    }

    [Fact]
    public void Train_HugeAndMissingNumbers_LearnsAsFromRanks()
    {
        var random = new Random(1);
        var three = new[] { double.NaN, 1e300, -1e300 };
        double[] values = [.. Enumerable.Range(0, 600).Select(i => three[i % 3])];
        var task = new FitTask
        {
            Features = new FitTable([new NumericColumn("a", values)], 600),
            Outcomes = [.. values.Select(v => random.NextDouble() < (double.IsNaN(v) ? 0.5 : v > 0 ? 0.9 : 0.1))],
            Groups = [.. Enumerable.Range(0, 600)],
        };
        var model = FitLearner.Train(task, Planted.Quick);
        Assert.True(model.Score([1e300]) > 1_500 && model.Score([-1e300]) < -1_500);
        Assert.InRange(model.Score([double.NaN]), -500, 500);
        Assert.Equal(model.Score([1e300]), model.Score([double.MaxValue]));
    }

    [Fact]
    public void Train_TenThousandLevels_PoolsTheRareOnes()
    {
        var random = new Random(2);
        var words = Enumerable.Range(0, 12_000).Select(i => i < 2_000 ? "common" : $"rare {i}").ToArray();
        var task = new FitTask
        {
            Features = new FitTable([CategoricalColumn.Of("a", words)], 12_000),
            Outcomes = [.. words.Select(w => random.NextDouble() < (w == "common" ? 0.8 : 0.4))],
            Groups = [.. Enumerable.Range(0, 12_000)],
        };
        var model = FitLearner.Train(task, Planted.Quick);
        var feature = Assert.IsType<CategoricalFeature>(model.Features[0]);
        Assert.Equal(["common"], feature.Levels);
        Assert.InRange(FitModel.Probability(model.Score([feature.Value("common")])), 0.77, 0.83);
        Assert.InRange(FitModel.Probability(model.Score([feature.Value("never seen")])), 0.37, 0.43);
    }

    [Fact]
    public void Train_EverythingWrong_NamesAllOfItAtOnce()
    {
        var prior = new FitModel(new FitModelDraft
        {
            Name = "p",
            Intercept = 0,
            Features = [new CategoricalFeature("a", []), new NumericFeature("z", [])],
            Terms = [],
        });
        var task = Planted.Draw(3, 1, Planted.Mixed) with
        {
            Outcomes = [true], Groups = [1], Offsets = [20_001, 0, 0], Weights = [0, 1, 1], Prior = prior, Office = "a",
            Directions = new Dictionary<string, Direction> { ["d"] = Direction.Rising, ["q"] = Direction.Any },
        };
        var settings = new FitSettings
        {
            Threads = 0, Bags = 1, IntervalBags = 101, Pairs = -1, Bins = 201, PairBins = 1, SmoothingRounds = -1,
            Rounds = 0, Patience = 0, LeafRows = 0, LeafRidge = -1, CategoryRidge = double.NaN, PairRidge = -1,
            LevelRows = 0, OfficeRows = 0, LearningRate = 0, LineRate = 1.5, PairRate = double.NaN,
        };
        Assert.Equal(
            [
                "Task has 1 outcomes, expected 3, one a row.",
                "Task has 1 groups, expected 3, one a row.",
                "Task has weight 0, expected 1 to 1000000.",
                "Task has offset 20001, expected within ±20000.",
                "Direction is declared for 'd', expected a column of numbers.",
                "Direction is declared for 'q', expected a column of numbers.",
                "Office is column 'a', expected a column of words.",
                "Prior 'p' looks at 'a', expected a column of the same kind.",
                "Prior 'p' looks at 'z', expected a column of the same kind.",
                "Settings have threads 0, expected 1 to 256.",
                "Settings have bags 1, expected 2 to 100.",
                "Settings have interval bags 101, expected 0 to 100.",
                "Settings have pairs -1, expected 0 to 100.",
                "Settings have bins 201, expected 2 to 200.",
                "Settings have pair bins 1, expected 2 to 14.",
                "Settings have smoothing rounds -1, expected 0 to 10000.",
                "Settings have rounds 0, expected 1 to 100000.",
                "Settings have patience 0, expected 1 to 10000.",
                "Settings have leaf rows 0, expected 1 to 1000000.",
                "Settings have leaf ridge -1, expected 0 to 1000000.",
                "Settings have category ridge NaN, expected 0 to 1000000.",
                "Settings have pair ridge -1, expected 0 to 1000000.",
                "Settings have level rows 0, expected 1 to 1000000.",
                "Settings have office rows 0, expected 1 to 1000000.",
                "Settings have learning rate 0, expected (0, 1].",
                "Settings have line rate 1.5, expected (0, 1].",
                "Settings have pair rate NaN, expected (0, 1].",
            ],
            Assert.Throws<ArgumentException>(() => FitLearner.Train(task, settings)).Message
                .Split(Environment.NewLine));
    }

    [Fact]
    public void Train_NoRows_IsRefused()
    {
        var task = new FitTask { Features = new FitTable([], 0), Outcomes = [] };
        Assert.Equal(
            "Task has 0 rows, expected 1 or more.",
            Assert.Throws<ArgumentException>(() => FitLearner.Train(task, Planted.Quick)).Message);
    }
}
