using System.Diagnostics;
using Matching.Sample.Drawing;

namespace Matching.Sample.Tests.Drawing;

public sealed class QuotaTests
{
    private static readonly Share<string>[] Thirds = [new("a", 334), new("b", 333), new("c", 333)];

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(60, 20, 20, 20)]
    [InlineData(1000, 334, 333, 333)]
    public void Counts_Thirds_AreDividedByLargestRemainder(int count, int a, int b, int c) =>
        Assert.Equal([a, b, c], Quota.Counts(count, Thirds));

    [Fact]
    public void Counts_SharesBelowAThousand_IsABug() =>
        Assert.Throws<UnreachableException>(() => Quota.Counts(10, new Share<string>[] { new("a", 999) }));

    [Fact]
    public void Counts_Weights_SumToTheCount() => Assert.Equal([5, 2], Quota.Counts(7, [72, 23]));

    [Fact]
    public void Shuffled_Thirds_HaveExactlyTheirCounts()
    {
        var values = Quota.Shuffled(60, new Dice(1, "test"), Thirds);

        Assert.All(new[] { "a", "b", "c" }, v => Assert.Equal(20, values.Count(x => x == v)));
        Assert.NotEqual(values.Order(StringComparer.Ordinal), values);
    }

    [Fact]
    public void Ranked_Scores_GetTheirShareInOrder() =>
        Assert.Equal(["c", "a", "b"], Quota.Ranked([9.0, -1.0, 0.5], Thirds));

    [Fact]
    public void Ranked_Tie_GoesToTheLowerIndex() =>
        Assert.Equal(["a", "b", "c"], Quota.Ranked([1.0, 1.0, 1.0], Thirds));
}
