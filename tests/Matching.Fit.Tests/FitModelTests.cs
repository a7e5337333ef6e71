using Matching.Fit.Features;
using Matching.Fit.Tables;

namespace Matching.Fit.Tests;

public sealed class FitModelTests
{
    private static readonly FitModelDraft Two = new()
    {
        Name = "two",
        Intercept = 100,
        Features =
        [
            new NumericFeature("a", [5]), new NumericFeature("b", [0]), new CategoricalFeature("c", ["x", "y"]),
        ],
        Terms =
        [
            FitTerm.Main(1, 3, -10, 20),
            FitTerm.Main(0, 0, 1, 2),
            new FitTerm(
                TermAxis.OfCells(0, [0, 0, 1]), TermAxis.OfBins(2, 4),
                new TermCells([0, 1_000, 2_000, 3_000, 0, 4_000, 5_000, 6_000])),
        ],
    };

    [Theory]
    [InlineData(0, 0, double.NaN, 121)]
    [InlineData(5, -1, double.NaN, 92)]
    [InlineData(double.NaN, double.NaN, double.NaN, 104 - 1)]
    [InlineData(0, 0, 0, 2_121)]
    [InlineData(5, 0, 1, 6_122)]
    [InlineData(5, 0, 2, 4_122)]
    [InlineData(5, 0, -1, 4_122)]
    [InlineData(5, 0, 0.5, 4_122)]
    public void Score_IsTheInterceptPlusTheCells(double first, double second, double third, int score) =>
        Assert.Equal(score, new FitModel(Two).Score([first, second, third]));

    [Fact]
    public void Score_OfATable_FindsColumnsAndLevelsByName()
    {
        var table = new FitTable(
            [
                CategoricalColumn.Of("c", ["y", "new", null, "x"]),
                new NumericColumn("unknown to the model", [1, 1, 1, 1]),
                new NumericColumn("a", [5, 5, 0, double.NaN]),
            ], 4);
        Assert.Equal([6_105, 4_105, 104, 2_103], new FitModel(Two).Score(table));
    }

