using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

public sealed class ShortlistsTests
{
    /// <summary>Participants' prices fall by less than the margin; other prices may do what they like.</summary>
    [Fact]
    public void Pricers_WhilePricesFallWithinTheMargin_FindTheSameFromTheListsAsFromAllEntries()
    {
        int left = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = Relaxed.At(seed);
            GroupRelaxation relaxation = relaxed.Relaxation;
            if (relaxation.HasPricedQuotas) continue;
            Pricer pricer = relaxed.Pricers().First;
            var lists = new Shortlists(relaxation.Entries, 2 * relaxation.Scale) { IsWriting = true };
            relaxation.Shortlists = lists;
            for (int g = 0; g < relaxation.Grouping.Count; g++) pricer.Fill(g);
            lists.IsWriting = false;
            for (int i = 0; i < relaxed.Problem.Participants.Count; i++)
                relaxation.SetPrice(i, relaxation.Price[i] - seed % 3 * relaxation.Scale / 2);
            long[] near = [.. Enumerable.Range(0, relaxation.Grouping.Count).Select(pricer.Fill)];
            relaxation.Shortlists = null;

            Assert.Equal(Enumerable.Range(0, relaxation.Grouping.Count).Select(pricer.Fill), near);
            left += relaxed.Candidates.Count
                - Enumerable.Range(0, relaxed.Problem.Slots.Count).Sum(slot => lists.Of(slot).Length);
        }

        Assert.InRange(left, 100, 5000);
    }

    [Fact]
    public void Of_ASlotWrittenDownAgain_HoldsOnlyTheNewEntries()
    {
        Relaxed relaxed = Relaxed.CrowdedAt(1);
        var lists = new Shortlists(relaxed.Relaxation.Entries, 0);
        lists.Note(1, 8);
        lists.Note(1, 9);
        lists.Clear(1);
        lists.Note(1, 9);

        Assert.Equal([9], lists.Of(1).ToArray());
        Assert.Empty(lists.Of(0).ToArray());
    }
}
