using Matching.Optimizer.Network;

namespace Matching.Optimizer.Tests.Network;

public sealed class WideSumTests
{
    [Fact]
    public void Add_OfRandomProducts_IsWhatInt128Gives()
    {
        var random = new Random(4);
        for (int round = 0; round < 200; round++)
        {
            var sum = new WideSum();
            Int128 expected = 0;
            for (int term = 0; term < 30; term++)
            {
                (long a, long b) = (random.NextInt64(), random.Next(-3, 4) * (long)random.Next(1, 3));
                if (random.Next(2) == 0) a = -a;
                sum.Add(a, b);
                expected += (Int128)a * b;

                Assert.Equal(long.CreateSaturating(expected), sum.Saturated);
            }
        }
    }

    [Fact]
    public void Saturated_AtTheEdges_IsTheNearestNumber()
    {
        var sum = new WideSum();
        sum.Add(long.MaxValue);
        Assert.Equal(long.MaxValue, sum.Saturated);
        sum.Add(1);
        Assert.Equal(long.MaxValue, sum.Saturated);
        sum.Add(-2);
        Assert.Equal(long.MaxValue - 1, sum.Saturated);
        sum.Add(long.MinValue, 3);
        Assert.Equal(long.MinValue, sum.Saturated);
    }
}