    [Fact]
    public void Score_OfATableWithWordsAmongTheNumbers_IsRefused()
    {
        var table = new FitTable([CategoricalColumn.Of("a", ["5"]), new NumericColumn("c", [1])], 1);
        var thrown = Assert.Throws<ArgumentException>(() => new FitModel(Two).Score(table));
        Assert.Equal(
            [
                "Column 'a' holds words, expected numbers as in the model.",
                "Column 'c' holds numbers, expected words as in the model.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Explain_FollowsTheOrderOfTheTerms() =>
        Assert.Equal([20, 1, 2_000], new FitModel(Two).Explain([0, 0, 0]));

    [Fact]
    public void Explain_OfRandomModelsAndFeatures_AddsUpExactlyToTheScore()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var model = RandomModels.Draw(random);
            var features = Enumerable.Range(0, model.Features.Count)
                .Select(_ => random.Next(6) == 0 ? double.NaN : random.NextDouble() * 3 - 1).ToArray();
            Assert.Equal(model.Score(features), model.Intercept + model.Explain(features).Sum());
        }
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(600, 0.645656)]
    [InlineData(-600, 0.354344)]
    [InlineData(1000, 0.731059)]
    public void Probability_IsTheLogisticOfThousandths(int score, double probability) =>
        Assert.Equal(probability, FitModel.Probability(score), 6);

    [Theory]
    [InlineData(40_000)]
    [InlineData(int.MaxValue)]
    public void Probability_OfAHugeScore_OnceWasOneOrZero(int score)
    {
        Assert.InRange(FitModel.Probability(score), 0.999, Math.BitDecrement(1.0));
        Assert.InRange(FitModel.Probability(-score), double.Epsilon, 0.001);
    }

    [Fact]
    public void Probability_RisesWithTheScore()
    {
        for (var score = -36_000; score < 30_000; score += 500)
            Assert.True(FitModel.Probability(score) < FitModel.Probability(score + 500));
    }

    [Fact]
    public void Interval_WithoutBags_IsTheStatedError()
    {
        var model = new FitModel(Two with { StandardError = 1_000 });
        Assert.Equal(new FitInterval(121 - 1_282, 121 + 1_282), model.Interval([0, 0, double.NaN]));
    }

    [Fact]
    public void Interval_WithBags_IsTheirPercentilesWidened()
    {
        // Scores of the eleven bags are 0, 100 … 1 000: the 10th and 90th percentile are 100 and 900, and
        // the distances of 401 and 399 are taken three quarters as far again.
        int[][] none = [[0, 0, 0], [0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]];
        var bags = Enumerable.Range(0, 11).Select(b => new FitBag(100 * b, none));
        var draft = Two with { Intercept = 480, Bags = [.. bags] };
        double[] features = [0, 0, double.NaN];
        Assert.Equal(501, new FitModel(draft).Score(features));
        Assert.Equal(new FitInterval(501 - 702, 501 + 698), new FitModel(draft).Interval(features));

        // Quadrature: (1.75 × 401)² + (1.2816 × 300)² = 800.2²; (1.75 × 399)² + the same = 797.1².
        Assert.Equal(
            new FitInterval(501 - 800, 501 + 797), new FitModel(draft with { StandardError = 300 }).Interval(features));

        // A slope error of 0.1 counts 0.1 × (501 - 1), as much as a standard error of 50 of the intercept.
        var slope = draft with { Calibration = new Calibration { SlopeError = 100, Centre = 1 } };
        Assert.Equal(
            new FitModel(draft with { StandardError = 50 }).Interval(features), new FitModel(slope).Interval(features));
    }

    [Fact]
    public void Interval_OfBagsWithPoints_IsReadInTheCellsOfTheOption()
    {
        int[][] first = [[0, 0, 0], [0, 0, 0], [0, 1_000, 2_000, 3_000, 0, 4_000, 5_000, 6_000]];
        int[][] second = [[0, 0, -900], [0, 0, 0], [0, 1_000, 2_000, 3_000, 0, 4_000, 5_000, 6_200]];
        var model = new FitModel(Two with { Bags = [new FitBag(100, first), new FitBag(100, second)] });
        double[] features = [5, 0, 1];
        var scores = new[] { 100 + 6_000, 100 - 900 + 6_200 };
        var (low, high) = (scores.Min() + 70, scores.Max() - 70);
        var score = model.Score(features);
        Assert.Equal(
            new FitInterval(
                score - (int)Math.Round(1.75 * Math.Max(0, score - low)),
                score + (int)Math.Round(1.75 * Math.Max(0, high - score))),
            model.Interval(features));
    }

    [Fact]
    public void Read_OfAnOption_IsEverythingThatIsAskedForOneByOne()
    {
        var model = new FitModel(Two with { StandardError = 200 });
        double[] features = [5, 0, 1];
        var reading = model.Read(features);
        Assert.Equal(model.Explain(features), reading.Contributions);
        Assert.Equal(
            (model.Score(features), model.Interval(features), model.Support(features)),
            (reading.Score, reading.Interval, reading.Support));
    }

    [Fact]
    public void Interval_OfBagsThatAllLieBelow_StillHoldsTheScore()
    {
        int[][] none = [[0, 0, 0], [0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]];
        var model = new FitModel(Two with { Bags = [new FitBag(-500, none), new FitBag(-500, none)] });
        Assert.Equal(new FitInterval(121 - 1_087, 121), model.Interval([0, 0, double.NaN]));
    }

    [Fact]
    public void Constructor_AtTheLimits_Constructs()
    {
        var model = new FitModel(new FitModelDraft
        {
            Name = "m",
            Intercept = -20_000,
            Features = [new NumericFeature("a", [])],
            Terms = [.. Enumerable.Repeat(FitTerm.Main(0, 0, 20_000), 1_000)],
            StandardError = 20_000,
        });
        Assert.Equal(1_000 * 20_000 - 20_000, model.Score([0]));
    }

    [Fact]
    public void Constructor_WithEverythingWrong_NamesAllOfItAtOnce()
    {
        var feature = new NumericFeature("a", [1]);
        var axis = TermAxis.OfBins(0, 3);
        var thrown = Assert.Throws<ArgumentException>(() => new FitModel(new FitModelDraft
        {
            Name = "m",
            Intercept = int.MaxValue,
            Features = [feature, feature],
            Terms =
            [
                FitTerm.Main(2, 0, 0, 0), FitTerm.Main(0, 0, 0), new FitTerm(axis, axis, new TermCells(new int[9])),
                new FitTerm(
                    axis, null, new TermCells([0, 20_001])
                    {
                        Counts = [1, -1, 1], PriorPoints = [int.MinValue], Errors = [0, -7, 20_001],
                    }),
                .. Enumerable.Repeat(FitTerm.Main(0, 0, 0, 0), 997),
            ],
            StandardError = -1,
            Calibration = new Calibration { Slope = 5_001 },
        }));
        Assert.Equal(
            [
                "Model 'm' has feature 'a' 2 times, expected once.",
                "Model 'm' has 1001 terms, expected at most 1000.",
                "Model 'm' has intercept 2147483647, expected within ±20000.",
                "Model 'm' has standard error -1, expected 0 to 20000.",
                "Model 'm' has calibration slope 5001, expected 0 to 5000.",
                "Term 0 has feature 2, expected 0 to 1.",
                "Term 1 of feature 0 has 2 bins, expected 3.",
                "Term 2 pairs feature 0 with itself, expected two features.",
                "Term 3 has 2 points, expected 3, one a cell.",
                "Term 3 has 1 prior points, expected 3, one a cell.",
                "Term 3 has 20001 points, expected within ±20000.",
                "Term 3 has -2147483648 points, expected within ±20000.",
                "Term 3 has count -1, expected 0 or more.",
                "Term 3 has error -7, expected 0 to 20000.",
                "Term 3 has error 20001, expected 0 to 20000.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void Constructor_WithBagsOfAnotherShape_NamesThem()
    {
        var draft = Two with
        {
            Bags = [new FitBag(0, [[0, 0, 0]]), new FitBag(0, [[0, 0, 0], [0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 20_001]])],
        };
        Assert.Equal(
            "Bag 0 has other tables than the model, expected the same shapes." + Environment.NewLine
                + "Bag 1 has points beyond ±20000, expected within.",
            Assert.Throws<ArgumentException>(() => new FitModel(draft)).Message);
    }
}
