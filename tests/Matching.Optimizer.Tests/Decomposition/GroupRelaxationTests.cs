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

    /// <summary>Crowded slots with 250 seats each keep them in a table only while it stays small.</summary>
    [Theory]
    [InlineData(100, true)]
    [InlineData(490, false)]
    public void Grouping_OfDenseSlots_KeepsTablesSmall(int participants, bool keepsSeats)
    {
        ProblemDraft draft = Draft.Of(10, participants, 0);
        for (int h = 0; h < 2; h++)
        {
            draft.Supervisors.Add(new($"h{h}", 250));
            draft.Slots.Add(new($"s{h}", [.. Enumerable.Repeat(25, 10)], 0, [h]));
            for (int i = 0; i < participants; i++) draft.Options.Add(i, h, 100 + i, 5 + i % 7);
        }

        var relaxed = new Relaxed(Problem.From(draft));

        Assert.InRange(relaxed.Relaxation.Grouping.LargestTables(), 250 * participants, 1 << 23);
        Assert.Equal(keepsSeats ? 250 : 0, relaxed.Relaxation.Grouping.Seats[0]);
        var memory = new WorkMemory();
        _ = new Pricer(relaxed.Relaxation, memory);
        Assert.True(memory.Bytes > 8 * relaxed.Relaxation.Grouping.LargestTables());
    }
}
