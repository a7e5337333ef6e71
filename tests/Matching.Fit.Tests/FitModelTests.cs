namespace Matching.Fit.Tests;

public sealed class FitModelTests
{
    private static readonly FitModel Two = new(
        "two", 100, [new FitTerm(1, [0], [-10, 20], 3), new FitTerm(0, [5], [1, 2])], standardError: 0);

    [Theory]
    [InlineData(0, 0, 121)]
    [InlineData(5, -1, 92)]
    [InlineData(double.NaN, double.NaN, 103)]
    public void Score_IsTheInterceptPlusTheBins(double first, double second, int score) =>
        Assert.Equal(score, Two.Score([first, second]));

    [Fact]
    public void Explain_FollowsTheOrderOfTheTerms() => Assert.Equal([20, 1], Two.Explain([0, 0]));

    [Fact]
    public void Explain_OfRandomModelsAndFeatures_AddsUpExactlyToTheScore()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var model = RandomModel(random);
            var features = Enumerable.Range(0, 5)
                .Select(_ => random.Next(6) == 0 ? double.NaN : random.NextDouble() * 3 - 1).ToArray();
            Assert.Equal(model.Score(features), model.Intercept + model.Explain(features).Sum());
        }
    }

    private static FitModel RandomModel(Random random) => new(
        "random", random.Next(-20_000, 20_001),
        Enumerable.Range(0, random.Next(20)).Select(_ =>
        {
            double[] edges = [.. Enumerable.Range(0, random.Next(5)).Select(_ => random.NextDouble()).Order()];
            var points = Enumerable.Range(0, edges.Length + 1).Select(_ => random.Next(-20_000, 20_001));
            return new FitTerm(random.Next(5), edges, [.. points], random.Next(-20_000, 20_001));
        }),
        standardError: 600);

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
    public void Constructor_AtTheLimits_Constructs()
    {
        var model = new FitModel("m", -20_000, Enumerable.Repeat(new FitTerm(0, [], [20_000]), 1_000), 20_000);
        Assert.Equal(1_000 * 20_000 - 20_000, model.Score([0]));
    }

    [Fact]
    public void Constructor_WithEverythingWrong_OnceNamedTheFirstAloneAndLetTheScoreOverflow()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => new FitModel("m", int.MaxValue, Enumerable.Repeat(new FitTerm(0, [], [1]), 1_001), -1));
        Assert.Equal(
            [
                "Model 'm' has 1001 terms, expected at most 1 000.",
                "Model 'm' has intercept 2147483647, expected within ±20000.",
                "Model 'm' has standard error -1, expected 0 to 20000.",
            ],
            thrown.Message.Split(Environment.NewLine));
    }
}
