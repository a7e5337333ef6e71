using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class GroupRelaxationTests
{
    [Fact]
    public void Twin_AtTheSamePrices_ProvesTheSame_WhateverTheOtherCloses()
    {
        for (int seed = 0; seed < 320; seed++)
        {
            Relaxed relaxed = seed % 2 == 0 ? Relaxed.At(seed) : Relaxed.CrowdedAt(seed);
            GroupRelaxation one = relaxed.Relaxation;
            one.IsExact = seed % 4 < 2;
            Int128 bound = relaxed.Pricers().Evaluate();
            GroupRelaxation twin = one.Twin();
            for (int e = 0; e < one.Candidates.Count; e++) one.Close(e);
            Array.Fill(one.IsForced, true);
            long[] prices = [.. one.Price];
            for (int r = 0; r < prices.Length; r++)
            {
                twin.SetPrice(r, prices[r]);
                one.SetPrice(r, 0);
            }

            Assert.Equal(bound, new Pricers(twin, new WorkMemory(), 1).Evaluate());
            Assert.Equal((one.IsExact, one.MostKnapsacks), (twin.IsExact, twin.MostKnapsacks));
        }
    }
}
