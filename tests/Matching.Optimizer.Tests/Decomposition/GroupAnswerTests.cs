using Matching.Optimizer.Decomposition;

namespace Matching.Optimizer.Tests.Decomposition;

/// <summary>Answers that can be seated, against every set that can.</summary>
public sealed class GroupAnswerTests
{
    [Fact]
    public void Fill_OfTinyProblems_IsTheBestSetThatCanStand()
    {
        for (int seed = 0; seed < 640; seed++) Assert.Equal(0, CountGivenUp(Relaxed.At(seed), $"seed {seed}"));
    }

    [Fact]
    public void Fill_OfCrowdedGroups_IsTheBestSetThatCanStand_UnlessItGivesUp()
    {
        int groups = 0, givenUp = 0;
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = Relaxed.CrowdedAt(seed);
            groups += relaxed.Relaxation.Grouping.Count;
            givenUp += CountGivenUp(relaxed, $"seed {seed}");
        }

        Assert.InRange(givenUp, 1, groups / 4);
    }

    [Fact]
    public void CanHold_OfRandomSets_SaysWhetherTheyCanStand()
    {
        int[] count = [0, 0];
        for (int seed = 0; seed < 640; seed++)
        {
            Relaxed relaxed = Relaxed.CrowdedAt(seed);
            var random = new Random(seed);
            Pricer pricer = relaxed.Pricers().First;
            for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
            {
                int[] set = [.. relaxed.EntriesOf(g).Where(_ => random.Next(2) == 0)];
                bool stands = relaxed.CanStand(set);
                count[stands ? 1 : 0]++;
                Assert.Equal(stands, pricer.CanHold(set));
            }
        }

        Assert.All(count, n => Assert.InRange(n, 100, 5000));
    }

    /// <summary>Thirty people who can only come on one session of a single seat: the search is cut off.</summary>
    [Fact]
    public void Fill_WhenGivenUp_IsStillNeverBelowTheBestSet()
    {
        ProblemDraft draft = Draft.Of(sessions: 2, participants: 30, slots: 1);
        draft.Slots[0] = new("s", [1, 29]);
        for (int i = 0; i < 30; i++)
        {
            draft.Participants[i] = draft.Participants[i] with { AvailableSessions = 1 };
            draft.Options.Add(i, 0, 50 - i);
        }

        var relaxed = new Relaxed(Problem.From(draft));
        relaxed.Relaxation.IsExact = true;
        relaxed.Relaxation.Load(new double[relaxed.Relaxation.Rows.Count]);
        long worth = relaxed.Pricers().First.Fill(0);

        Assert.InRange(worth, 50 * relaxed.Relaxation.Scale, (50 + 30 * 35) * relaxed.Relaxation.Scale);
    }

    /// <summary>Answers that can not be seated: they must be limits; all others must be the best set.</summary>
    private static int CountGivenUp(Relaxed relaxed, string where)
    {
        int givenUp = 0;
        relaxed.Relaxation.IsExact = true;
        Pricer pricer = relaxed.Pricers().First;
        for (int g = 0; g < relaxed.Relaxation.Grouping.Count; g++)
        {
            long knapsack = pricer.FillKnapsack(g);
            long worth = pricer.Fill(g);
            int[] chosen = [.. pricer.Chosen];
            long best = BestThatStands(relaxed, relaxed.EntriesOf(g));
            Assert.InRange(worth, best, knapsack);
            Assert.Equal(worth, relaxed.ProfitOf(chosen));
            Assert.Equal(worth, pricer.Fill(g));
            bool stands = chosen.Length == 0 || relaxed.CanStand(chosen);
            Assert.True(!stands || worth == best, where);
            if (!stands) givenUp++;
        }

        return givenUp;
    }

    /// <summary>Only profitable entries can be part of the answer; the others need no trying.</summary>
    private static long BestThatStands(Relaxed relaxed, int[] entries)
    {
        int[] profitable = [.. entries.Where(e => relaxed.ProfitOf([e]) > 0)];
        foreach (int[] set in Relaxed.Sets(profitable).OrderByDescending(relaxed.ProfitOf))
        {
            if (relaxed.CanStand(set)) return relaxed.ProfitOf(set);
        }

        return 0;
    }
}
